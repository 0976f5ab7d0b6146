"""What lists show of a dossier (dòng tóm tắt hồ sơ): found by words or by code, or the newest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlite_utils import Database

from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.status import Holder, Status
from cchc_desktop.store import holder_columns, search
from cchc_desktop.store.uids import packed, unpacked

_SELECT = (
    "select d.id, d.uid, d.own, d.code, d.provisional, d.alias, d.status, d.holder_kind, d.holder_name, "
    "d.procedure_code, d.short_name, d.owner_name, d.owner_number, d.received_at, d.due_at, d.voided"
)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list shows of a dossier; moments as stored text would be, parsed; `code` is what is printed."""

    id: int
    uid: str
    own: bool
    code: str
    status: Status
    holder: Holder
    procedure_code: str
    short_name: str
    owner_name: str
    owner_number: str
    received_at: datetime | None
    due_at: datetime | None
    voided: bool
    official: str | None = None
    provisional: str | None = None
    alias: str | None = None


def found(db: Database, text: str, limit: int = 50) -> list[Summary]:
    """Dossiers that every word of `text` finds (store/search.py), newest first; [] for a text without words."""
    hits = msgspec.json.encode(search.hits(db, text, limit)).decode()
    query = f"{_SELECT} from dossiers d where d.id in (select value from json_each(?)) order by d.id desc"  # noqa: S608
    return [_summary(row) for row in db.conn.execute(query, (hits,)).fetchall()]


def by_code(db: Database, code: str) -> list[Summary]:
    """What a list shows of the dossiers a code, provisional number or alias names."""
    rows = db.conn.execute(
        f"{_SELECT} from dossiers d where d.code = ?1 or d.provisional = ?1 or d.alias = ?1 order by d.id desc", (code,)
    ).fetchall()
    return [_summary(row) for row in rows]


def get(db: Database, uid: str) -> Summary | None:
    """What a list shows of the dossier of that uid."""
    row = db.conn.execute(f"{_SELECT} from dossiers d where d.uid = ?", (packed(uid),)).fetchone()
    return _summary(row) if row else None


def newest(db: Database, limit: int = 50) -> list[Summary]:
    """The newest dossiers, newest first."""
    rows = db.conn.execute(f"{_SELECT} from dossiers d order by d.id desc limit ?", (limit,)).fetchall()
    return [_summary(row) for row in rows]


def _summary(row: Sequence[Any]) -> Summary:
    return Summary(
        id=row[0],
        uid=unpacked(row[1]),
        own=bool(row[2]),
        code=row[3] or row[4] or row[5] or "",
        official=row[3] or (row[5] if row[4] else None),
        provisional=row[4],
        alias=row[5],
        status=Status(str(row[6])),
        holder=holder_columns.holder(row[7], row[8]),
        procedure_code=row[9],
        short_name=row[10],
        owner_name=row[11],
        owner_number=row[12],
        received_at=parse_instant(row[13]) if row[13] else None,
        due_at=parse_instant(row[14]) if row[14] else None,
        voided=bool(row[15]),
    )
