"""Why a receipt was made anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from factories import ANY_EVENT, LATER, NOW, a_dossier, an_intake
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.due_story import Mover
from cchc_desktop.domain.events import (
    Adopted,
    Amended,
    Apologised,
    Event,
    PortalChanged,
    Received,
    SlipPrinted,
    Stopped,
    SupplementReceived,
    SupplementRequested,
    Withdrawn,
)
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.reissue import FIRST, Moved, Reissue, printed_on_newest, reissue

FORM, PHOTO, DEED = Paper("Đơn", 1), Paper("Ảnh", 2), Paper("Trích lục", 1)
DOSSIER = a_dossier(intake=an_intake(papers=(FORM, PHOTO)))
MOVED = LATER + timedelta(days=6)


def at(days: int) -> datetime:
    return NOW + timedelta(days=days)


def day(days: int) -> date:
    return at(days).date()


ASKED = SupplementRequested(at(1), "Trích lục")
BROUGHT = SupplementReceived(at(5), (DEED,), MOVED)


def of(*events: Event) -> Reissue:
    return reissue([Received(NOW, DOSSIER), *events])


def test_the_first_version_says_nothing() -> None:
    assert (reissue([]), of(), of(ASKED)) == (FIRST, FIRST, FIRST)


def test_papers_that_came_later_make_a_version_with_their_day_and_why_the_date_moved() -> None:
    assert of(ASKED, BROUGHT) == Reissue(day(5), True, (Moved(Mover.SUPPLEMENT, day(5), day(1)),), (None, None, day(5)))


def test_a_receipt_holds_until_its_dossier_was_withdrawn_or_stopped() -> None:
    assert of(Withdrawn(at(3), "Không cần nữa")) == Reissue(ended_on=day(3))
    assert of(Withdrawn(at(3), "Không cần nữa"), Stopped(at(4), "Theo đề nghị")).ended_on == day(4)
    assert of(ASKED, BROUGHT, Stopped(at(6), "Không giải quyết")).made_on == day(5)


def test_a_correction_makes_a_version_and_papers_keep_their_day_by_their_name() -> None:
    corrected = an_intake(papers=(replace(DEED, original=2), PHOTO, Paper("Mới", 1), DEED))

    found = of(ASKED, BROUGHT, Amended(at(7), corrected, "Ghi nhầm"))

    assert (found.made_on, found.by_supplement) == (day(7), False)
    assert found.came_on == (day(5), None, None, None)
    assert of(Amended(at(2), corrected, "Ghi nhầm")) == Reissue(day(2))


def test_papers_of_two_supplements_have_each_its_own_day() -> None:
    again = SupplementReceived(at(9), (PHOTO,), MOVED)

    found = of(ASKED, BROUGHT, replace(ASKED, at=at(7)), again)

    assert found.came_on == (None, None, day(5), day(9))
    assert [moved.on for moved in found.moves] == [day(5)]


def test_papers_that_another_counter_took_in_leave_each_of_ours_its_day() -> None:
    ours = DOSSIER.after(ASKED).after(BROUGHT).intake
    theirs = replace(ours, papers=(*ours.papers, Paper("Mới", 1)))
    heard = PortalChanged(at(6), 4, intake=theirs, items=("papers",))

    assert of(ASKED, BROUGHT, heard).came_on == (None, None, day(5), None)
    assert of(ASKED, BROUGHT, heard, Amended(at(7), theirs, "Ghi nhầm")).came_on == (None, None, day(5), None)


def test_apologies_and_the_portal_move_the_date_without_a_new_version() -> None:
    sorry, told = Apologised(at(3), "Chờ ý kiến", MOVED), PortalChanged(at(4), 3, due_at=LATER)

    assert of(sorry, told, PortalChanged(at(5), 4)) == Reissue(
        moves=(Moved(Mover.APOLOGY, day(3)), Moved(Mover.PORTAL, day(4)))
    )


def test_of_another_counters_dossier_only_what_happened_here_is_said() -> None:
    assert reissue([PortalChanged(NOW, 1), Adopted(NOW, replace(DOSSIER, reissues=2), 2)]) == FIRST


def test_the_newest_receipt_is_the_one_that_was_printed_last() -> None:
    printed = SlipPrinted(at(0), "receipt", "handed_over", "p1")
    story = [Received(NOW, DOSSIER), printed, ASKED, BROUGHT]

    def due(*events: Event) -> datetime | None:
        found = printed_on_newest(events)
        return found.due_at if found else None

    assert due() is None
    assert due(Received(NOW, DOSSIER), ASKED, BROUGHT) == MOVED  # never printed here: what its version says
    assert due(*story) == LATER
    assert due(*story, replace(printed, at=at(6), state="failed")) == LATER
    assert due(*story, replace(printed, at=at(6), slip="label")) == LATER
    assert due(*story, replace(printed, at=at(6))) == MOVED


@given(st.lists(ANY_EVENT, max_size=12))
def test_whatever_the_ledger_holds_papers_and_days_go_together(events: list[Event]) -> None:
    dossier = DOSSIER
    for event in events:
        dossier = dossier.after(event)

    found = of(*events)

    assert len(found.came_on) in (0, len(dossier.intake.papers))
    assert (found.made_on is not None) <= (dossier.reissues > 0)
