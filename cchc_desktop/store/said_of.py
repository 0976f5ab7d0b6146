"""What citizens said of dossiers (phản ánh, chấm điểm về hồ sơ): how many were complained of in a period."""

from __future__ import annotations

from sqlite_utils import Database

from cchc_desktop.domain.period import Period
from cchc_desktop.store import dated

_BAD = 2  # a score up to this is a dislike


def unhappy(db: Database, period: Period) -> int:
    """How many dossiers had a report (phản ánh) of a citizen, or were last scored a dislike, in the period."""
    between = (f"{period.first.isoformat()}T", f"{period.last.isoformat()}U")
    row = db.conn.execute(
        "select count(distinct uid) from (select dossier_uid as uid from feedback "  # noqa: S608 (constant parts)
        "where dossier_uid is not null and json_extract(cast(data as text), '$.kind') = 'phan-anh' "
        "and received_at >= :first and received_at < :last union all "
        "select l.dossier_uid from ledger l where l.type = 'rating.recorded' "
        f"and l.{dated.RATED} and l.occurred_at >= :first and l.occurred_at < :last "
        "and json_extract(cast(l.payload as text), '$.diem') <= :bad and not exists ("
        "select 1 from ledger n where n.dossier_uid = l.dossier_uid and n.type = l.type and n.pos > l.pos))",
        {"first": between[0], "last": between[1], "bad": _BAD},
    ).fetchone()
    found: int = row[0]
    return found
