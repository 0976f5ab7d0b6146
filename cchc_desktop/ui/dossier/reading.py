"""What the page shows of one dossier (đọc hồ sơ), gathered in one look-up off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import find, require, told
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.due_story import DueStory
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.legs import LegDates
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.status import COUNTER, Status
from cchc_desktop.reports import history, holders, shelf
from cchc_desktop.reports.history import Line
from cchc_desktop.reports.holders import InHand
from cchc_desktop.reports.story import last, story
from cchc_desktop.reports.voiding import voided
from cchc_desktop.store import dossiers, due, meta, prints
from cchc_desktop.store.connection import Database
from cchc_desktop.store.prints import Print


@dataclass(frozen=True, slots=True)
class Reading:
    """One dossier and its story."""

    dossier: Dossier
    lines: Sequence[Line]  # newest first
    in_hand: InHand | None  # None: nothing of its folder is known here
    due: DueStory
    own: bool
    as_of: datetime | None  # of another counter's dossier: when the portal was last heard
    place: str = ""  # of its result on the shelf
    awaited: tuple[Paper, ...] = ()  # asked for and not there yet
    prints: Sequence[Print] = ()  # in order
    legs: tuple[LegDates, ...] = ()  # of an interconnected procedure
    voided: str = ""  # since when it is no dossier any more, by whom, why

    @property
    def promised(self) -> datetime | None:
        """The date on the paper the citizen holds."""
        return self.due.promised

    @property
    def held_since(self) -> datetime | None:
        """When the folder came to whoever has it."""
        return self.in_hand.since if self.in_hand else self.dossier.received_at

    @property
    def is_on_shelf(self) -> bool:
        """Whether its result waits at the counter for its collector."""
        return self.dossier.status is Status.FINISHED and self.dossier.holder == COUNTER


def read(db: Database, uid: str, desk: Desk, by: Clerk) -> Reading:
    """Raises Refused for a clerk who may not see dossiers, and for a dossier this store does not have."""
    require(by, Duty.READ_DOSSIER)
    dossier = find(db, uid)
    own = dossiers.standing(db, uid)[0]
    contact = meta.read(db, "last_contact")
    hours, calendar = desk.office.hours, desk.calendar
    return Reading(
        dossier,
        history.lines(db, uid),
        holders.in_hand(db, uid),
        due.story(db, dossier, hours, calendar),
        own,
        parse_instant(contact) if contact and not own else None,
        shelf.placed(db, dossier).place,
        _awaited(db, dossier),
        prints.of_dossier(db, uid),
        due.legs(db, dossier, hours, calendar),
        voided(db, uid) if dossier.voided else "",
    )


def refuse(db: Database, dossier: Dossier, problem: Problem, today: date) -> None:
    """Raises Refused: why an act may not be done, with since when, by whom, and what is done instead."""
    raise Refused((told(db, dossier, problem, today),))


def _awaited(db: Database, dossier: Dossier) -> tuple[Paper, ...]:
    """The papers of the newest request, while they are waited for."""
    found = last(story(db, dossier.uid), SupplementRequested) if dossier.status is Status.SUPPLEMENT else None
    return found[0].papers if found else ()
