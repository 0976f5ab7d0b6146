"""What the page of the deeds reads (đọc việc làm được): the dossier, what may be done with it, and who may allow it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.acts.decide import correction
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import find, require
from cchc_desktop.acts.supplement import resumption
from cchc_desktop.domain.clerk import Clerk, Duty, Role
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.possible import Deed, possible
from cchc_desktop.domain.problem import Problem
from cchc_desktop.reports.story import last, story
from cchc_desktop.store import clerks
from cchc_desktop.store.connection import Database


@dataclass(frozen=True, slots=True)
class DeedsReading:
    """One dossier and its deeds; `leave` names the duty of those that need a lead's leave from this clerk."""

    dossier: Dossier
    deeds: Mapping[Deed, Problem | None]
    leave: Mapping[Deed, Duty]
    leads: Mapping[str, str]  # code → name: who may allow it; the clerk too, for when no lead is on shift
    asked: tuple[Paper, ...]  # papers of the newest supplement request
    due_after: datetime | None  # were the asked papers taken now


def read(db: Database, uid: str, desk: Desk, by: Clerk, now: datetime) -> DeedsReading:
    """Raises Refused for a clerk who may not see dossiers, and for a dossier this store does not have."""
    require(by, Duty.READ_DOSSIER)
    dossier = find(db, uid)
    found = last(story(db, uid), SupplementRequested)
    resumed = resumption(db, desk, dossier, now) if dossier.paused_at else None
    return DeedsReading(
        dossier,
        possible(dossier, now.date()),
        {deed: duty for deed, duty in _duties(db, dossier, by).items() if by.may_not(duty)},
        _leads(db, by),
        found[0].papers if found else (),
        resumed.due_at if resumed else dossier.due_at,
    )


def _duties(db: Database, dossier: Dossier, by: Clerk) -> dict[Deed, Duty]:
    duties = {Deed.VOID: Duty.VOID, Deed.AMEND: correction(db, dossier, by)}
    if dossier.supplements:
        duties[Deed.REQUEST_SUPPLEMENT] = Duty.SECOND_SUPPLEMENT
    return duties


def _leads(db: Database, by: Clerk) -> dict[str, str]:
    everyone = [account.clerk for account in clerks.everyone(db)]
    leads = {clerk.code: clerk.name for clerk in everyone if clerk.role is Role.LEAD}
    return leads | {by.code: f"{by.name} (không có trưởng quầy trong ca)"}
