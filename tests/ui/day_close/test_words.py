"""What the page says of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import msgspec

from cchc_desktop.domain.day_close import DayClose, Flagged, Held, Holders, Prints
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.status import HolderKind
from cchc_desktop.reports.sync_standing import Standing
from cchc_desktop.store.reconciling import Reconciled
from cchc_desktop.ui.day_close import words

AT = datetime(2026, 10, 5, 17, 5, tzinfo=VN)
QUIET = DayClose(AT.date(), "03", Holders((), 0), {}, (), 0, (), (), Prints(), 0, None, (), (), (), ())


def test_a_lead_is_told_what_to_see_and_nothing_else() -> None:
    assert words.for_lead(QUIET) == ""
    assert words.for_lead(replace(QUIET, unsent=9)) == ""
    lost = replace(QUIET, missing_count=2, flagged=(Flagged(AT, "cb01", "", "void"),))
    assert words.for_lead(lost) == "Trưởng quầy cần xem: 2 túi hồ sơ chưa ai nhận, 1 lần tự duyệt."
    odd = replace(QUIET, holders=Holders((Held(HolderKind.COUNTER, "", 1),), 2))
    assert "không khớp" in words.for_lead(odd)
    assert all(bool(words.for_lead(each)) == each.needs_lead for each in (QUIET, lost, odd))


def test_a_day_that_was_closed_says_when_and_can_be_closed_again() -> None:
    assert words.title(AT.date(), None) == "Cần xem trước khi chốt ngày 05/10/2026"
    assert words.title(AT.date(), AT) == "Còn phải xem · ngày 05/10/2026 đã chốt lúc 17:05"
    assert words.commit(None) != words.commit(AT)
    assert "17:05" in words.closed(AT.date(), AT)


def test_a_pad_is_asked_for_with_its_usual_count_today() -> None:
    form = words.pad_form(date(2026, 10, 5))

    assert [(ask.name, ask.value) for ask in form.asks] == [("count", "50"), ("day", "05/10/2026")]
    assert form.slips == ("pad",)


def test_an_empty_list_of_a_closed_day_does_not_ask_to_close_it() -> None:
    assert "Ctrl+Enter" in words.nothing(None)
    assert "Ctrl+Enter" not in words.nothing(AT)
    assert words.apologies(3) == "Phải xin lỗi: 3 hồ sơ"


def test_the_title_says_how_the_comparison_with_the_portal_came_out() -> None:
    day, at = date(2026, 10, 5), datetime(2026, 10, 5, 17, 0, tzinfo=VN)
    done = Reconciled("2026-10-05T17:01:00.000+07:00", "2026-10-05", 7, 52)
    apart = msgspec.structs.replace(done, differing=1)
    said = [
        words.title(day, at, standing).partition(" · ")[2].partition(" · ")[2]
        for standing in (
            Standing(reconciled=done),
            Standing(reconciled=apart),
            Standing(reconciled=done, acts_since=1),
            Standing(reconciled=done, reconcile_asked=True),
            Standing(reconciled=msgspec.structs.replace(done, day="2026-10-04")),
            Standing(),
        )
    ]

    assert said == ["đã đồng bộ đủ", "đối soát với cổng thấy khác, xem F9", "", "", "", ""]


def test_a_day_with_work_after_its_close_is_to_be_closed_again() -> None:
    assert words.title(AT.date(), AT, moved=True) == "Đã chốt lúc 17:05, sau đó có việc mới: chốt lại ngày 05/10/2026"
