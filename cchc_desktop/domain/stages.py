"""The course of a dossier (quá trình giải quyết hồ sơ), read from its events: changes of hands, and what else happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import (
    Adopted,
    Amended,
    Apologised,
    Event,
    HandedOver,
    ItemCorrected,
    PapersGivenBack,
    PortalChanged,
    Received,
    Refused,
    ResultArrived,
    ResultHandedOver,
    ResultPosted,
    SentBack,
    Stopped,
    SupplementReceived,
    SupplementRequested,
    Taken,
    Voided,
    Withdrawn,
)
from cchc_desktop.domain.status import COUNTER, Holder, HolderKind

_CUSTODY = (HandedOver, Taken, SentBack, ResultArrived, ResultHandedOver, ResultPosted)
_TOLD = (
    SupplementRequested,
    SupplementReceived,
    Apologised,
    Withdrawn,
    Stopped,
    PapersGivenBack,
    Refused,
    Voided,
    Amended,
    ItemCorrected,
)


class Move(Enum):
    """What a stage was."""

    HANDED_OVER = "handed_over"  # to a division, by the counter or from another division
    SENT_BACK = "sent_back"  # to the counter, without a result
    RESULT = "result"  # to the counter, with it
    RETURNED = "returned"  # to the collector
    POSTED = "posted"


class Timeliness(Enum):
    """How the work stood when it was done."""

    BEFORE = "before"  # trước hạn: on an earlier day
    ON_TIME = "on_time"  # đúng hạn: on the due day, not after its hour
    LATE = "late"  # quá hạn


@dataclass(frozen=True, slots=True)
class Stage:
    """One change of hands; persons are names, "" where nobody put one down."""

    move: Move
    giver: Holder
    taker: Holder
    given_at: datetime | None  # None: taken on, and nobody entered the giving
    taken_at: datetime | None  # None: on its way, or signed for on paper
    giver_person: str = ""
    taker_person: str = ""
    timeliness: Timeliness | None = None  # of a division's result, and of what left the counter and was taken
    detail: str = ""  # batch number, reason, title of the result or number of the postal item


@dataclass(frozen=True, slots=True)
class Happening:
    """What else happened: a letter, papers that came, an end, a result of a folder that never left the counter.

    `holder` had the folder then, or was to have it, where nobody had taken it yet (`under_way`); `after` is the dossier
    as it stood once it had happened.
    """

    event: Event
    person: str
    holder: Holder
    after: Dossier
    under_way: bool = False


Step = Stage | Happening


def timeliness(done_at: datetime, due_at: datetime | None) -> Timeliness | None:
    """Done before, on or after its due date, by days and then by the minute; None for what has no due date."""
    if due_at is None:
        return None
    if done_at > due_at:
        return Timeliness.LATE
    return Timeliness.BEFORE if done_at.astimezone(due_at.tzinfo).date() < due_at.date() else Timeliness.ON_TIME


def stages(
    story: Iterable[tuple[Event, str]], leaves_by: Callable[[datetime], datetime] | None = None
) -> tuple[Stage, ...]:
    """Its changes of hands alone: see `course`."""
    return tuple(step for step in course(story, leaves_by) if isinstance(step, Stage))


def course(
    story: Iterable[tuple[Event, str]], leaves_by: Callable[[datetime], datetime] | None = None
) -> tuple[Step, ...]:
    """The steps of one dossier, oldest first; `story` has its events in order, each with who entered it, by name.

    `leaves_by` says until when a folder that is ready at the counter must go to its division (domain/handover_due.py).
    An apology moves no due date here: what comes after the one that was promised first is late. What the ledger does
    not tell (a dossier begun at another counter) is not made up, and what nobody took is not judged.
    """
    way: _Way | None = None
    found: list[Step] = []
    for event, person in story:
        if way is None:
            way = _begun(event)
            continue
        moved = way.after(event)
        if isinstance(event, _CUSTODY):
            _add(found, event, person, (way, moved))
            _judge(found, event, (way, moved), leaves_by)
        elif isinstance(event, _TOLD) or (isinstance(event, PortalChanged) and _matters(way.dossier, moved.dossier)):
            found.append(Happening(event, person, moved.dossier.holder, moved.dossier, _is_under_way(found)))
        way = moved
    return tuple(map(_only_when_taken, found))


def _judge(
    found: list[Step], event: Event, ways: tuple[_Way, _Way], leaves_by: Callable[[datetime], datetime] | None
) -> None:
    """Whether the newest step came in time, where that can be told."""
    (way, moved), newest = ways, found[-1] if found else None
    if not isinstance(newest, Stage):
        return
    if isinstance(event, ResultArrived):
        done = moved.dossier.processed_at or event.at
        found[-1] = replace(newest, timeliness=timeliness(done, way.due_at))
    if isinstance(event, HandedOver) and way.ready_at and leaves_by:
        late = event.at > leaves_by(way.ready_at)
        found[-1] = replace(newest, timeliness=Timeliness.LATE if late else Timeliness.ON_TIME)


def _is_under_way(found: list[Step]) -> bool:
    last = next((step for step in reversed(found) if isinstance(step, Stage)), None)
    return last is not None and last.taken_at is None


def _only_when_taken(step: Step) -> Step:
    return step if isinstance(step, Happening) or step.taken_at else replace(step, timeliness=None)


def _matters(before: Dossier, after: Dossier) -> bool:
    return (before.status, before.due_at) != (after.status, after.due_at)


@dataclass(frozen=True, slots=True)
class _Way:
    """Where a folder is in its story."""

    dossier: Dossier
    due_at: datetime | None
    ready_at: datetime | None  # since when it could have left the counter; None: it is not there, or waits for papers

    def after(self, event: Event) -> _Way:
        """Once `event` has happened."""
        dossier = self.dossier.after(event)
        moved = dossier.due_at != self.dossier.due_at and not isinstance(event, Apologised)
        ready = self.ready_at
        if dossier.holder.kind is not HolderKind.COUNTER or dossier.paused_at:
            ready = None
        elif ready is None:
            ready = event.at
        return _Way(dossier, dossier.due_at if moved else self.due_at, ready)


def _begun(event: Event) -> _Way | None:
    if not isinstance(event, Received | Adopted):
        return None
    dossier = event.dossier
    at_counter = dossier.holder.kind is HolderKind.COUNTER and not dossier.paused_at
    due_at = dossier.promised_at if dossier.apologies else dossier.due_at
    return _Way(dossier, due_at, (dossier.received_at or event.at) if at_counter else None)


def _add(found: list[Step], event: Event, person: str, ways: tuple[_Way, _Way]) -> None:
    """One more step, or the other half of the last stage."""
    giver, taker = (way.dossier.holder for way in ways)
    match event:
        case HandedOver(at=at, slip_number=number):
            found.append(Stage(Move.HANDED_OVER, giver, taker, at, None, person, detail=number))
        case Taken(at=at, person=signed):
            last = next((step for step in reversed(found) if isinstance(step, Stage)), None)
            if last and last.taker == taker and last.taken_at is None:
                place = len(found) - 1 - found[::-1].index(last)
                found[place] = replace(last, taken_at=at, taker_person=signed or person)
            elif giver != taker:
                found.append(Stage(Move.HANDED_OVER, giver, taker, None, at, "", signed or person))
        case SentBack(at=at, reason=reason):
            found.append(Stage(Move.SENT_BACK, giver, taker, None, at, "", person, detail=reason))
        case ResultArrived(at=at, title=title):
            resolver = _resolver(giver, found)
            if resolver.kind is HolderKind.COUNTER is giver.kind:
                found.append(Happening(event, person, taker, ways[1].dossier))
            else:
                given = giver if resolver.kind is HolderKind.COUNTER else resolver
                found.append(Stage(Move.RESULT, given, taker, None, at, "", person, detail=title))
        case ResultHandedOver(at=at, collector=collector):
            found.append(Stage(Move.RETURNED, giver, taker, at, at, person, collector))
        case ResultPosted(at=at, item_code=item):
            found.append(Stage(Move.POSTED, giver, taker, at, at, person, detail=item))


def _resolver(giver: Holder, found: list[Step]) -> Holder:
    """Whose result it is: of the division that had the folder last, also when it lay at the counter meanwhile."""
    if giver.kind is HolderKind.DIVISION:
        return giver
    stages_known = (step for step in found if isinstance(step, Stage))
    had = [hand for stage in stages_known for hand in (stage.giver, stage.taker) if hand.kind is HolderKind.DIVISION]
    return had[-1] if had else COUNTER
