"""What a form is typed for: times as they are written by hand, stubs as they are typed, questions filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

import pytest
from factories import a_dossier, a_procedure
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.pad import Stub
from cchc_desktop.domain.status import Status
from cchc_desktop.ui.intake.errand import (
    PLAIN,
    Errand,
    Purpose,
    late_form,
    papers_of,
    read_clock,
    request_form,
    slip_of,
    stub_of,
    written_at,
)

CODE = "H52.18-261005-3899"


def late(**answers: str) -> Errand:
    return Errand(
        Purpose.LATE, CODE, {"code": CODE, "clock": "7:45", "received_at": "", "late_reason": "Mất điện"} | answers
    )


@pytest.mark.parametrize("text", ["7:45", "07:45", "7h45", "7g45", "0745", " 7 giờ 45 phút ", "7.45", "7H45"])
def test_a_time_as_it_is_written_by_hand(text: str) -> None:
    assert read_clock(text) == time(7, 45)


def test_a_whole_hour() -> None:
    assert read_clock("7h") == read_clock("7 giờ") == time(7)


@pytest.mark.parametrize("text", ["", "7", "745", "24:00", "7:60", "sáng", "2560", "٧:٤٥", "7:45:00"])
def test_what_is_no_time(text: str) -> None:
    assert read_clock(text) is None


@given(st.text(max_size=12))
def test_no_text_breaks_it(text: str) -> None:
    assert read_clock(text) is None or isinstance(read_clock(text), time)


def test_without_a_day_it_is_that_of_the_code() -> None:
    assert written_at(late()) == datetime(2026, 10, 5, 7, 45, tzinfo=VN)
    assert written_at(late(received_at="06/10/2026")) == datetime(2026, 10, 6, 7, 45, tzinfo=VN)
    assert stub_of(late()) == (Stub(CODE, datetime(2026, 10, 5, 7, 45, tzinfo=VN), "Mất điện"), ())


@pytest.mark.parametrize(
    ("answers", "fields"),
    [
        ({"clock": "sáng", "received_at": "32/10/2026"}, ["clock", "received_at"]),
        ({"code": "?"}, ["code"]),
        ({"code": "", "received_at": "06/10"}, ["received_at"]),
    ],
)
def test_what_cannot_be_read_is_told_at_its_question(answers: dict[str, str], fields: list[str]) -> None:
    stub, problems = stub_of(late(**answers))

    assert stub is None
    assert [problem.field for problem in problems] == fields


def test_a_scanned_stub_leaves_only_the_time_to_ask() -> None:
    asks = {ask.name: ask.value for ask in late_form(CODE, "Mất điện").asks}

    assert asks == {"code": CODE, "clock": "", "received_at": "05/10/2026", "late_reason": "Mất điện"}
    assert CODE in late_form(CODE, "").title


def test_a_request_says_what_the_checklist_lacks() -> None:
    lacking = a_procedure().documents[:2]

    form = request_form(lacking)

    assert all(document.name in form.asks[0].value for document in lacking)
    assert [paper.name for paper in papers_of(lacking)] == [document.name for document in lacking]
    assert all(paper.handed_in for paper in papers_of(lacking))
    assert request_form(()).asks[0].value == ""


def test_papers_are_asked_for_as_they_were_counted_and_keep_their_codes() -> None:
    lacking = papers_of(a_procedure().documents[:1])
    assert Errand(Purpose.REQUEST, lacking=lacking).asked == lacking
    typed = {"papers": f"{lacking[0].name} x0/1/2\nGiấy khác x2"}

    first, other = Errand(Purpose.REQUEST, answers=typed, lacking=lacking).asked

    assert (first.code, first.original, first.certified, first.photocopy) == (lacking[0].code, 0, 1, 2)
    assert (other.name, other.original) == ("Giấy khác", 2)


def test_the_citizen_gets_the_slip_of_what_was_done() -> None:
    received = a_dossier()
    brought = replace(received, code=None, provisional=None)

    assert slip_of(received) == "receipt"
    assert slip_of(replace(brought, status=Status.REFUSED)) == "refusal"
    assert slip_of(replace(brought, status=Status.SUPPLEMENT)) == "supplement_request"


def test_a_plain_reception_is_no_letter() -> None:
    assert not PLAIN.purpose.is_letter
    assert [each for each in Purpose if each.is_letter] == [Purpose.REQUEST, Purpose.REFUSE]
