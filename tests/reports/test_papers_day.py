"""The close of a day and the register's pages, gathered as the store stands."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from counter_fixtures import DIVISION, Counter, hand_over

from cchc_desktop.acts import custody, decide, printing
from cchc_desktop.acts.day_close import close_day
from cchc_desktop.acts.printing import Asked
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.events import Apologised, ResultHandedOver
from cchc_desktop.domain.instants import VN, day_text
from cchc_desktop.domain.slip_kind import DAY_CLOSE, PREVIEW
from cchc_desktop.reports import papers
from cchc_desktop.reports.day_close import day_close
from cchc_desktop.reports.gathering import NoPaper
from cchc_desktop.slips.lists.day_close import DayClose
from cchc_desktop.slips.lists.register import Register


def today(counter: Counter) -> str:
    return counter.now.date().isoformat()


def closing(counter: Counter) -> DayClose:
    slip = papers.gather(counter.db, "day_close", today(counter), counter.desk, counter.now)
    assert isinstance(slip, DayClose)
    return slip


def close(counter: Counter, by: Clerk) -> None:
    close_day(counter.db, day_close(counter.db, counter.desk.office.counter, counter.now.date()), by, counter.now)


def register(counter: Counter) -> Register:
    slip = papers.gather(counter.db, "register", today(counter), counter.desk, counter.now)
    assert isinstance(slip, Register)
    return slip


def test_the_close_is_signed_by_who_closed_last_and_by_the_lead_when_it_was_the_lead(counter: Counter) -> None:
    assert (closing(counter).clerk_name, closing(counter).lead_name) == ("", "")

    close(counter, counter.clerk)
    at = counter.now
    counter.clock.forward(minutes=5)
    assert (closing(counter).at, closing(counter).clerk_name, closing(counter).lead_name) == (
        at,
        counter.clerk.name,
        "",
    )

    close(counter, counter.lead)
    assert closing(counter).lead_name == counter.lead.name


def test_the_close_names_the_folder_nobody_has_told_to_be_there(counter: Counter) -> None:
    code = hand_over(counter, counter.receive()).printed_code

    [missing] = [section for section in closing(counter).sections if section.title == "Túi hồ sơ chưa ai nhận"]

    [line] = missing.lines
    assert line.startswith(f"{code}: hỏi {counter.clerk.name}; giao {DIVISION}")


def test_nobody_s_name_stands_under_figures_that_moved_since_they_closed_the_day(counter: Counter) -> None:
    dossier = counter.receive()
    close(counter, counter.clerk)
    printed = closing(counter).sections
    asked = printing.ask(counter.db, dossier.uid, printing.RECEIPT, counter.clerk, counter.now + timedelta(minutes=1))
    assert asked.printing == 1
    assert closing(counter).sections == printed  # paper alone moves nothing

    counter.receive()

    with pytest.raises(NoPaper, match=r"^day\.moved$"):
        closing(counter)
    looked = papers.gather(counter.db, "day_close", f"{today(counter)}{PREVIEW}", counter.desk, counter.now)
    assert isinstance(looked, DayClose)
    assert (looked.clerk_name, looked.sections == printed) == ("", False)
    close(counter, counter.clerk)
    assert closing(counter).clerk_name == counter.clerk.name


def test_another_evening_cannot_be_signed_for(counter: Counter) -> None:
    day = (counter.now - timedelta(days=1)).date().isoformat()

    with pytest.raises(NoPaper, match=r"^day\.gone$"):
        papers.gather(counter.db, "day_close", day, counter.desk, counter.now)


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


def test_before_it_is_closed_it_is_a_preview_and_the_real_one_is_the_first_printing(counter: Counter) -> None:
    def asked() -> Asked:
        return printing.ask(counter.db, today(counter), DAY_CLOSE, counter.clerk, counter.now)

    assert not closing(counter).closed
    first, again = asked(), asked()
    assert (first.printing, again.printing) == (1, 2)
    assert papers.gather(counter.db, DAY_CLOSE, first.number, counter.desk, counter.now)

    close(counter, counter.clerk)

    assert closing(counter).closed
    real = asked()
    assert (real.number, real.printing) == (today(counter), 1)
    assert asked().printing == 2
