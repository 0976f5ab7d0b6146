"""Drafts (nháp): the half-typed intake of a clerk, kept and given up; another clerk's is out of reach."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.acts.record import require
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.store import drafts
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.drafts import Draft


def keep(db: Database, by: Clerk, draft_id: str, title: str, data: bytes, now: datetime) -> None:
    """Keeps a form as it stands, under its clerk; `data` is the screen's own JSON."""
    require(by, Duty.RECEIVE)
    drafts.keep(db, Draft(draft_id, by.code, instant_text(to_millisecond(now)), title, data))


def discard(db: Database, by: Clerk, draft_id: str) -> None:
    """Gives up one of the clerk's own drafts; another's stays."""
    if any(draft.id == draft_id for draft in drafts.of_clerk(db, by.code)):
        drafts.discard(db, draft_id)


def reassign(db: Database, draft_id: str, to: Clerk, by: Clerk) -> None:
    """Gives a draft to another clerk: a lead's duty."""
    require(by, Duty.REASSIGN)
    with transaction(db):
        drafts.reassign(db, draft_id, to.code)
