"""One exchange with the portal (một lượt đồng bộ): session, push, pull, numbers, catalogue; and its honest report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from filelock import FileLock, Timeout

from cchc_desktop.acts import fork
from cchc_desktop.domain.instants import instant_text, parse_instant, to_millisecond
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import (
    LedgerTampered,
    PortalRefused,
    PortalTrouble,
    PortalUnreachable,
    Reason,
    StrangeAnswer,
)
from cchc_desktop.store import abilities, deliveries, meta, numbers, tasks, transfers
from cchc_desktop.store.connection import Database, folder_of
from cchc_desktop.sync import catalogues, connection, forked, pull, push, reconciling, restored, unsettled
from cchc_desktop.sync.connection import Clock
from cchc_desktop.sync.files import Files, exchange_files, try_now
from cchc_desktop.wire.contract import Session

LOCK = "sync.lock"  # beside the store: the window and the command line take turns
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Report:
    """What one exchange did; `waiting` entries are still to be sent, `needs_person` tasks are open."""

    pushed: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    pulled: int = 0
    waiting: int = 0
    undecided: int = 0
    needs_person: int = 0
    trouble: str = ""
    files: Files = field(default_factory=Files)

    @property
    def all_acknowledged(self) -> bool:
        """Whether the portal has journalled everything and nobody has to look; no dossier waits for its files."""
        return not self.trouble and self.waiting == self.undecided == self.needs_person == 0

    def as_json(self) -> dict[str, Any]:
        """Plain values, for the command line."""
        return asdict(self) | {"all_acknowledged": self.all_acknowledged}


def _never() -> bool:
    return False


def exchange(db: Database, portal: Portal, clock: Clock, stop: Callable[[], bool] = _never) -> Report:
    """Push everything, pull everything, over the caller's own connection; one exchange a store at a time.

    Then files for a few seconds, fewer once `stop`; `Report.files.more` says that the next exchange goes on at once.

    Raises PortalTrouble, its sentence noted; PortalUnreachable(BUSY) when another exchange goes on too long.
    """
    try:
        with FileLock(folder_of(db) / LOCK, timeout=_PATIENCE):
            return _exchange(db, portal, clock, stop)
    except Timeout:
        raise PortalUnreachable(Reason.BUSY) from None


def exchange_whole(db: Database, portal: Portal, clock: Clock) -> Report:
    """Exchanges until no file waits for want of time alone; somebody waits for it, so that files rest no longer."""
    try_now(db)
    report = exchange(db, portal, clock)
    moved = report.files.moved
    while report.files.more:
        again = exchange(db, portal, clock)
        moved += again.files.moved
        outcomes = dict(Counter(report.outcomes) + Counter(again.outcomes))
        report = replace(
            again, pushed=report.pushed + again.pushed, outcomes=outcomes, pulled=report.pulled + again.pulled
        )
    return replace(report, files=replace(report.files, moved=moved))


def _exchange(db: Database, portal: Portal, clock: Clock, stop: Callable[[], bool]) -> Report:
    """Once more where the portal refuses our chain: a copy of this counter may have sent meanwhile, which is seen then."""
    try:
        return _attempt(db, portal, clock, stop)
    except LedgerTampered:
        pass
    try:
        return _attempt(db, portal, clock, stop)
    except LedgerTampered:
        fork.tell(db, fork.TAMPERED, clock())
        raise


def _attempt(db: Database, portal: Portal, clock: Clock, stop: Callable[[], bool]) -> Report:
    transfers.gather(db)
    try:
        session = portal.session()
        note_contact(db, session.serverTime, clock)
        if session.bundleKey:
            meta.write(db, connection.BUNDLE_KEY, session.bundleKey)
        abilities.note(db, session.capabilities)
        forked.mind(db, portal, session, clock)
        push.mind_heads(db, session)
        if restored.doubts_ranges(db):
            restored.show_cursor(db, portal)
        restored.catch_up(db, portal, clock)
        outcomes = push.push(db, portal, session, clock)
        restored.part_from_twin(db, session, clock)
        pulled = pull.pull(db, portal, clock)
        unsettled.ask_again(db, portal, session, clock)
        restored.mind_ranges(db, portal)
        refusal = _mind_numbers(db, portal, session, clock)
        reconciling.reconcile_if_asked(db, portal, clock)
        outcomes += push.push(db, portal, session, clock)  # what the exchange itself entered in the ledger
        files = exchange_files(db, portal, session, clock, stop)
        if catalogues.refresh(db, portal, clock):  # last: one that cannot be had keeps nothing else from the portal
            outcomes += push.push(db, portal, session, clock)
    except PortalTrouble as trouble:
        meta.write(db, "sync_trouble", trouble.sentence)
        raise
    meta.write(db, "sync_trouble", refusal)
    waiting, undecided = deliveries.waiting(db)[0], deliveries.unsettled(db)[0]
    return Report(sum(outcomes.values()), dict(outcomes), pulled, waiting, undecided, tasks.count_open(db), files=files)


def note_contact(db: Database, server_time: str, clock: Clock) -> None:
    """The portal has just answered, and this was its time; raises StrangeAnswer for what is none."""
    now = to_millisecond(clock())
    try:
        offset = parse_instant(server_time) - now
    except ValueError:
        raise StrangeAnswer("server time") from None
    meta.write(db, "last_contact", instant_text(now))
    meta.write(db, "clock_offset_ms", str(round(offset / timedelta(milliseconds=1))))


def _mind_numbers(db: Database, portal: Portal, session: Session, clock: Clock) -> str:
    """One more range when today's are nearly used up; a refused one is said and stops nothing else."""
    unit = meta.read(db, "portal_unit") or ""
    able = abilities.RANGES in session.capabilities and not abilities.lacks(db, abilities.CODES)
    if not (able and numbers_low(db, unit, clock()) and connection.may_ask_for_range(db, clock())):
        return ""
    try:
        connection.ask_for_range(db, portal, unit, clock)
    except PortalRefused as refused:
        return refused.sentence
    return ""


def numbers_low(db: Database, unit: str, now: datetime) -> bool:
    """Whether a day's numbers are nearly used up: today's, or of a clock that is behind, of when the last range begins."""
    day = to_millisecond(now).date()
    begins = [known.valid_from for known in numbers.ranges(db) if (known.unit_code, known.state) == (unit, "open")]
    day = date.fromisoformat(max(day.isoformat(), *begins)) if begins else day
    return numbers.left(db, unit, day) < connection.RANGE_SIZE // 10
