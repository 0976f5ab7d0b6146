"""Codes of envelopes: each once, in the order scanned, taken back by an empty field."""

from __future__ import annotations

import pytest
from factories import NOW, a_dossier
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.ui.results.envelopes import Envelopes

CODES = st.sampled_from(["EV123456785VN", "EV123456771VN", "AB", "ev123456789vn", "", "?", "Ê"])


@given(st.lists(st.tuples(st.sampled_from("abc"), CODES)))
def test_no_code_ever_stands_for_two_envelopes(entered: list[tuple[str, str]]) -> None:
    envelopes = Envelopes()
    for uid, text in entered:
        envelopes.put(uid, text)

    assert len(set(envelopes.codes.values())) == len(envelopes.codes)


def test_a_code_is_kept_in_capitals_without_blanks() -> None:
    envelopes = Envelopes()
    assert envelopes.put("a", " ev 123456785 vn ") is None
    assert envelopes.codes == {"a": "EV123456785VN"}


@pytest.mark.parametrize("text", ["?", "E", "A" * 31, "EV12345678Ê", "<b>", "12-34"])
def test_what_is_no_code_is_told_and_nothing_is_kept(text: str) -> None:
    envelopes = Envelopes()
    problem = envelopes.put("a", text)
    assert problem is not None
    assert problem.field == "item_code"
    assert envelopes.codes == {}


def test_a_code_scanned_for_two_is_told_and_the_first_keeps_it() -> None:
    envelopes = Envelopes()
    envelopes.put("a", "EV123456785VN")
    problem = envelopes.put("b", "EV123456785VN")
    assert problem is not None
    assert "đã ghi cho hồ sơ khác" in problem.message
    assert envelopes.codes == {"a": "EV123456785VN"}
    assert envelopes.put("a", "EV123456785VN") is None


def test_an_empty_field_takes_a_code_back() -> None:
    envelopes = Envelopes()
    envelopes.put("a", "EV123456785VN")
    assert envelopes.put("a", "  ") is None
    assert envelopes.codes == {}
    assert envelopes.put("b", "EV123456785VN") is None


def test_the_next_is_the_first_without_a_code_and_what_is_gone_is_forgotten() -> None:
    rows = [OnShelf(a_dossier(uid=uid), NOW, "") for uid in "abc"]
    envelopes = Envelopes()
    envelopes.put("a", "EV123456785VN")
    envelopes.put("c", "EV123456799VN")
    following = envelopes.following(rows)
    assert following is not None
    assert following.dossier.uid == "b"

    envelopes.keep(["c"])

    assert envelopes.codes == {"c": "EV123456799VN"}
    assert envelopes.following(rows[2:]) is None


def test_a_code_of_another_carrier_is_doubted_once_and_kept_when_it_comes_again() -> None:
    envelopes = Envelopes()
    problem = envelopes.put("a", "VTP0012345678")
    assert problem is not None
    assert "lần nữa" in problem.message
    assert envelopes.codes == {}

    assert envelopes.put("b", "VTP0012345678") is not None  # for another envelope it is as odd as before
    assert envelopes.put("b", "VTP0012345678") is None

    assert envelopes.codes == {"b": "VTP0012345678"}
