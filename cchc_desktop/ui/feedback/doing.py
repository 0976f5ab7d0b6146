"""From answers to the act (ghi phản ánh, kiến nghị): what was typed is read here, the act has the last word."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.acts import feedback as acts
from cchc_desktop.acts.feedback import Told
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.feedback import Channel, Feedback, Kind
from cchc_desktop.domain.problem import Problem
from cchc_desktop.reports import lookup
from cchc_desktop.store.connection import Database
from cchc_desktop.ui.deeds.form import Answers
from cchc_desktop.ui.feedback import words
from cchc_desktop.ui.feedback.forms import DOSSIER


def take_down(db: Database, answers: Answers, by: Clerk, now: datetime) -> Feedback:
    """Notes a new one, on the writer's thread; raises Refused with problems named as the questions are."""
    told = Told(
        Kind(answers["kind"]),
        answers["content"],
        answers["sender"],
        answers["phone"],
        _dossier(db, answers[DOSSIER].strip()),
        Channel(answers["channel"]),
    )
    return acts.take_down(db, told, by, now)


def meant(db: Database, code: str) -> Dossier:
    """The dossier that a scan or a typed code names; raises Refused for none, and for two."""
    found = lookup.by_code(db, code)
    if len(found) != 1:
        sentence = words.ambiguous(code) if found else words.unknown(code)
        raise Refused((Problem(DOSSIER, "feedback.dossier", sentence),))
    return found[0]


def _dossier(db: Database, code: str) -> str | None:
    return meant(db, code).uid if code else None
