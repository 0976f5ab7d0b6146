"""What a simulated counter remembers between days (ca quầy giả định), and the small things all its acts share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from typing import TypeVar

from cchc_desktop.acts import printing
from cchc_desktop.acts.desk import Desk
from cchc_desktop.app import practice_words as words
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.practice_agenda import Agenda, OfficeTime
from cchc_desktop.app.practice_fates import Fates, shares_of
from cchc_desktop.app.practice_people import Crowd
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.domain.status import Status
from cchc_desktop.store import dossiers, procedures
from cchc_desktop.store.connection import Database

PRINTER = "Máy in thực hành"
CLOSING = 0.95  # of a day's hours: the folders of the day go to the divisions
TO_BRING = 10  # worked days for papers that are asked for
_LEADS = 0.12  # of citizens, while the clerk is away
_FAILS = 0.01  # of printings
_AGAIN = 0.008
ITEMS = 100_000_000  # numbers that the post has
_ITEMS_APART = 10_000_019  # of two fillings
_T = TypeVar("_T")


@dataclass(slots=True)
class Shift:
    """One counter through all its days."""

    counter: Counter
    chance: Random
    crowd: Crowd
    fates: Fates
    catalogue: list[Procedure]
    time: OfficeTime
    agenda: Agenda = field(default_factory=Agenda)
    papers: dict[str, tuple[Paper, ...]] = field(default_factory=dict)  # all that a procedure asks for
    folders: dict[str, list[str]] = field(default_factory=dict)  # at the counter, by division they go to
    items: int = 0  # sent by post

    @property
    def desk(self) -> Desk:
        """Where it all happens."""
        return self.counter.desk

    @property
    def clerk(self) -> Clerk:
        """Who is at the counter."""
        return self.counter.file.clerks[0]

    @property
    def lead(self) -> Clerk:
        """Who decides what a clerk may not."""
        return self.counter.file.lead

    def somebody(self) -> Clerk:
        """The clerk, now and then the lead."""
        return self.lead if self.happens(_LEADS) else self.clerk

    def happens(self, share: float) -> bool:
        """Whether what befalls such a share does."""
        return self.chance.random() < share

    def one(self, of: Sequence[_T]) -> _T:
        """Any of these."""
        return of[int(self.chance.random() * len(of))]

    def some_days_after(self, day: date, first: int, last: int, share: tuple[float, float] = (0.02, 0.9)) -> datetime:
        """Some moment so many to so many worked days later; `share` of the day's hours between which."""
        low, high = share
        days = first + int(self.chance.random() * (last - first + 1))
        return self.time.after(day, days, low + (high - low) * self.chance.random())

    def request(self, at: datetime) -> SupplementRequested:
        """One more paper is asked for, to be brought within TO_BRING worked days."""
        name, content = self.one(words.ASKED)
        deadline = self.time.after(at.date(), TO_BRING, 1.0)
        return SupplementRequested(at, content, words.ASKED_WHY, (Paper(name, original=1),), deadline)

    def in_work(self, db: Database, uid: str) -> Dossier | None:
        """The dossier, while a division works on it."""
        dossier = dossiers.get(db, uid)
        return dossier if dossier and dossier.status is Status.PROCESSING and not dossier.voided else None

    def print(self, db: Database, subject: str, slip: str, at: datetime) -> None:
        """A slip goes to the printer; some fail first, some are wanted again."""
        by = self.clerk
        asked = printing.ask(db, subject, slip, by, at)
        if self.happens(_FAILS):
            printing.note(db, asked, printing.FAILED, PRINTER, "not_drawn", (by, at))
            asked = printing.ask(db, subject, slip, by, at)
        printing.note(db, asked, printing.HANDED_OVER, PRINTER, "", (by, at))
        if self.happens(_AGAIN):
            again = printing.ask(db, subject, slip, by, at)
            printing.note(db, again, printing.HANDED_OVER, PRINTER, "", (by, at))


def begun(counter: Counter, seed: int, first: date, last: date) -> Shift:
    """A counter before its first day; procedures can be asked for that have a time and are valid on all of them."""
    current = procedures.current(counter.db)
    catalogue = [each for each in current if each.processing_on(last) and each.valid_on(first) and each.valid_on(last)]
    places = ((known.code, division_of(counter.desk, known.division)) for known in catalogue)
    return Shift(
        counter,
        Random(seed),  # noqa: S311  # made-up days, not secrets
        Crowd(seed),
        Fates(seed, shares_of(places)),
        catalogue,
        OfficeTime(counter.desk),
        items=seed * _ITEMS_APART % ITEMS,
    )


def division_of(desk: Desk, named: str) -> str:
    """The division that gets a folder: its procedure's, else the office's first."""
    return named or desk.office.divisions[0]
