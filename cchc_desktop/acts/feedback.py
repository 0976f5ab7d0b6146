"""Feedback (phản ánh, kiến nghị): taken down, then step by step to an answer, each step an entry."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.acts.record import find, record, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain import feedback as domain
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.event_cleaning import tidy
from cchc_desktop.domain.events import FeedbackRecorded
from cchc_desktop.domain.feedback import Channel, Feedback, Kind, State
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.domain.phone import normal_phone, phone_problems
from cchc_desktop.domain.problem import Problem, errors
from cchc_desktop.store import feedback, ledger
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.ledger import Subject
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire import payloads
from cchc_desktop.wire.canonical import SALT_BYTES


@dataclass(frozen=True, slots=True)
class Told:
    """A feedback as it is told at the counter: about a dossier, or (None) about the office."""

    kind: Kind
    content: str
    sender: str = ""
    phone: str = ""
    dossier_uid: str | None = None
    channel: Channel = Channel.COUNTER


def take_down(db: Database, told: Told, by: Clerk, now: datetime) -> Feedback:
    """Notes a new feedback. Raises Refused for no content, and for a telephone number that cannot be one."""
    require(by, Duty.FEEDBACK)
    state, phone = State.RECEIVED.value, normal_phone(told.phone)
    who, channel = (told.sender, phone), told.channel.value
    whole = FeedbackRecorded(to_millisecond(now), new_uid(), told.kind.value, state, told.content, *who, channel)
    event = tidy(whole)
    wrong = domain.said_wrong(event) or _phone(event.phone)
    if wrong:
        raise Refused((wrong,))
    with transaction(db):
        return _enter(db, event, told.dossier_uid, by)


def move(db: Database, uid: str, state: State, said: str, by: Clerk, now: datetime) -> Feedback:
    """Takes its next step; `said` is the reason of a refusal, the body it goes to, the answer.

    Raises Refused for a step that does not follow, or lacks its words.
    """
    require(by, Duty.FEEDBACK)
    with transaction(db):
        known = feedback.get(db, uid)
        if known is None:
            raise Refused((Problem("", "feedback.unknown", "Không thấy phản ánh, kiến nghị này trong kho của quầy."),))
        event = tidy(FeedbackRecorded(to_millisecond(now), uid, known.kind.value, state.value, said))
        problem = known.refuses(event)
        if problem:
            raise Refused((problem,))
        return _enter(db, event, known.dossier_uid, by)


def _phone(phone: str) -> Problem | None:
    wrong = errors(problem.under("phone") for problem in phone_problems(phone))
    return wrong[0] if wrong else None


def _enter(db: Database, event: FeedbackRecorded, dossier_uid: str | None, by: Clerk) -> Feedback:
    if dossier_uid is not None:
        record(db, find(db, dossier_uid), event, by)
    else:
        payload = payloads.of_no_dossier(event, os.urandom(SALT_BYTES))
        ledger.append(db, payload, Subject(), by, instant_text(event.at), new_uid())
    return feedback.note(db, dossier_uid, event)
