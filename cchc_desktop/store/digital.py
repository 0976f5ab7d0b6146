"""What of a period's dossiers is digital (số hóa, trực tuyến): counted over facts and the scans that were linked."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from cchc_desktop.domain.period import Period
from cchc_desktop.store import deliveries

_RECEIVED = "f.counted = 1 and f.received between :first and :last"
# said as the index facts_figures says it
_DONE = "f.counted = 1 and ifnull(f.finished, 9999999) between :first and :last and f.outcome in (9, 10)"
_SCANS = (
    "select dossier_uid, max(coalesce(json_extract(cast(payload as text), '$.tenGiayTo'), '') = '') as results, "
    "max(coalesce(json_extract(cast(payload as text), '$.tenGiayTo'), '') <> '') as papers from ledger "
    "where type = 'file.linked' group by 1"
)


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
    days = {"first": period.first.toordinal(), "last": period.last.toordinal()}
    unsent = (
        "select d.id from ledger l join dossiers d on d.uid = l.dossier_uid "
        "where l.pos > :acked and l.type = 'dossier.received'"
    )
    came = db.conn.execute(
        f"select count(*), coalesce(sum(f.id not in ({unsent})), 0), coalesce(sum(f.asked > 0 and not f.exempt), 0), "  # noqa: S608
        f"coalesce(sum(f.asked > 0 and not f.exempt and f.paid_online > 0), 0) from facts f where {_RECEIVED}",
        days | {"acked": deliveries.acked(db)},
    ).fetchone()
    (done,) = db.conn.execute(f"select count(*) from facts f where {_DONE}", days).fetchone()  # noqa: S608
    scanned = db.conn.execute(
        f"select coalesce(sum(s.results), 0), coalesce(sum(s.results and s.papers), 0) from ({_SCANS}) s "  # noqa: S608
        f"cross join dossiers d on d.uid = s.dossier_uid cross join facts f on f.id = d.id where {_DONE}",
        days,
    ).fetchone()
    return Digital(*(*came, done, *scanned))


def days_taken(db: Database, period: Period) -> dict[str, tuple[int, int]]:
    """By procedure code: how many were finished in the period with a result, and the days they took together."""
    rows = db.conn.execute(
        f"select l.text, count(*), sum(f.finished - f.received - coalesce(f.resumed - f.paused, 0)) "  # noqa: S608
        f"from facts f join labels l on l.id = f.procedure where {_DONE} group by 1",
        {"first": period.first.toordinal(), "last": period.last.toordinal()},
    ).fetchall()
    return {code: (count, days) for code, count, days in rows}
