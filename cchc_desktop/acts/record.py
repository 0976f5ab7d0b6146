"""Recording (ghi sổ): one event of one dossier, decided, folded, saved and entered in the ledger together."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain import possible
from cchc_desktop.domain.clerk import Approval, Clerk, Duty, Role
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Adopted, Event
from cchc_desktop.domain.instants import day_text, instant_text, parse_instant, to_millisecond
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.paper_problems import each_paper
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store import dossiers, ledger, rebuild
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.ledger import Entry, Subject
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire import payloads
from cchc_desktop.wire.canonical import SALT_BYTES


def require(by: Clerk, duty: Duty, approval: Approval | None = None) -> None:
    """Raises Refused unless the duty is this clerk's, or leave for just this duty was given to just this clerk.

    An administrator has no leave for what is a lead's: dossiers are none of theirs.
    """
    problem = by.may_not(duty)
    if problem is None:
        return
    fits = approval is not None and (approval.duty, approval.clerk) == (duty, by.code)
    if not fits or by.role is Role.ADMIN:
        raise Refused((problem,))


def find(db: Database, uid: str) -> Dossier:
    """The dossier of that uid; raises Refused when the store has none."""
    dossier = dossiers.get(db, uid)
    if dossier is None:
        raise Refused((Problem("", "dossier.unknown", "Không thấy hồ sơ này trong kho của quầy."),))
    return dossier


def demand_papers(papers: tuple[Paper, ...]) -> None:
    """Raises Refused with all that is wrong with papers asked for, handed in or given back."""
    found = tuple(each_paper(papers))
    if found:
        raise Refused(found)


def record(db: Database, dossier: Dossier, event: Event, by: Clerk, act_id: str | None = None) -> Dossier:
    """The dossier after `event`, saved, with its entry; the first act on another counter's dossier adopts it first.

    Raises Refused when the rules forbid it; then nothing is changed.
    """
    event = replace(event, at=to_millisecond(event.at))
    problem = dossier.refuses(event, event.at.date())
    if problem:
        raise Refused((told(db, dossier, problem, event.at.date()),))
    act = act_id or new_uid()
    with transaction(db):
        own, version = dossiers.standing(db, dossier.uid)
        if not own:
            adopt(db, dossier, (by, event.at), act)
        after = dossier.after(event)
        dossiers.update(db, dossier, after)
        enter(db, event, after, by, act, version)
    return after


def told(db: Database, dossier: Dossier, problem: Problem, today: date) -> Problem:
    """A refusal for what the dossier is, with since when it is that, by whom, and what is done instead."""
    if problem.code not in ("dossier.status", "dossier.voided", "dossier.not_received"):
        return problem
    entry = rebuild.status_since(db, dossier.uid)
    since = ""
    if entry:
        at = parse_instant(entry.occurred_at)
        since = f"Từ {at:%H:%M} ngày {day_text(at.date())}, do {entry.clerk_name or entry.clerk_code} ghi."
    sentences = (problem.message, since, possible.instead(dossier, today))
    return replace(problem, message=" ".join(sentence for sentence in sentences if sentence))


def enter(db: Database, event: Event, after: Dossier, by: Clerk, act_id: str, version: int | None = None) -> Entry:
    """The ledger entry of an event, inside the caller's transaction.

    `after` is the dossier once it happened, `version` the portal's of it that was seen last.
    """
    payload = payloads.write(event, after, os.urandom(SALT_BYTES))
    subject = Subject(after.uid, version)
    return ledger.append(db, payload, subject, by, instant_text(event.at), act_id)


def note_counter(
    db: Database, kind: str, detail: dict[str, Any], by: Clerk, now: datetime, act_id: str | None = None
) -> Entry:
    """An entry about the counter itself; `detail` holds no personal data."""
    with transaction(db):
        payload = payloads.counter_event(kind, detail, os.urandom(SALT_BYTES))
        return ledger.append(db, payload, Subject(), by, instant_text(to_millisecond(now)), act_id or new_uid())


def adopt(db: Database, dossier: Dossier, by_when: tuple[Clerk, datetime], act_id: str) -> None:
    """Makes another counter's dossier this counter's own, as it was seen; inside the caller's transaction."""
    by, at = by_when
    version = dossiers.standing(db, dossier.uid)[1]
    event = Adopted(at, dossier, version or 0)
    dossiers.save(db, dossier)
    enter(db, event, dossier, by, act_id, version)
