"""Feedback at a practice counter (phản ánh, kiến nghị giả định): what citizens say, and the office's steps to an answer."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from cchc_desktop.acts import feedback
from cchc_desktop.acts.feedback import Told
from cchc_desktop.app import practice_words as words
from cchc_desktop.app.practice_shift import Shift
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.feedback import Channel, Kind, State
from cchc_desktop.store.connection import Database

_CHANNELS = (Channel.COUNTER, Channel.PHONE, Channel.LETTER, Channel.ONLINE)
_PROPOSES = 0.35
_REFUSED, _FORWARDED = 0.1, 0.25
_DAYS = {  # worked days a step takes, mostly in time
    State.ACCEPTED: (0, 2),
    State.REFUSED: (0, 2),
    State.FORWARDED: (1, 5),
    State.ANSWERED: (2, 16),
    State.PUBLISHED: (0, 2),
}
_FORGOTTEN, _EXTRA = 0.08, 6


def complain(shift: Shift, about: Dossier | None, db: Database, at: datetime) -> None:
    """Somebody has something to say, about a dossier or about the office."""
    kind = Kind.PROPOSAL if about is None or shift.happens(_PROPOSES) else Kind.REPORT
    said = shift.one(words.PROPOSALS if kind is Kind.PROPOSAL else words.REPORTS)
    person = about.intake.owner if about else shift.crowd.someone(shift.chance)
    told = Told(kind, said, person.name, person.phone, about.uid if about else None, shift.one(_CHANNELS))
    taken = feedback.take_down(db, told, shift.clerk, at)
    refused = shift.happens(_REFUSED)
    _plan(shift, taken.uid, State.REFUSED if refused else State.ACCEPTED, at)


def _plan(shift: Shift, uid: str, state: State, at: datetime) -> None:
    first, last = _DAYS[state]
    extra = _EXTRA if shift.happens(_FORGOTTEN) else 0
    then = shift.some_days_after(at.date(), 1 + first + extra, max(1, last) + extra)
    shift.agenda.add(then, partial(_step, shift, uid, state))


def _step(shift: Shift, uid: str, state: State, db: Database, at: datetime) -> None:
    feedback.move(db, uid, state, _said(shift, state), shift.clerk, at)
    if state is State.ACCEPTED:
        _plan(shift, uid, State.FORWARDED if shift.happens(_FORWARDED) else State.ANSWERED, at)
    elif state is State.FORWARDED:
        _plan(shift, uid, State.ANSWERED, at)
    elif state is State.ANSWERED:
        _plan(shift, uid, State.PUBLISHED, at)


def _said(shift: Shift, state: State) -> str:
    match state:
        case State.REFUSED:
            return words.NOT_HEARD
        case State.FORWARDED:
            return shift.one(words.FORWARDED)
        case State.ANSWERED:
            return shift.one(words.ANSWERED)
        case _:
            return ""
