"""What was printed on a day (số bản in trong ngày), counted from the print journal."""

from __future__ import annotations

from datetime import date

from sqlite_utils import Database

from cchc_desktop.domain.day_close import Prints
from cchc_desktop.store import dated


def prints_on(db: Database, day: date, until: str = "") -> Prints:
    """The printings asked for on `day`, up to the moment `until` if one is named, by what has become of them."""
    first, end = dated.span(day.isoformat())
    rows = db.conn.execute(
        "select state, printing > 1, count(*) from prints where asked_at >= ? and asked_at < ? and asked_at <= ? "
        "group by 1, 2",
        (first, end, until or end),
    ).fetchall()
    counts: dict[str, int] = {}
    for state, again, count in rows:
        kind = (
            ("again" if again else "first") if state == "handed_over" else "failed" if state == "failed" else "unknown"
        )
        counts[kind] = counts.get(kind, 0) + count
    return Prints(**counts)


def entries_of(db: Database, slip: str, number: str, after: int) -> list[int]:
    """The places of the entries, later than a place, that tell of printing a slip of the counter."""
    rows = db.conn.execute(
        "select pos from ledger where pos > ? and type = 'slip.printed' and dossier_uid is null "
        "and json_extract(cast(payload as text), '$.phieu') = ? and json_extract(cast(payload as text), '$.soPhieu') = ?",
        (after, slip, number),
    )
    return [row[0] for row in rows]
