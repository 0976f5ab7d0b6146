"""What the page of the deeds reads (đọc việc làm được): the dossier, what may be done with it, and who may allow it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.acts import post
from cchc_desktop.acts.decide import correction
from cchc_desktop.acts.demands import originals_left
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import find, require, since
from cchc_desktop.acts.supplement import resumption
from cchc_desktop.domain.clerk import Clerk, Duty, Role
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.possible import Deed, possible
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.procedure import RequiredDocument
from cchc_desktop.domain.supplement_rules import came_late
from cchc_desktop.store import clerks, due, postings, procedures
from cchc_desktop.store.connection import Database
from cchc_desktop.store.postings import Posting


@dataclass(frozen=True, slots=True)
class DeedsReading:
    """One dossier and its deeds; `leave` names the duty of those that need a lead's leave from this clerk."""

    dossier: Dossier
    deeds: Mapping[Deed, Problem | None]
    leave: Mapping[Deed, Duty]
    leads: Mapping[str, str]  # code → name: who may allow it; the clerk too, for when no lead is on shift
    asked: tuple[Paper, ...]  # papers of the newest supplement request
    due_after: datetime | None  # were the asked papers taken now
    late: Problem | None = None  # the asked papers would come after their deadline
    documents: tuple[RequiredDocument, ...] = ()  # the checklist it was received by
    practice: bool = False  # nobody has a password
    item_code: str = ""  # of a result in the post
    list_number: str = ""  # of the list it left with
    left: tuple[Paper, ...] = ()  # originals that did not go back when it was withdrawn or stopped


def read(db: Database, uid: str, desk: Desk, by: Clerk, now: datetime) -> DeedsReading:
    """Raises Refused for a clerk who may not see dossiers, and for a dossier this store does not have."""
    require(by, Duty.READ_DOSSIER)
    dossier = find(db, uid)
    asked, tried = due.last_request(db, uid), possible(dossier, now.date())
    resumed = resumption(db, desk, dossier, now) if dossier.paused_at else None
    posted = postings.posting(db, uid)
    return DeedsReading(
        dossier,
        {deed: since(db, dossier, problem) if problem else None for deed, problem in tried.items()},
        {deed: duty for deed, duty in _duties(db, dossier, posted, by, now).items() if by.may_not(duty)},
        _leads(db, by),
        asked.papers if asked else (),
        resumed.due_at if resumed else dossier.due_at,
        came_late(asked, now.date()) if dossier.paused_at else None,
        _checklist(db, dossier),
        desk.practice,
        posted.item_code if posted else "",
        postings.list_of(db, posted) if posted else "",
        originals_left(db, dossier) if tried[Deed.GIVE_BACK] is None else (),
    )


def _checklist(db: Database, dossier: Dossier) -> tuple[RequiredDocument, ...]:
    code, version = dossier.intake.procedure_code, dossier.reception.procedure_version
    procedure = procedures.get(db, code, version) or procedures.get(db, code)
    return procedure.documents_for(dossier.intake.case_code) if procedure else ()


def _duties(db: Database, dossier: Dossier, posted: Posting | None, by: Clerk, now: datetime) -> dict[Deed, Duty]:
    duties = {Deed.VOID: Duty.VOID, Deed.AMEND: correction(db, dossier, by)}
    if posted:
        duties[Deed.CORRECT_ITEM] = post.correction(db, posted, by, now)
    if dossier.supplements:
        duties[Deed.REQUEST_SUPPLEMENT] = Duty.SECOND_SUPPLEMENT
    return duties


def _leads(db: Database, by: Clerk) -> dict[str, str]:
    everyone = [account.clerk for account in clerks.everyone(db)]
    leads = {clerk.code: clerk.name for clerk in everyone if clerk.role is Role.LEAD}
    return leads | {by.code: f"{by.name} (không có trưởng quầy trong ca)"}
