"""The register's pages, of a day and of any choice, gathered as the store stands."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from counter_fixtures import Counter, hand_over

from cchc_desktop.acts import custody, decide
from cchc_desktop.domain.events import Apologised, ResultHandedOver
from cchc_desktop.domain.instants import VN, day_text
from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.period import Period, year_of
from cchc_desktop.domain.selection import Figure, Mark, Order, Selection
from cchc_desktop.reports import papers, papers_register
from cchc_desktop.reports.gathering import NoPaper
from cchc_desktop.slips.lists.register import Register
from cchc_desktop.store import chosen


def register(counter: Counter, name: str = "") -> Register:
    subject = name or counter.now.date().isoformat()
    slip = papers.gather(counter.db, "register", subject, counter.desk, counter.now)
    assert isinstance(slip, Register)
    return slip


def of_choice(counter: Counter, selection: Selection) -> Register:
    return register(counter, chosen.keep(counter.db, selection, counter.now.date()))


def test_the_register_has_each_dossier_of_the_day_with_all_that_came_after(counter: Counter) -> None:
    first, second = counter.receive(), counter.receive()
    hand_over(counter, first)
    custody.take_result(counter.db, first.uid, "Quyết định", counter.clerk, counter.now)
    custody.return_result(counter.db, first.uid, ResultHandedOver(counter.now), counter.clerk)
    decide.void(counter.db, second.uid, "Nhập nhầm", (counter.lead, counter.now, None))

    pages = register(counter)

    assert (pages.book, pages.first, pages.last) == (first.reception.book, counter.now.date(), counter.now.date())
    assert [(row.ordinal, row.code) for row in pages.rows] == [(1, first.code), (2, second.code)]
    gone, struck = pages.rows
    assert (gone.sent, gone.came_back, gone.returned, gone.how_returned) == (*[counter.now] * 3, "Tại quầy")
    assert (gone.note, struck.note, struck.sent) == ("", "đã hủy", None)


def test_the_register_tells_of_what_moved_a_date_and_keeps_the_first(counter: Counter) -> None:
    dossier = counter.receive()
    day_after = counter.desk.calendar.worked_after((counter.now + timedelta(days=40)).date())
    apologised = Apologised(counter.now, "Thiếu người", datetime.combine(day_after, time(9), VN))
    decide.apologise(counter.db, counter.desk, dossier.uid, apologised, counter.lead)
    decide.withdraw(counter.db, dossier.uid, "Không cần nữa", None, counter.clerk, counter.now)

    (row,) = register(counter).rows
    day, later = (day_text(at.date()) for at in (counter.now, apologised.due_at))
    assert (row.first_due, row.due) == (dossier.due_at, apologised.due_at)
    assert row.note == f"xin lỗi {day}, hẹn lại {later}; rút hồ sơ {day}"


def test_a_day_without_receptions_has_an_empty_page_of_the_book(counter: Counter) -> None:
    pages = register(counter)

    assert (pages.rows, pages.book) == ((), f"{counter.desk.office.counter}/{counter.now.year}")


def test_of_a_choice_the_pages_have_its_dossiers_in_the_order_of_the_book(counter: Counter) -> None:
    posted = [counter.receive(channel=Channel.POST) for _ in range(2)]
    counter.receive()
    newest_first = Selection(period=year_of(counter.now.year), channel=Channel.POST, order=Order.NAME)

    pages = of_choice(counter, newest_first)

    assert [row.code for row in pages.rows] == [each.code for each in posted]
    assert (pages.book, pages.chosen) == (posted[0].reception.book, f"Năm {counter.now.year}; bưu chính")
    assert (pages.first, pages.last) == (year_of(counter.now.year).first, year_of(counter.now.year).last)
    assert pages.day == counter.now.date()  # and not the last of a year that is not over
    whole = of_choice(counter, Selection())
    assert (len(whole.rows), whole.chosen, whole.first) == (3, "", counter.now.date())


def test_what_stands_behind_a_figure_can_be_printed(counter: Counter) -> None:
    dossier = counter.receive()
    today = Period(counter.now.date(), counter.now.date())
    pages = of_choice(counter, Selection(period=today, figure=Figure.RECEIVED, mark=Mark.RIGHT_AT_ONCE))
    assert [row.code for row in pages.rows] == [dossier.code]


def test_nothing_too_much_and_what_is_not_kept_are_refused_in_words(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        counter.receive()
    monkeypatch.setattr(papers_register, "MOST", 2)
    for ask, told in (
        (lambda: of_choice(counter, Selection()), "Bộ lọc có 3 hồ sơ; một lần in được nhiều nhất 2."),
        (lambda: of_choice(counter, Selection(clerk_code="NOBODY")), "Không có hồ sơ đã tiếp nhận nào"),
        (lambda: register(counter, "2026-11-23_012345"), "không giữ bộ lọc"),
        (lambda: register(counter, "2026-11-23_x"), "không phải ngày"),
    ):
        with pytest.raises(NoPaper) as refused:
            ask()
        assert told in refused.value.problem.message
