"""Findings (kết quả tìm) as lists show them: looked up in one go, ID numbers masked, what is late said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cchc_desktop.acts.adopt import AtPortal
from cchc_desktop.acts.record import require
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.identity import masked
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.reports.lookup import letters, look_up
from cchc_desktop.store import meta
from cchc_desktop.store.connection import Database
from cchc_desktop.store.summaries import Summary
from cchc_desktop.ui.dossier import words
from cchc_desktop.ui.shell.findings import FoundRow
from cchc_desktop.ui.widgets.said import Said

LIMIT = 50
AT_PORTAL = "Ở cổng"


@dataclass(frozen=True, slots=True)
class Found:
    """What one look-up answered; `as_of` is when the portal was last heard, for dossiers of other counters."""

    text: str
    rows: Sequence[Summary]
    as_of: datetime | None
    letters: Mapping[str, str] = field(default_factory=dict)  # uid → number of the letter, of those without a code

    @property
    def of_others(self) -> int:
        """How many are other counters' dossiers, known from the portal only."""
        return sum(not row.own for row in self.rows)


def find(db: Database, text: str, by: Clerk) -> Found:
    """The newest 50 that the text may mean, the newest of all for no text; raises Refused for who may not see them."""
    require(by, Duty.READ_DOSSIER)
    contact = meta.read(db, "last_contact")
    rows = look_up(db, text, LIMIT)
    return Found(text, rows, parse_instant(contact) if contact else None, letters(db, rows))


def box_rows(rows: Sequence[Summary], now: datetime, counter: str) -> list[FoundRow]:
    """The same for the one box's drop-down at this counter; choosing one hands over the dossier's uid."""
    return [_box_row(row, now, counter) for row in rows]


def portal_rows(found: Sequence[AtPortal]) -> list[FoundRow]:
    """The portal's for the same drop-down, marked; choosing one hands over what the portal says of it."""
    return [FoundRow(each, *_told(each.summary, status(each.summary).text), AT_PORTAL) for each in found]


def status(row: Summary) -> Said:
    """Icon, words and tone of its status."""
    return words.status(row.status, row.voided)


def portal_status(row: Summary) -> Said:
    """The same of one that only the portal has: where it is goes before how it stands."""
    return Said(f"{AT_PORTAL} · {status(row).text.lower()}", "cloud-check", "note")


def due(row: Summary, now: datetime) -> Said:
    """Its due date; late is said."""
    if row.voided:
        return Said(words.NOBODY)
    received = bool(row.code) or row.received_at is not None
    return words.due(row.due_at, now, words.is_running(row.status, row.voided), received)


def holder(row: Summary, counter: str) -> str:
    """Who has the folder, or the papers that were not taken in; `counter` is the number of ours."""
    if row.own and not row.code:
        return words.WITH_CITIZEN
    return words.holder(row.holder, counter if row.own else "")


def _box_row(row: Summary, now: datetime, counter: str) -> FoundRow:
    late = due(row, now)
    note = f"✕ {late.text}" if late.tone == "wrong" else status(row).text
    return FoundRow(row.uid, *_told(row, holder(row, counter)), note)


def _told(row: Summary, where: str) -> tuple[str, str]:
    """Its title and what stands below it."""
    detail = " · ".join(part for part in (row.short_name, masked(row.owner_number), where) if part)
    return f"{row.code or 'Chưa có mã'} · {row.owner_name}", detail
