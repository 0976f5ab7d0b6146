"""A counter for tests: a real encrypted store in practice mode, its people, a clock set by hand, a portal if asked."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from factories import NOW, a_clerk, an_intake, an_office

from cchc_desktop.acts import deliver, receive, set_up
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.set_up import PRACTICE, NewStore
from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.catalogue import Catalogue, read_catalogue
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import HandedOver
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.portal.client import Portal
from cchc_desktop.resources import resource
from cchc_desktop.store import deliveries, dossiers, ledger, meta, numbers, procedures, schema, verify
from cchc_desktop.store.connection import FILE_NAME, Database, Use, checkpoint
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.numbers import Range
from cchc_desktop.sync import connection
from cchc_desktop.sync.exchange import Report, exchange
from cchc_desktop.wire import outgoing
from cchc_desktop.wire.contract import OpBatchResult, OpResult

UNIT = "H52.18"
PROCEDURE = "1.010803"
DIVISION = "Phòng Người có công"
KEY = bytes(range(32))  # of made-up stores only
CALENDAR = WorkCalendar()  # one for all: it keeps the years it has worked out


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> None:
        self.at += timedelta(**by)


def catalogue() -> Catalogue:
    """The shipped sample of procedures."""
    found = read_catalogue(resource("sample/procedures.json").read_text(encoding="utf-8"), "json")
    assert isinstance(found, Catalogue)
    return found


@functools.cache
def _empty_store() -> bytes:
    """The file of a store with its schema and the sample procedures, not set up: making one anew costs 50 ms."""
    with tempfile.TemporaryDirectory() as folder:
        db = schema.create_store(Path(folder), KEY)
        procedures.import_all(db, catalogue().procedures, instant_text(NOW))
        checkpoint(db)
        db.close()
        return (Path(folder) / FILE_NAME).read_bytes()


def a_range(first: int = 3000, last: int = 3999, unit: str = UNIT, **changes: Any) -> Range:
    """Counter 3's standing range."""
    facts = {"range_id": f"r{first}", "series": numbers.DOSSIER, "valid_from": "2026-01-01", "state": "open"}
    return Range(**{**facts, "unit_code": unit, "prefix": unit, "first": first, "last": last, "width": 4, **changes})


