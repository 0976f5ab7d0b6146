"""What other counters added to an own dossier (quầy khác thu tiền, hủy hồ sơ): taken over, and a person is told of two.

Money beyond what was asked, and the voiding of what somebody is working on here, are work for a person.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

from cchc_desktop.domain.added import Voiding, news
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import PortalChanged
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.money import written
from cchc_desktop.store import ledger, tasks
from cchc_desktop.store.connection import Database
from cchc_desktop.store.tasks import Task
from cchc_desktop.store.versions import DOUBT
from cchc_desktop.wire.added import added
from cchc_desktop.wire.contract import Change

VOIDED_ELSEWHERE, PAID_TWICE = "voided_elsewhere", "paid_twice"


def taken_over(dossier: Dossier, change: Change) -> tuple[str, ...]:
    """The names of the items to which the portal's word adds something."""
    return news(dossier.added, added(change.data))


def tell(db: Database, before: Dossier, after: Dossier, event: PortalChanged, now: datetime) -> None:
    """The tasks of what came over by `event`; inside the caller's transaction."""
    if after.voided and not before.voided and not _is_warned_of(db, after.uid):
        _tell(db, VOIDED_ELSEWHERE, after.uid, _words(event.added.voiding or Voiding()), now)
    asked = 0 if after.intake.fee_exempt else after.intake.fee_amount
    if asked is not None and 0 < before.paid < after.paid > asked:
        _tell(db, PAID_TWICE, after.uid, f"Phải nộp {written(asked)}, các quầy đã thu {written(after.paid)}", now)


def _is_warned_of(db: Database, uid: str) -> bool:
    """Whether the portal's answer to an act of ours, which met the voided dossier, is a task already."""
    return any(tasks.is_open_about(db, entry.pos, DOUBT) for entry in ledger.of_dossier(db, uid))


def _words(voiding: Voiding) -> str:
    where = f"quầy {voiding.counter}" if voiding.counter else ""
    who = ", ".join(part for part in (where, voiding.person) if part) or "nơi khác"
    at = f" lúc {voiding.at:%H:%M %d/%m/%Y}" if voiding.at else ""
    return f"{who} hủy{at}{f': {voiding.reason}' if voiding.reason else ''}"


def _tell(db: Database, kind: str, uid: str, words: str, now: datetime) -> None:
    task = Task(0, kind, uid, None, msgspec.json.encode({"detail": words}), instant_text(now))
    if not tasks.was_told(db, task):
        tasks.add(db, task)
