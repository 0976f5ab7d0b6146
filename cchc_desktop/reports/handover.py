"""What is to be handed over (chờ bàn giao), division by division, and what became of a batch (phiếu bàn giao)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cchc_desktop.domain import legs
from cchc_desktop.domain.batch import Batch, Settled, parse_batch
from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.differences import Difference, Kind, differences
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import HandedOver, SentBack, Taken
from cchc_desktop.domain.handover_due import handover_due
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.office import Office
from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.domain.status import HolderKind, Status
from cchc_desktop.domain.text import clean, fold
from cchc_desktop.reports import lookup
from cchc_desktop.store import batches, dossiers, due, holding, ledger, rebuild
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry

MOST = 2_000  # folders at one counter
_READY = (Status.RECEIVED, Status.PROCESSING, Status.PAYMENT)
_CAME = frozenset({"custody.sentBack", "dossier.supplementReceived"})


@dataclass(frozen=True, slots=True)
class Ready:
    """A folder that may leave the counter; `since` when it was received, came back, or was completed."""

    dossier: Dossier
    since: datetime
    hand_over_by: datetime
    late: bool
    came_back: bool  # from a division: somebody has to look before it goes again


@dataclass(frozen=True, slots=True)
class Pile:
    """The folders for one division, the one that waits longest first; "" when the catalogue names none."""

    division: str
    folders: tuple[Ready, ...]

    @property
    def late(self) -> int:
        """How many should have left."""
        return sum(folder.late for folder in self.folders)


@dataclass(frozen=True, slots=True)
class Member:
    """A folder of a batch; `taken_at` None: not yet, `elsewhere`: it has gone on or come back since.

    `ended`: it was withdrawn, stopped or voided before anybody took it, and is not waited for.
    """

    uid: str
    code: str
    taken_at: datetime | None = None
    person: str = ""
    elsewhere: bool = False
    ended: bool = False
    since: str = ""  # since when it is not waited for, and by whom: a sentence

    @property
    def waits(self) -> bool:
        """Whether nobody has told it to be there, and somebody will."""
        return self.taken_at is None and not self.elsewhere and not self.ended


@dataclass(frozen=True, slots=True)
class Progress:
    """A batch and what became of each of its folders; `genuine` False: scanned bars that its own slip does not have."""

    batch: Batch
    members: tuple[Member, ...]
    genuine: bool = True
    since: str = ""  # since when nothing of it is waited for, and by whom: a sentence

    @property
    def waiting(self) -> tuple[str, ...]:
        """Codes of the folders that nobody has told to be there."""
        return tuple(member.code for member in self.members if member.waits)

    @property
    def settled(self) -> Settled:
        """What became of those that are not waited for."""
        taken = sum(member.taken_at is not None for member in self.members)
        ended = sum(member.ended for member in self.members)
        return Settled(taken, ended, len(self.members) - taken - ended - len(self.waiting), self.since)


def piles(db: Database, office: Office, calendar: WorkCalendar, now: datetime) -> tuple[Pile, ...]:
    """The folders at the counter that are ready for each division; the office's divisions first, in its order."""
    found: dict[str, list[Ready]] = {division: [] for division in office.divisions}
    asked: dict[tuple[str, str], Procedure | None] = {}
    for dossier in holding.at_counter(db, _READY, MOST):
        came, back = _came(db, dossier)
        by = handover_due(came, office.hours, calendar)
        key = dossier.intake.procedure_code, dossier.reception.procedure_version
        procedure = asked[key] if key in asked else asked.setdefault(key, due.procedure_of(db, dossier))
        found.setdefault(_next(db, dossier, procedure), []).append(Ready(dossier, came, by, now > by, back))
    return tuple(
        Pile(division, tuple(sorted(folders, key=lambda folder: folder.since)))
        for division, folders in found.items()
        if folders
    )


def strays(db: Database, folders: Sequence[Dossier], division: str) -> tuple[Problem, ...]:
    """A warning for each folder, before it goes to `division`, that its procedure sends elsewhere."""
    meant = ((folder, _next(db, folder, due.procedure_of(db, folder))) for folder in folders)
    to = fold(clean(division))
    return tuple(_stray(folder, usual, division) for folder, usual in meant if fold(clean(usual)) not in ("", to))


