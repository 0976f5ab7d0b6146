"""Recording (ghi sổ): one event of one dossier, decided, folded, saved and entered in the ledger together."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from cchc_desktop.acts import charge
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain import possible
from cchc_desktop.domain.clerk import Approval, Clerk, Duty, Role
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Adopted, Event
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.paper_problems import each_paper
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store import dossiers, ledger, rebuild
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.ledger import Entry, Subject
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire import payloads
from cchc_desktop.wire.canonical import SALT_BYTES

# What of a dossier a refusal is about: since when, and by whom, is told with it.
_SINCE: Mapping[str, Callable[[Dossier], object]] = {
    **dict.fromkeys(("dossier.status", "dossier.voided", "dossier.not_received"), rebuild.standing),
    **dict.fromkeys(("dossier.received", "refusal.received"), lambda dossier: dossier.is_received),
    **dict.fromkeys(("handover.holder", "sent_back.holder", "result.holder"), lambda dossier: dossier.holder),
    **dict.fromkeys(("result.arrived", "result.at_counter", "item.not_posted"), lambda dossier: dossier.holder),
    "given_back.holder": lambda dossier: dossier.holder,
    "taken.waiting": rebuild.standing,
    "apology.again": lambda dossier: dossier.apologies,
    "supplement.second": lambda dossier: dossier.supplements,
    **dict.fromkeys(("fee.paid", "fee.all_voided"), lambda dossier: dossier.fees),
}


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
    demand(db, dossier, event)
    act = act_id or new_uid()
    with transaction(db):
        own, version = dossiers.standing(db, dossier.uid)
        if not own:
            dossier = adopt(db, dossier, (by, event.at), act)
        after = dossier.after(event)
        dossiers.update(db, dossier, after)
        enter(db, event, after, by, act, version)
    return after


def demand(db: Database, dossier: Dossier, event: Event) -> None:
    """Raises Refused when the rules forbid `event` now."""
    today = to_millisecond(event.at).date()
    problem = dossier.refuses(event, today)
    if problem:
        raise Refused((told(db, dossier, problem, today),))


def told(db: Database, dossier: Dossier, problem: Problem, today: date) -> Problem:
    """A refusal for what the dossier is, with since when it is that, by whom, and what is done instead."""
    explained = since(db, dossier, problem)
    instead = possible.instead(dossier, today) if problem.code in _SINCE and not problem.field else ""
    return replace(explained, message=f"{explained.message} {instead}") if instead else explained


def since(db: Database, dossier: Dossier, problem: Problem) -> Problem:
    """A refusal for what the dossier is, with since when it is that, and by whom."""
    what = _SINCE.get(problem.code)
    entry = rebuild.since(db, dossier.uid, what) if what else None
    if entry is None:
        return problem
    return replace(problem, message=f"{problem.message} {rebuild.told(entry)}")


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


def adopt(db: Database, dossier: Dossier, by_when: tuple[Clerk, datetime], act_id: str) -> Dossier:
    """Makes another counter's dossier this counter's own, as it was seen; inside the caller's transaction.

    Its folder stays with whoever has it, and with the counter that counts it, until one of our acts moves it.
    """
    by, at = by_when
    holder = charge.as_counted_here(db, dossier.holder, dossier.reception.counter)
    dossier = replace(dossier, holder=holder)
    version = dossiers.standing(db, dossier.uid)[1]
    event = Adopted(at, dossier, version or 0)
    dossiers.save(db, dossier)
    enter(db, event, dossier, by, act_id, version)
    return dossier
