"""A handover slip on the hub's pages (phiếu bàn giao trên cổng): the division says there which folders it has taken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from cchc_desktop.domain.code import parse_code, parse_provisional
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.text import clean
from cchc_desktop.hub import custody, dossiers
from cchc_desktop.hub.dossiers import Kept

LONGEST_NAME = 100


class Confirmation(NamedTuple):
    """What the form says: who signs, and the codes that were scanned; none: all that wait."""

    person: str
    codes: tuple[str, ...]


class Outcome(NamedTuple):
    """What became of it: codes taken now, scanned ones that this slip does not wait for, and what still waits."""

    taken: tuple[str, ...]
    others: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def sentences(self) -> list[str]:
        """What is told, the taking first."""
        told = [f"Đã ghi nhận {len(self.taken)} hồ sơ. Quầy được báo ở lần đồng bộ tới."]
        if self.others:
            told.append(f"Không chờ nhận trên phiếu này: {', '.join(self.others)}. Để riêng, hỏi lại quầy.")
        if self.missing:
            told.append(f"Còn thiếu {len(self.missing)} hồ sơ: {', '.join(self.missing)}. Hỏi lại bên giao.")
        return told


def read_form(form: dict[str, str]) -> tuple[Confirmation | None, list[str]]:
    """The confirmation, or every sentence that says what is wrong."""
    person = clean(form.get("nguoiKyNhan", ""))
    if not person or len(person) > LONGEST_NAME:
        return None, [f"Hãy ghi tên người ký nhận, không quá {LONGEST_NAME} ký tự."]
    written = dict.fromkeys(_written(line) for line in form.get("maHoSo", "").splitlines() if line.strip())
    return Confirmation(person, tuple(written)), []


def _written(text: str) -> str:
    known = parse_code(text) or parse_provisional(text)
    return known.text if known else clean(text)[:50]


def confirm(db: Connection, folders: Sequence[Kept], told: Confirmation, now: datetime) -> Outcome:
    """The folders of a slip that were scanned, or all of them, are with the division now; the feed tells the counter."""
    waiting = {dossier.code: dossier for dossier in folders if custody.under_way(dossier)}
    aliases = {str(dossier.data.get("MaHoSoKhac") or ""): code for code, dossier in waiting.items()}
    scanned = [aliases.get(code, code) for code in told.codes] or list(waiting)
    moment = instant_text(now)
    taken = [waiting[code] for code in dict.fromkeys(scanned) if code in waiting]
    for dossier in taken:
        custody.confirm(dossier, told.person, moment)
        dossier.changed_by(None, "", dossier.status)
    dossiers.save(db, taken, moment)
    others = tuple(code for code in scanned if code not in waiting)
    missing = tuple(code for code in waiting if code not in set(scanned))
    return Outcome(tuple(dossier.code for dossier in taken), others, missing)
