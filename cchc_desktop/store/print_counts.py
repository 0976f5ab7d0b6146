"""How many printings there were in a period (đếm lần in), by kind of slip and what became of them."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from cchc_desktop.domain.period import Period


class PrintCount(NamedTuple):
    """Of one kind: asked for; handed to a printer, of those not the first; failed; and of which nothing was heard."""

    asked: int = 0
    handed_over: int = 0
    again: int = 0
    failed: int = 0
    open: int = 0


def of(db: Database, period: Period) -> dict[str, PrintCount]:
    """By kind of slip; printings asked for within the period."""
    rows = db.conn.execute(
        "select slip, count(*), sum(state = 'handed_over'), sum(state = 'handed_over' and printing > 1), "
        "sum(state = 'failed'), sum(state = 'asked') from prints where asked_at >= ? and asked_at < ? group by slip",
        (f"{period.first.isoformat()}T", f"{period.last.isoformat()}U"),
    ).fetchall()
    return {slip: PrintCount(*counts) for slip, *counts in rows}
