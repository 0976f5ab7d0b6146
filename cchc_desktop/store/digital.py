"""What of a period's dossiers is digital (số hóa, trực tuyến): counted over facts and the scans that were linked."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Figure
from cchc_desktop.store import deliveries, figure_sql, mark_sql

_RECEIVED = figure_sql.condition(Figure.RECEIVED)


class Digital(NamedTuple):
    """Of what was received: all, journalled by the portal, with a fee to pay, of these paid online; of what was done
    with a result: all, with a file of the result, with one of a paper besides."""

    received: int
    at_portal: int
    with_fee: int
    paid_online: int
    done: int
    with_result: int
    digitised: int


def digital(db: Database, period: Period) -> Digital:
    """Counts of a period."""
    days = figure_sql.bounds(period)
    came = db.conn.execute(
        f"select count(*), coalesce(sum({mark_sql.AT_PORTAL}), 0), coalesce(sum({mark_sql.WITH_FEE}), 0), "  # noqa: S608
        f"coalesce(sum({mark_sql.PAID_ONLINE}), 0) from facts f where {_RECEIVED}",
        days | {"acked": deliveries.acked(db)},
    ).fetchone()
    (done,) = db.conn.execute(f"select count(*) from facts f where {mark_sql.DONE}", days).fetchone()  # noqa: S608
    scanned = db.conn.execute(
        f"select coalesce(sum(s.results), 0), coalesce(sum({mark_sql.DIGITISED}), 0) from ({mark_sql.SCANS}) s "  # noqa: S608
        f"cross join dossiers d on d.uid = s.dossier_uid cross join facts f on f.id = d.id where {mark_sql.DONE}",
        days,
    ).fetchone()
    return Digital(*(*came, done, *scanned))


def days_taken(db: Database, period: Period) -> dict[str, tuple[int, int]]:
    """By procedure code: how many were finished in the period with a result, and the days they took together."""
    rows = db.conn.execute(
        f"select l.text, count(*), sum(f.finished - f.received - coalesce(f.resumed - f.paused, 0)) "  # noqa: S608
        f"from facts f join labels l on l.id = f.procedure where {mark_sql.DONE} group by 1",
        figure_sql.bounds(period),
    ).fetchall()
    return {code: (count, days) for code, count, days in rows}
