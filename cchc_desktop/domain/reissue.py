"""Why a receipt was made anew (lý do có bản sau của giấy tiếp nhận): on which day, what moved its date, what came later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.due_story import Mover
from cchc_desktop.domain.events import (
    Adopted,
    Amended,
    Apologised,
    Event,
    PortalChanged,
    Received,
    SlipPrinted,
    SupplementReceived,
)
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.slip_kind import RECEIPT
from cchc_desktop.domain.status import ENDED_EARLY

_MOVERS = {SupplementReceived: Mover.SUPPLEMENT, Apologised: Mover.APOLOGY, PortalChanged: Mover.PORTAL}
_PRINTED = "handed_over"


@dataclass(frozen=True, slots=True)
class Moved:
    """What moved the return date, and on which day; `since` only of a supplement: when the clock stopped for it."""

    by: Mover
    on: date
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Reissue:
    """What the newest version of a receipt says besides the dossier as it stands.

    `made_on` is None for the first version, and for one made at another counter. `came_on` has the day each paper of
    the intake came, None for those handed in at first. `ended_on` is when it was refused, withdrawn or stopped.
    """

    made_on: date | None = None
    by_supplement: bool = False
    moves: tuple[Moved, ...] = ()
    came_on: tuple[date | None, ...] = ()
    ended_on: date | None = None


FIRST = Reissue()


def reissue(events: Iterable[Event]) -> Reissue:
    """What a dossier's events, oldest first, add up to."""
    dossier: Dossier | None = None
    found = FIRST
    for event in events:
        if isinstance(event, Received | Adopted):
            dossier, found = event.dossier, FIRST
        elif dossier is not None:
            after = dossier.after(event)
            found = _ended(_after(found, dossier, event, after), dossier, event, after)
            dossier = after
    return found


def printed_on_newest(events: Iterable[Event]) -> Dossier | None:
    """The dossier as the newest receipt the citizen has says it; as its newest version says it when none was printed.

    None before anything made the dossier.
    """
    dossier = version = paper = None
    for event in events:
        if isinstance(event, Received | Adopted):
            dossier = version = event.dossier
        elif dossier is not None:
            dossier = dossier.after(event)
            if isinstance(event, Amended | SupplementReceived):
                version = dossier
            if isinstance(event, SlipPrinted) and (event.slip, event.state) == (RECEIPT, _PRINTED):
                paper = dossier
    return paper or version


def _after(found: Reissue, before: Dossier, event: Event, after: Dossier) -> Reissue:
    by, day = _MOVERS.get(type(event)), event.at.date()
    if by is not None and after.due_at != before.due_at:
        paused = before.paused_at.date() if by is Mover.SUPPLEMENT and before.paused_at else None
        found = replace(found, moves=(*found.moves, Moved(by, day, paused)))
    if isinstance(event, SupplementReceived):
        came = (*_known(found, before.intake.papers), *[day] * len(event.papers))
        return replace(found, made_on=day, by_supplement=True, came_on=came)
    if isinstance(event, PortalChanged) and after.intake.papers != before.intake.papers:  # taken in elsewhere
        came = _carried(zip(before.intake.papers, _known(found, before.intake.papers), strict=True), after)
        return replace(found, came_on=came)
    if isinstance(event, Amended):
        came = _carried(zip(before.intake.papers, _known(found, before.intake.papers), strict=True), after)
        return replace(found, made_on=day, by_supplement=False, came_on=came)
    return found


def _ended(found: Reissue, before: Dossier, event: Event, after: Dossier) -> Reissue:
    """With the day of the newest end before a result; without one while a result is awaited."""
    if before.status is after.status:
        return found
    return replace(found, ended_on=event.at.date() if after.status in ENDED_EARLY else None)


def _known(found: Reissue, papers: Sequence[Paper]) -> Sequence[date | None]:
    return found.came_on or [None] * len(papers)


def _carried(papers: Iterable[tuple[Paper, date | None]], after: Dossier) -> tuple[date | None, ...]:
    """Corrected papers keep their day by their name: of two with one name, the first takes the first one's."""
    left = list(papers)
    came: list[date | None] = []
    for paper in after.intake.papers:
        place = next((place for place, (other, _day) in enumerate(left) if other.name == paper.name), None)
        came.append(left.pop(place)[1] if place is not None else None)
    return tuple(came) if any(came) else ()