def _stray(folder: Dossier, usual: str, division: str) -> Problem:
    said = f"{folder.printed_code} theo thủ tục thuộc {usual}, bàn giao cho {clean(division)}."
    return warning("division", "handover.elsewhere", f"{said} Nhầm thì ghi phòng trả lại rồi bàn giao lại.")


def _next(db: Database, dossier: Dossier, procedure: Procedure | None) -> str:
    """Where its folder goes now: along the legs of an interconnected procedure, in their order."""
    division = dossier.reception.division
    if procedure is None or not procedure.legs:
        return division
    had: list[str] = []
    for event in rebuild.events(db, dossier.uid) if dossier.status is not Status.RECEIVED else ():
        if isinstance(event, HandedOver):
            had.append(event.to)
        elif isinstance(event, SentBack) and had:
            had.pop()
    return next(iter(legs.ahead(legs.stops(procedure.legs, division, procedure.authority), had)), division)


def _came(db: Database, dossier: Dossier) -> tuple[datetime, bool]:
    """Since when the folder is ready at the counter, and whether it came back from a division."""
    if dossier.received_at and dossier.status is not Status.PROCESSING and not dossier.supplements:
        return dossier.received_at, False
    story = ledger.of_dossier(db, dossier.uid)
    last = next((entry for entry in reversed(story) if entry.type in _CAME), None)
    if last:
        return parse_instant(last.occurred_at), last.type == "custody.sentBack"
    return dossier.received_at or parse_instant(story[0].occurred_at), False


def progress(db: Database, text: str) -> Progress | None:
    """The batch a typed or scanned number names, with what became of it; None when this store has no such batch."""
    number = parse_batch(text)
    batch = batches.get(db, number) if number else None
    if number is None or batch is None:
        return None
    entries = batches.of_number(db, number)
    members = tuple(_member(db, entry, code) for entry, code in zip(entries, batch.codes, strict=True))
    over = "" if any(member.waits for member in members) else batches.settled(db, entries)
    return Progress(batch, members, number.check in ("", batch.digest), over)


def _member(db: Database, entry: Entry, code: str) -> Member:
    uid = entry.dossier_uid or ""
    dossier, move = dossiers.get(db, uid), batches.last_move(db, uid)
    away = dossier is not None and dossier.holder.kind is HolderKind.DIVISION
    since = batches.settled(db, [entry])
    if move is None or move.pos == entry.pos:
        ended = away and dossier is not None and (dossier.voided or dossier.status.ended)
        return Member(uid, code, elsewhere=not away, ended=ended, since=since)
    taking = batches.taking_of(db, entry)
    if taking is None:
        return Member(uid, code, elsewhere=True, since=since)
    event = rebuild.event_of(db, taking)
    person = event.person if isinstance(event, Taken) else ""
    gone = not away or move.pos != taking.pos
    return Member(uid, code, parse_instant(taking.occurred_at), person, gone, since=since)


def on_day(db: Database, day: date) -> tuple[Progress, ...]:
    """The batches of a day, in order, each with what became of it."""
    found = (progress(db, number) for number in batches.numbers_on(db, day))
    return tuple(each for each in found if each)


def compare(db: Database, text: str, scanned: list[str]) -> tuple[Difference, ...]:
    """Pile against slip, before anything is taken: what still waits of a batch, and the codes scanned so far."""
    known = progress(db, text)
    if known is None:
        return ()
    ended = {member.code: member.since for member in known.members if member.ended}
    settled = {member.code for member in known.members} - set(known.waiting)
    codes: list[str] = []
    slips: dict[str, str] = {}
    for code in (lookup.scanned_code(text) or text for text in scanned):
        strangers = () if code in known.batch.codes else dossiers.by_code(db, code)
        codes.append(strangers[0].printed_code if strangers else code)  # an alias stands for the code on the slip
        slips |= {stranger.printed_code: batches.slip_of(db, stranger.uid) for stranger in strangers[:1]}
    told = differences(known.waiting, [code for code in codes if code not in settled], slips)
    over = (code for code in dict.fromkeys(codes) if code in ended)
    return (*told, *(Difference(Kind.ENDED, code, since=ended[code]) for code in over))
