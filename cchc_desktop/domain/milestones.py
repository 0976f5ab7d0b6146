"""Milestones (mốc của hồ sơ): what of a dossier's life its state does not tell, kept for register and reports, never sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cchc_desktop.domain.events import Event, PortalChanged, SupplementRequested
from cchc_desktop.domain.status import HolderKind, Status

if TYPE_CHECKING:
    from cchc_desktop.domain.dossier import Dossier

_RESULTS = (Status.FINISHED, Status.RETURNED)
FINISHERS = frozenset({*_RESULTS, Status.WITHDRAWN, Status.STOPPED, Status.REFUSED})
"""What finishes a dossier that was received: the first of them counts, whatever comes after."""


@dataclass(frozen=True, slots=True)
class Milestones:
    """What happened first, and when; None: it has not, or the state tells it (see `milestones_of`)."""

    finished_at: datetime | None = None
    outcome: Status | None = None  # by which of FINISHERS
    judged_at: datetime | None = None  # by when it has to be done: the return date without what apologies moved
    paused_at: datetime | None = None  # the first pause for papers, once it is over
    resumed_at: datetime | None = None
    asked_again_at: datetime | None = None  # the second request for papers
    apologised_at: datetime | None = None
    sent_at: datetime | None = None  # to a division
    voided_at: datetime | None = None


NONE = Milestones()


def after(before: Dossier, moved: Dossier, event: Event) -> Milestones:
    """Those of `before` once `event` has made it `moved`: the very same when nothing is new. Total, as that fold is."""
    kept = before.milestones
    paused, resumed = kept.paused_at, kept.resumed_at
    if before.paused_at and not moved.paused_at and not resumed:
        paused, resumed = before.paused_at, event.at
    is_sent = moved.holder.kind is HolderKind.DIVISION is not before.holder.kind
    finished_at, outcome = _finished(before, moved, event)
    found = Milestones(
        finished_at,
        outcome,
        _judged(before, moved, event),
        paused,
        resumed,
        kept.asked_again_at or (event.at if _asks_again(before, moved, event) else None),
        kept.apologised_at or (event.at if moved.apologies > before.apologies else None),
        kept.sent_at or (event.at if is_sent else None),
        kept.voided_at or (_voided(event) if moved.voided and not before.voided else None),
    )
    return kept if found == kept else found


def milestones_of(dossier: Dossier) -> Milestones:
    """Those kept; where none were (a mirror, one begun at another counter), what can be told from the state.

    A day nobody knows is taken to be that of reception, that of an unknown apology the one promised at first.
    """
    kept, then = dossier.milestones, dossier.received_at
    finished_at, outcome = _known_finish(dossier)
    waits = dossier.status is Status.SUPPLEMENT
    return Milestones(
        finished_at=finished_at,
        outcome=outcome,
        judged_at=judged_at(dossier),
        paused_at=kept.paused_at or dossier.paused_at or (then if waits else None),
        resumed_at=kept.resumed_at,
        asked_again_at=kept.asked_again_at or (then if dossier.supplements > 1 else None),
        apologised_at=kept.apologised_at or (dossier.printed_due_at if dossier.apologies else None),
        sent_at=kept.sent_at,
        voided_at=kept.voided_at or (then if dossier.voided else None),
    )


def judged_at(dossier: Dossier) -> datetime | None:
    """By when it has to be done; None without a return date."""
    apologised = dossier.promised_at if dossier.apologies else None
    return dossier.milestones.judged_at or apologised or dossier.due_at


def _finished(before: Dossier, moved: Dossier, event: Event) -> tuple[datetime | None, Status | None]:
    kept = before.milestones
    if kept.outcome or before.status in FINISHERS or moved.status not in FINISHERS or not moved.is_received:
        return kept.finished_at, kept.outcome
    if moved.status is Status.RETURNED and moved.processed_at:
        return moved.processed_at, Status.FINISHED
    told = {Status.FINISHED: moved.processed_at, Status.RETURNED: moved.returned_at}.get(moved.status)
    return told or event.at, moved.status


def _known_finish(dossier: Dossier) -> tuple[datetime | None, Status | None]:
    """The portal may set the day of a result right after it was first told of."""
    kept = dossier.milestones
    if not dossier.is_received or (kept.outcome is None and dossier.status not in FINISHERS):
        return None, None
    outcome = kept.outcome or dossier.status
    if kept.outcome is None and outcome is Status.RETURNED and dossier.processed_at:
        outcome = Status.FINISHED
    told = {
        Status.FINISHED: dossier.processed_at or dossier.returned_at,
        Status.RETURNED: dossier.returned_at,
        Status.REFUSED: dossier.refused_at,
    }.get(outcome)
    return told or kept.finished_at or dossier.received_at, outcome


def _asks_again(before: Dossier, moved: Dossier, event: Event) -> bool:
    """The portal asks by the status alone; of our own requests it only tells us what we know."""
    if moved.supplements > max(before.supplements, 1):
        return True  # here, or at another counter
    by_portal = isinstance(event, PortalChanged) and moved.status is Status.SUPPLEMENT is not before.status
    asked = before.supplements or before.paused_at or before.milestones.resumed_at
    return bool(asked) and (by_portal or isinstance(event, SupplementRequested))


def _voided(event: Event) -> datetime:
    """When, as another counter entered it, else when it was heard of."""
    told = event.added.voiding if isinstance(event, PortalChanged) else None
    return (told.at if told else None) or event.at


def _judged(before: Dossier, moved: Dossier, event: Event) -> datetime | None:
    """An apology moves nothing, a pause what is left; from a second request on it is late whatever the date says."""
    kept, was = before.milestones, judged_at(before)
    if was is None or kept.asked_again_at:
        return kept.judged_at
    if moved.apologies > before.apologies or _asks_again(before, moved, event):
        return was
    if before.paused_at and moved.status in FINISHERS and moved.due_at == before.due_at:
        return _later(was, timedelta(days=(event.at.date() - before.paused_at.date()).days))
    if was != before.due_at and before.due_at and moved.due_at:
        return _later(was, moved.due_at - before.due_at) if moved.due_at != before.due_at else kept.judged_at
    return kept.judged_at


def _later(moment: datetime, by: timedelta) -> datetime:
    try:
        return moment + by
    except OverflowError:
        return moment
