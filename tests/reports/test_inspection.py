"""What an inspection asks: each kind of trouble is found, what is in order is not, and the ledger vouches for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from counter_fixtures import Counter, hand_over

from cchc_desktop.acts import custody, decide, inspection, printing, supplement
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Apologised, ResultHandedOver, SupplementRequested
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.period import Period
from cchc_desktop.reports.inspection import Inspection
from cchc_desktop.reports.inspection import inspection as looked_at
from cchc_desktop.store import inspecting, ledger, prints
from cchc_desktop.store.flaws import Wrong

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def seen(counter: Counter, period: Period = YEAR) -> Inspection:
    return looked_at(counter.db, period, counter.desk, counter.now)


def counts(counter: Counter, period: Period = YEAR) -> dict[str, int]:
    return {each.title: each.count for each in seen(counter, period).findings if each.count}


def printed(counter: Counter, dossier: Dossier, slip: str = printing.RECEIPT) -> None:
    asked = printing.ask(counter.db, dossier.uid, slip, counter.clerk, counter.now)
    printing.note(counter.db, asked, printing.HANDED_OVER, "HP", "", (counter.clerk, counter.now))


@pytest.fixture
def dossier(counter: Counter) -> Dossier:
    """Received in the morning, its receipt printed, its folder sent that day."""
    made = counter.receive()
    printed(counter, made)
    return hand_over(counter, made)


def test_what_is_in_order_finds_nothing(counter: Counter, dossier: Dossier) -> None:
    assert counts(counter) == {}
    assert dossier.due_at is not None


def test_late_without_an_apology_until_somebody_apologises(counter: Counter, dossier: Dossier) -> None:
    assert dossier.due_at is not None
    counter.clock.at = dossier.due_at + timedelta(days=2)
    title = "Quá ngày hẹn, chưa có văn bản xin lỗi"

    (late,) = [each for each in seen(counter).findings if each.title == title]
    assert (late.count, late.details) == (1, dossier.printed_code)
    assert title not in counts(counter, Period(date(2026, 1, 1), dossier.due_at.date()))
    counter.clock.at = dossier.due_at
    decide.apologise(
        counter.db,
        counter.desk,
        dossier.uid,
        Apologised(counter.now, "chờ xác minh", counter.now + timedelta(days=7)),
        counter.clerk,
    )
    counter.clock.at = dossier.due_at + timedelta(days=2)
    assert title not in counts(counter)


def test_finished_late_is_late_too(counter: Counter, dossier: Dossier) -> None:
    assert dossier.due_at is not None
    counter.clock.at = dossier.due_at + timedelta(days=1)
    custody.take_result(counter.db, dossier.uid, "Quyết định", counter.clerk, counter.now)
    custody.return_result(counter.db, dossier.uid, ResultHandedOver(counter.now), counter.clerk)
    counter.clock.forward(days=30)

    assert counts(counter)["Quá ngày hẹn, chưa có văn bản xin lỗi"] == 1


def test_a_folder_that_left_late_or_has_not_left(counter: Counter) -> None:
    early, never = counter.receive(), counter.receive()
    for each in (early, never):
        printed(counter, each)
    counter.clock.forward(days=1)
    hand_over(counter, early)

    (late,) = [each for each in seen(counter).findings if each.title.startswith("Chuyển túi")]
    assert late.count == 2
    assert late.details == f"{early.printed_code}; {never.printed_code}"


def test_one_received_after_the_cutoff_may_leave_next_morning(counter: Counter) -> None:
    counter.clock.at = datetime(2026, 10, 5, 15, 30, tzinfo=VN)
    made = counter.receive()
    printed(counter, made)
    counter.clock.at = datetime(2026, 10, 6, 7, 30, tzinfo=VN)
    hand_over(counter, made)

    assert counts(counter) == {}


def test_receptions_and_letters_without_paper(counter: Counter, dossier: Dossier) -> None:
    bare = hand_over(counter, counter.receive())
    printing.ask(counter.db, bare.uid, printing.RECEIPT, counter.clerk, counter.now)  # asked for, never printed
    decide.apologise(
        counter.db,
        counter.desk,
        dossier.uid,
        Apologised(counter.now, "chờ xác minh", (dossier.due_at or counter.now) + timedelta(days=7)),
        counter.clerk,
    )

    found = {each.title: each.details for each in seen(counter).findings if each.count}
    assert found == {
        "Tiếp nhận chưa in giấy tiếp nhận": bare.printed_code,
        "Đã làm nhưng chưa in văn bản xin lỗi": dossier.printed_code,
    }
    printed(counter, dossier, "apology")
    assert "Đã làm nhưng chưa in văn bản xin lỗi" not in counts(counter)


def test_how_many_more_there_are_is_written_with_a_dot(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspecting, "asked_twice", lambda *_: ["H1"] * 1154)

    (twice,) = [each for each in seen(counter).findings if each.count]
    assert (twice.count, twice.details) == (1154, "H1; H1; H1; H1; H1; và 1.149 nữa")


def test_papers_that_no_act_stands_behind(counter: Counter, dossier: Dossier) -> None:
    printed(counter, dossier, "refusal")

    assert counts(counter) == {"Có giấy in mà không có việc tương ứng": 1}


def test_numbers_without_a_dossier_are_counted_by_reason(counter: Counter) -> None:
    from cchc_desktop.acts import pad

    made = pad.make_pad(counter.db, counter.desk, 3, counter.clerk, counter.now)
    for code in made.codes[:2]:
        pad.void_stub(counter.db, counter.desk, code, "rách", counter.clerk, counter.now)

    (skipped,) = [each for each in seen(counter).findings if each.count]
    assert (skipped.count, skipped.details) == (2, "2 số: rách")


@pytest.mark.parametrize(
    ("at", "outside"),
    [
        (datetime(2026, 10, 5, 6, 59, tzinfo=VN), True),
        (datetime(2026, 10, 5, 7, 0, tzinfo=VN), False),
        (datetime(2026, 10, 5, 12, 0, tzinfo=VN), True),
        (datetime(2026, 10, 5, 17, 0, tzinfo=VN), False),
        (datetime(2026, 10, 5, 17, 1, tzinfo=VN), True),
        (datetime(2026, 10, 10, 9, 0, tzinfo=VN), True),  # a Saturday
    ],
)
def test_acts_outside_the_hours_of_the_office(counter: Counter, at: datetime, outside: bool) -> None:
    counter.clock.at = at
    made = counter.receive()
    printed(counter, made)

    found = counts(counter)
    assert found.get("Việc ghi ngoài giờ làm việc", 0) == int(outside)


def test_many_are_counted_and_the_first_are_named(counter: Counter) -> None:
    made = [counter.receive() for _ in range(11)]

    (unprinted,) = [each for each in seen(counter).findings if "chưa in giấy tiếp nhận" in each.title]
    assert unprinted.count == 11
    assert unprinted.details.endswith(f"{made[4].printed_code}; và 6 nữa")


def test_two_that_share_a_receipt_have_one(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    counter.receive()
    counter.receive()
    numbers: Callable[..., int] = lambda *_, **__: 2  # noqa: E731
    monkeypatch.setattr(prints, "next_printing", numbers)

    assert "Tiếp nhận chưa in giấy tiếp nhận" not in counts(counter)


def test_a_second_request_for_papers(counter: Counter, dossier: Dossier) -> None:
    for _ in range(2):
        request = SupplementRequested(counter.now, "Bổ sung căn cước", approval_reason="Giấy nộp sai")
        supplement.request_supplement(counter.db, counter.desk, dossier.uid, request, counter.lead)
        printed(counter, dossier, "supplement_request")
        papers = (Paper("Căn cước", photocopy=1),)
        supplement.receive_supplement(counter.db, counter.desk, dossier.uid, papers, counter.clerk, counter.now)

    assert counts(counter) == {"Yêu cầu bổ sung từ lần thứ hai": 1}


# The ledger vouches for it.


def test_before_the_store_was_verified_the_page_says_so(counter: Counter) -> None:
    assert "Chưa kiểm tra" in seen(counter).verdict


def test_what_was_verified_is_told_with_the_head(counter: Counter, dossier: Dossier) -> None:
    entries = ledger.last_pos(counter.db)
    assert inspection.check(counter.db, YEAR, counter.clerk, counter.now) is None

    made = seen(counter)
    assert (made.entries, made.flaw, made.instance) == (entries, None, ledger.instance(counter.db))
    assert (made.seq, made.hash) == ledger.head(counter.db)[1:]
    assert made.verdict.startswith(f"Đúng: {entries} mục")


def test_a_flaw_is_told_even_when_it_came_after(counter: Counter, dossier: Dossier) -> None:
    inspection.check(counter.db, YEAR, counter.clerk, counter.now)
    later = counter.receive()
    counter.db.conn.execute("drop trigger ledger_never_changes")
    counter.db.conn.execute("update ledger set payload = x'00' where pos = ?", (counter.entries(later.uid)[0].pos,))

    assert seen(counter).verdict.startswith("SAI: nội dung của mục bị sửa")
    flaw = inspection.check(counter.db, YEAR, counter.clerk, counter.now)
    assert flaw is not None
    assert flaw.wrong is Wrong.PAYLOAD
