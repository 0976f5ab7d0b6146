"""The hand of a clerk in the month: each act done at a counter, and put down in the test's own books."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts import at_intake, late_entry, pad, printing, receive
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.duration import Unit
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.intake import Intake
from cchc_desktop.domain.pad import Stub
from cchc_desktop.store import ledger
from cchc_desktop.ui.printing.prepared import Prepared, prepare
from tests.journey import month_calendar as calendar
from tests.journey.month_books import Books, Folder
from tests.journey.month_office import procedures
from tests.journey.month_world import Printed, World

PROCEDURES = {each.code: each for each in procedures()}


@dataclass(repr=False)
class Hand:
    """One counter, its clerk and lead, and the books of it."""

    world: World
    counter: Counter
    number: int
    online: bool = True
    books: Books = field(default_factory=Books)

    def __post_init__(self) -> None:
        self.books.number = self.number

    @property
    def clerk(self) -> Clerk:
        return self.counter.clerk

    @property
    def lead(self) -> Clerk:
        return self.counter.lead

    def folders(self, fits: Callable[[Folder], bool]) -> list[Folder]:
        """Open folders this counter received, by age."""
        own = (each for each in self.books.folders.values() if each.home == self.number and each.is_open)
        return [each for each in own if fits(each)]

    def dossier(self, folder: Folder) -> Dossier:
        return self.counter.dossier(folder.uid)

    # Receiving

    def receive(self, intake: Intake, before: Folder | None = None) -> Folder:
        """At the counter, now; `before`: what so far only had a letter."""
        now = self.world.tick()
        at = self.counter
        dossier = receive.receive(at.db, at.desk, intake, self.clerk, now, before.uid if before else None)
        return self._add(dossier, now)

    def receive_late(self, intake: Intake, stub: Stub) -> Folder:
        """From a stub of the emergency pad."""
        at = self.counter
        dossier = late_entry.receive_late(at.db, at.desk, intake, stub, self.clerk, self.world.tick())
        self.books.stubs.remove(stub.code)
        self.books.today.late.append(stub.code)
        assert dossier.code == stub.code
        return self._add(dossier, stub.received_at)

    def _add(self, dossier: Dossier, received_at: datetime) -> Folder:
        procedure = PROCEDURES[dossier.intake.procedure_code]
        time = procedure.processing_on(received_at.date(), dossier.intake.case_code)
        folder = Folder(dossier.uid, dossier.printed_code, "2", division=procedure.division, home=self.number)
        folder.received_at = folder.since = received_at
        folder.owed = 0 if dossier.intake.fee_exempt else dossier.intake.fee_amount or 0
        folder.owner = dossier.intake.owner.name
        folder.requests = dossier.supplements
        if time and time.duration:
            folder.limit = time.duration
            folder.due = calendar.due(received_at, time.duration, procedure.same_day_cutoff)
            folder.last = calendar.counted_to(received_at, time.duration, folder.due)
        folder.promised = folder.due
        assert dossier.due_at == folder.due, (dossier.uid, procedure.code)
        self.books.add(folder, "dossier.received")
        return folder

    def ask_at_intake(self, intake: Intake, content: str) -> Folder:
        """Papers are missing: a letter, and no reception."""
        now = self.world.tick()
        deadline = datetime.combine(calendar.worked_after(now.date(), 15), now.timetz())
        request = SupplementRequested(now, content, "Thành phần hồ sơ chưa đủ", deadline=deadline)
        dossier = at_intake.request_at_intake(self.counter.db, self.counter.desk, intake, request, self.clerk)
        folder = Folder(dossier.uid, "", "5", requests=1, home=self.number, since=now)
        self.books.add(folder, "dossier.supplementRequested")
        return folder

    def refuse_at_intake(self, intake: Intake, reason: str) -> Folder:
        """Not ours: a letter, and no reception."""
        now = self.world.tick()
        dossier = at_intake.refuse_intake(self.counter.db, self.counter.desk, intake, reason, self.clerk, now)
        folder = Folder(dossier.uid, "", "3", home=self.number, since=now)
        self.books.add(folder, "dossier.refused")
        return folder

    # The emergency pad

    def make_pad(self, count: int) -> tuple[str, ...]:
        made = pad.make_pad(self.counter.db, self.counter.desk, count, self.clerk, self.world.tick())
        self.books.enter("counter.event")
        self.books.stubs.update(made.codes)
        return made.codes

    def spoil(self, stub: str) -> None:
        """A stub that was torn."""
        pad.void_stub(self.counter.db, self.counter.desk, stub, "Rách khi viết", self.clerk, self.world.tick())
        self.books.enter("number.voided")
        self.books.today.voided.append((stub, stub))
        self.books.stubs.remove(stub)

    # Printing

    def print(self, kind: str, subject: str, ends: str = "first") -> Prepared:
        """A slip through the same journal as at the window; `ends`: "first" on paper, "failed", or "unknown"."""
        now, db = self.world.tick(), self.counter.db
        pile = prepare(db, [(kind, subject)], self.counter.desk, self.clerk, now)
        for _, refusal in pile.refused:
            raise refusal
        (prepared,) = pile.prepared
        asked = prepared.asked
        self._note_asked(asked)
        if ends != "unknown":
            state, error = (printing.FAILED, "offline") if ends == "failed" else (printing.HANDED_OVER, "")
            printing.note(db, asked, state, "Máy in 1", error, (self.clerk, now))
            self.books.enter("slip.printed")
        key = (asked.subject, kind, asked.number)
        if ends != "failed":
            self.books.printed[key] = asked.printing
        again = ends == "first" and asked.printing > 1
        self.books.today.prints["again" if again else ends] += 1
        self.world.printed.append(Printed(prepared, self, now))
        return prepared

    def _note_asked(self, asked: printing.Asked) -> None:
        key = (asked.subject, asked.slip, asked.number)
        assert asked.printing == self.books.printed.get(key, 0) + 1
        if asked.dossier is not None:
            self.books.act(asked.dossier.uid, "slip.printed")
        else:
            self.books.enter("slip.printed")

    # What must not be

    def refused(self, code: str, act: Callable[..., object], *given: object) -> None:
        """The act on this counter's store is refused for that reason, and nothing was written."""
        before = ledger.head(self.counter.db)
        with pytest.raises(Refused) as caught:
            act(self.counter.db, *given)
        assert code in {problem.code for problem in caught.value.problems}
        assert ledger.head(self.counter.db) == before

    # Synchronising

    def exchange(self) -> None:
        """One round with the hub; whatever needs a person is looked at by the test in the end."""
        if not self.online:
            return
        report = self.counter.exchange()
        assert (report.waiting, report.trouble) == (0, "")
        self.books.exchanged(self.world.portal)
        for folder in self.folders(lambda each: each.code.startswith("T")):
            self.world.portal[folder.uid].code = self.dossier(folder).official or ""  # others know it by that


def can_wait(folder: Folder, now: datetime) -> bool:
    """Whether whole days are left, so that the clock can stand and go on by days."""
    limit, last = folder.limit, folder.last
    if limit is None or last is None or limit.unit is Unit.WORKING_HOUR or limit.amount == 0:
        return False
    if limit.unit is Unit.DAY:
        return last > now.date()
    return bool(calendar.days(now.date() + timedelta(days=1), last))


def counts_worked_days(folder: Folder) -> bool:
    """Whether a moved date tells all: of one in calendar days no other counter knows from which day it was moved."""
    return folder.limit is None or folder.limit.unit is Unit.WORKING_DAY
