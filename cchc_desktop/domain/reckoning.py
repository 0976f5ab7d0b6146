"""A return date reckoned anew by other rules (tính lại ngày hẹn theo lịch khác): what it would be, given as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from cchc_desktop.domain.due_story import DueStory, Move, Mover, Rules
from cchc_desktop.domain.resume import Running, resume
from cchc_desktop.domain.return_date import return_date


def reckoned(story: DueStory, rules: Rules) -> datetime | None:
    """The date that holds, counted by the hours and the calendar of `rules`; the procedure's cut-off stays its own.

    None where nobody counted it: there is none, or an apology or the portal has set it.
    """
    if story.due_at is None or (story.moves and not _is_counted(story.moves[-1])):
        return None
    running = _first(story, replace(rules, cutoff=story.rules.cutoff))
    for move in story.moves:
        if running is None:
            return None
        if move.resumption is not None:
            paused, resumed = move.resumption.paused_at, move.resumption.resumed_at
            running = resume(running, paused, resumed, rules.hours, rules.calendar).running
        else:
            running = Running.to(move.after, running.unit) if move.after else None
    return running.due_at if running else None


def _is_counted(move: Move) -> bool:
    return move.by is Mover.SUPPLEMENT and move.resumption is not None


def _first(story: DueStory, rules: Rules) -> Running | None:
    """What the receipt would say; None where it says something that nobody can explain any more."""
    processing, given = story.dossier.reception.processing, story.moves[0].before if story.moves else story.due_at
    if story.received_at is None or processing is None or story.first is None or story.first.due_at != given:
        return None
    return Running.of(return_date(story.received_at, processing, rules.hours, rules.calendar, rules.cutoff))
