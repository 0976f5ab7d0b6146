"""How many printings there were in a period (đếm lần in), by kind of slip and what became of them."""

from __future__ import annotations

from typing import NamedTuple

from sqlite_utils import Database

from cchc_desktop.domain.period import Period
from cchc_desktop.store import mark_sql

_COUNTED = ", ".join(f"sum({mark_sql.PRINT_STATES[mark]})" for mark in mark_sql.PRINT_STATES)
MARKS = tuple(mark_sql.PRINT_STATES)
"""What each count is of, in their order."""


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
        f"select p.slip, {_COUNTED} from prints p where {mark_sql.ASKED} group by 1",  # noqa: S608 (constant parts)
        mark_sql.moments(period),
    ).fetchall()
    return {slip: PrintCount(*counts) for slip, *counts in rows}
