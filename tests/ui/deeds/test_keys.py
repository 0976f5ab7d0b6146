"""Keys of deeds: one each, no two alike, the next deed first."""

from __future__ import annotations

from cchc_desktop.domain.possible import Deed
from cchc_desktop.ui.deeds.keys import KEYS, deed_of, in_order, words


def test_every_deed_done_from_a_dossier_has_a_key_of_its_own() -> None:
    assert set(KEYS) == set(Deed) - {Deed.TAKE}  # taken by the slip of a batch
    assert len(set(KEYS.values())) == len(KEYS)


def test_a_typed_character_names_its_deed() -> None:
    assert deed_of("x") is deed_of("X") is Deed.VOID
    assert deed_of("1") is Deed.REQUEST_SUPPLEMENT
    assert deed_of("h") is None  # every code of an office begins so


def test_what_is_next_comes_first_and_the_rest_as_a_dossier_lives() -> None:
    deeds = [Deed.STOP, Deed.COLLECT_FEE, Deed.HAND_OVER, Deed.TAKE]
    assert in_order(deeds) == [Deed.HAND_OVER, Deed.COLLECT_FEE, Deed.STOP]
    assert in_order(deeds, Deed.STOP) == [Deed.STOP, Deed.HAND_OVER, Deed.COLLECT_FEE]


def test_every_deed_has_words() -> None:
    assert words(Deed.SEND_BACK) == "Phòng trả lại quầy"
    assert words(Deed.AMEND) == "Sửa thông tin"
