"""What citizens said of dossiers (phản ánh, chấm điểm về hồ sơ): how many were complained of in a period."""

from __future__ import annotations

from sqlite_utils import Database

from cchc_desktop.domain.period import Period
from cchc_desktop.store import mark_sql


def unhappy(db: Database, period: Period) -> int:
    """How many dossiers had a report (phản ánh) of a citizen, or were last scored a dislike, in the period."""
    row = db.conn.execute(f"select count(*) from ({mark_sql.UNHAPPY})", mark_sql.moments(period)).fetchone()  # noqa: S608
    found: int = row[0]
    return found
