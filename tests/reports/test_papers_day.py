"""The close of a day, gathered as the store stands."""

from __future__ import annotations

from datetime import timedelta

import pytest
from counter_fixtures import DIVISION, Counter, hand_over

from cchc_desktop.acts import printing
from cchc_desktop.acts.day_close import close_day
from cchc_desktop.acts.printing import Asked
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.slip_kind import DAY_CLOSE, PREVIEW
from cchc_desktop.reports import papers
from cchc_desktop.reports.day_close import day_close
from cchc_desktop.reports.gathering import NoPaper
from cchc_desktop.slips.lists.day_close import DayClose


def today(counter: Counter) -> str:
    return counter.now.date().isoformat()


def closing(counter: Counter) -> DayClose:
    slip = papers.gather(counter.db, "day_close", today(counter), counter.desk, counter.now)
    assert isinstance(slip, DayClose)
    return slip


def close(counter: Counter, by: Clerk) -> None:
    close_day(counter.db, day_close(counter.db, counter.desk.office.counter, counter.now.date()), by, counter.now)


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