@dataclass
class Counter:
    """One counter PC: what it holds, who works there, and the acts tests need most."""

    folder: Path
    desk: Desk
    clock: Clock
    db: Database = field(repr=False)
    clerk: Clerk = field(default_factory=a_clerk)
    lead: Clerk = field(default_factory=lambda: a_clerk(Role.LEAD))
    admin: Clerk = field(default_factory=lambda: a_clerk(Role.ADMIN))
    portal: Portal | None = field(default=None, repr=False)
    hasty: bool = False  # does not wait for the disk: for tests in which only the program dies, never the machine

    @property
    def now(self) -> datetime:
        return self.clock()

    @property
    def people(self) -> dict[Role, Clerk]:
        return {clerk.role: clerk for clerk in (self.clerk, self.lead, self.admin)}

    def receive(self, by: Clerk | None = None, **changes: Any) -> Dossier:
        """A dossier received as it should be; `changes` of the intake."""
        return receive.receive(self.db, self.desk, an_intake(**changes), by or self.clerk, self.now)

    def mirror(self, **changes: Any) -> Dossier:
        """A dossier of another counter of the unit, as a pull would bring it."""
        from factories import a_dossier

        dossier = a_dossier(**{"uid": "0192f7c0-0000-7000-8000-00000000beef", "portal_version": 4} | changes)
        dossiers.save(self.db, dossier, own=False)
        dossiers.note_version(self.db, dossier.uid, dossier.portal_version or 1)
        return dossier

    def dossier(self, uid: str) -> Dossier:
        found = dossiers.get(self.db, uid)
        assert found is not None
        return found

    def entries(self, uid: str | None = None) -> list[Entry]:
        """The ledger, or what of it is about one dossier."""
        return ledger.of_dossier(self.db, uid) if uid else ledger.after(self.db, 0, 1_000_000)

    def types(self, uid: str) -> list[str]:
        return [entry.type for entry in self.entries(uid)]

    def contents(self) -> list[tuple[Any, ...]]:
        """Every row of every table: to see that nothing was written."""
        names = [row[0] for row in self.db.conn.execute("select name from sqlite_master where type = 'table'")]
        tables = sorted(name for name in names if not name.startswith("search_"))
        return [(name, *row) for name in tables for row in self.db.conn.execute(f"select * from {name}")]

    def enrol(self, url: str, code: str) -> None:
        """Joins the counter to a portal by its one-time code, as an administrator does."""
        connection.enrol(self.db, url, code, self.admin, self.clock)

    def exchange(self) -> Report:
        """One round with the portal it was enrolled at."""
        if self.portal is None:
            self.portal = connection.connect(self.db, self.clock)
            assert self.portal is not None
        return exchange(self.db, self.portal, self.clock)

    def sent(self) -> None:
        """The portal has taken all that waits, as it was."""
        entries = ledger.after(self.db, deliveries.acked(self.db), 1_000_000)
        if entries:
            results = [OpResult(entry.op_id, "applied") for entry in entries]
            answer = OpBatchResult("b", instant_text(self.now), entries[-1].seq, results)
            deliver.take_answer(self.db, entries, answer, self.now)

    def crash(self) -> None:
        """The process is gone: connections are dropped without a word; then the program starts again."""
        self.close()
        self.start()

    def start(self) -> None:
        """The program opens its store."""
        self.db = schema.open_store(self.folder, KEY, Use.WRITER)
        if self.hasty:
            self.db.conn.execute("pragma synchronous = off")

    def close(self) -> None:
        if self.portal is not None:
            self.portal.close()
            self.portal = None
        self.db.close()

    def is_sound(self) -> bool:
        """Pages, chain, and each dossier rebuilt from its entries."""
        flaw = verify.check_full(self.db)
        assert flaw is None, flaw
        return True


def a_counter(
    folder: Path,
    clock: Clock | None = None,
    *,
    unit: str = UNIT,
    number: int = 3,
    granted: Range | None = None,
    hasty: bool = False,
) -> Counter:
    """A counter set up in `folder`, its number range in hand unless `granted` is another or it will be enrolled."""
    clock = clock or Clock()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE_NAME).write_bytes(_empty_store())
    desk = Desk(an_office(unit_code=unit, counter=f"{number:02}"), CALENDAR, folder, practice=True)
    counter = Counter(folder, desk, clock, None, hasty=hasty)  # type: ignore[arg-type]  # opened on the next line
    counter.start()
    db = counter.db
    people = tuple((a_clerk(role), "") for role in Role)
    set_up.set_up(db, NewStore(PRACTICE, "", unit, people), clock())
    meta.write(db, "catalogue_version", catalogue_version())
    if granted is not None:
        numbers.put_range(db, granted)
    return counter


@functools.cache
def catalogue_version() -> str:
    return catalogue().version


@contextmanager
def open_counter(folder: Path, **settings: Any) -> Iterator[Counter]:
    """A counter with a range of a thousand numbers, closed in the end."""
    counter = a_counter(folder, **{"granted": a_range(unit=settings.get("unit", UNIT))} | settings)
    try:
        yield counter
    finally:
        counter.close()


def hand_over(counter: Counter, dossier: Dossier) -> Dossier:
    """The folder goes to its division."""
    from cchc_desktop.acts import custody

    custody.hand_over(counter.db, counter.desk, [dossier.uid], DIVISION, counter.clerk, counter.now)
    return counter.dossier(dossier.uid)


def handed_over(counter: Counter) -> HandedOver:
    """The event itself."""
    return HandedOver(counter.now, DIVISION)


def document(dossier: Dossier, **members: Any) -> dict[str, Any]:
    """The contract's document of a dossier, as a portal would show it; `members` replace or add."""
    import msgspec

    whole: dict[str, Any] = msgspec.to_builtins(outgoing.payload(dossier, ""))
    return {name: value for name, value in (whole | members).items() if value is not None and name != "salt"}
