"""The parts of the morning do what they say at a counter whose cable is out."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_window import received
from demo_window import a_play

from cchc_desktop.app import demo_morning
from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.app.demo_people import citizen
from cchc_desktop.app.demo_play import Play
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.intake import ReturnChannel
from cchc_desktop.domain.person import IdentityKind, OwnerKind
from cchc_desktop.store import dossiers


@pytest.fixture
def played(hand: Hand, practice_folder: Path, tmp_path: Path) -> Play:
    return a_play(hand, practice_folder, tmp_path)


def only(hand: Hand) -> Dossier:
    (row,) = received(hand)
    dossier = hand.ask(dossiers.get, row.uid)
    assert dossier is not None
    return dossier


def test_who_has_no_card_is_taken_down_by_hand(played: Play, hand: Hand) -> None:
    demo_morning.citizen_without_card(played)

    owner, person = only(hand).intake.owner, citizen(2)
    assert (owner.name, owner.number, owner.born) == (person.name, person.number, person.born)
    assert (owner.address.commune, owner.address.province) == ("Xã Sông Mã", "Sơn La")


def test_everything_typed_takes_no_more_keys_than_it_may(played: Play, hand: Hand) -> None:
    demo_morning.citizen_by_hand(played)

    owner, person = only(hand).intake.owner, citizen(3)
    assert (owner.name, owner.number, owner.born) == (person.name, person.number, person.born)
    assert (owner.address.commune, owner.address.province) == ("Xã Sông Mã", "Sơn La")
    assert hand.tasks["receive, no card"][0] <= 95


def test_a_company_has_its_tax_code_and_two_matters(played: Play, hand: Hand) -> None:
    demo_morning.company(played)

    second, first = [hand.ask(dossiers.get, row.uid) for row in received(hand)]
    assert first is not None
    assert second is not None
    assert second.owed == 600_000
    intake = first.intake
    assert intake.owner == second.intake.owner
    assert (intake.owner_kind, intake.owner.number_kind) == (OwnerKind.ENTERPRISE, IdentityKind.TAX_CODE)
    assert intake.owner.representative == "Vũ Thị Đại Diện"


def test_a_foreigner_has_a_passport_and_pays(played: Play, hand: Hand) -> None:
    demo_morning.foreigner(played)

    intake = only(hand).intake
    assert (intake.owner.number_kind, intake.owner.nationality) == (IdentityKind.PASSPORT, "Nhật Bản")
    assert intake.fee_amount == 600_000


def test_who_comes_for_another_is_authorised(played: Play, hand: Hand) -> None:
    demo_morning.authorised_person(played)

    intake = only(hand).intake
    assert intake.submitter is not None
    assert (intake.owner.name, intake.submitter.name) == (citizen(25).name, citizen(7).name)
    assert intake.authorised


def test_a_result_goes_by_post(played: Play, hand: Hand) -> None:
    demo_morning.by_post(played)

    assert only(hand).intake.return_channel is ReturnChannel.POST


def test_two_dossiers_of_one_person(played: Play, hand: Hand) -> None:
    demo_morning.two_dossiers(played)

    assert [row.owner_name for row in received(hand)] == [citizen(11).name] * 2


def test_who_was_sent_home_for_a_paper_comes_back_to_a_draft(played: Play, hand: Hand) -> None:
    demo_morning.interrupted(played)

    assert [row.owner_name for row in received(hand)] == [citizen(14).name, citizen(19).name]
