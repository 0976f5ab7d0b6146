"""What the overdue radar reads (số liệu cho nguy cơ quá hạn): past dossiers counted, open ones, open ones of long ago."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from sqlite_utils import Database

from cchc_desktop.domain.radar import Past, Trial
from cchc_desktop.domain.selection import Figure
from cchc_desktop.store import figure_sql, labels, mark_sql

_AGES = 10_000  # days, more than 27 years: older ones leave together
_IN_TIME = f"{figure_sql.condition(Figure.OPEN_IN_TIME)} and {mark_sql.TIME_LEFT}"
_LEFT = f"{figure_sql.JUDGED} - :seen"
_TAKEN = "((f.id * 2654435761 & 4294967295) >> 16) % :step = 0"  # as by chance, yet the same each time


class Open(NamedTuple):
    """A dossier that is open, in time and not waiting for papers: its days left, and its age without pauses."""

    id: int
    procedure: str
    division: str
    left: int
    age: int


def first_day(db: Database) -> int | None:
    """The first day on which anything was received (`date.toordinal()`)."""
    row = db.conn.execute("select min(received) from facts").fetchone()
    found: int | None = row[0]
    return found


def step(db: Database, most: int) -> int:
    """One of how many dossiers is to be taken so that they are not many more than `most`."""
    row = db.conn.execute("select ifnull(max(id), 0) from facts").fetchone()
    return max(1, -(-int(row[0]) // most))


def past(db: Database, since: int, seen: int, every: int = 1) -> Iterator[Past]:
    """Those received since a day whose fate was known on the day `seen`, by age of leaving; late ones also while open."""
    known, late = labels.texts(db), _late(":seen")
    age = _age(f"min(ifnull(f.finished, {_after(':seen')}), {_after(':seen')})")
    size = max(known, default=0) + 1
    key = f"((f.procedure * {size} + f.division) * {_AGES} + min({age}, {_AGES} - 1)) * 2 + ({late})"
    rows = db.conn.execute(
        f"select {key} from facts f indexed by facts_figures where f.counted = 1 "  # noqa: S608 (constant)
        f"and {figure_sql.FINISHED} >= :since and f.received >= :since and {_TAKEN} and {_known(':seen')}",
        {"since": since, "seen": seen, "step": every},
    )
    for number, count in Counter(map(itemgetter(0), rows)).items():  # one number a row: SQLite would sort to count
        rest, is_late = divmod(number, 2)
        rest, left_at = divmod(rest, _AGES)
        procedure, division = divmod(rest, size)
        yield Past(known[procedure], known[division], left_at, bool(is_late), count)


def still_open(db: Database, seen: int) -> list[Open]:
    """Those open on a day, in time, with a date and not waiting for papers."""
    rows = db.conn.execute(
        f"select f.id, p.text, v.text, {_LEFT}, {_age(':seen')} from facts f indexed by facts_figures "  # noqa: S608
        f"join labels p on p.id = f.procedure join labels v on v.id = f.division where {_IN_TIME}",
        _day(seen),
    )
    return [Open(*row) for row in rows]


def trials(db: Database, since: int, seen: int, known: int, every: int = 1) -> list[Trial]:
    """The same of a past day, of those received since another, whose fate was known on a later one."""
    rows = db.conn.execute(
        f"select f.id, p.text, v.text, {_LEFT}, {_age(':seen')}, {_late(':known')} "  # noqa: S608 (constant)
        "from facts f indexed by facts_figures "
        "join labels p on p.id = f.procedure join labels v on v.id = f.division "
        f"where {_TAKEN} and f.received >= :since and {_IN_TIME} and {_known(':known')}",
        _day(seen) | {"since": since, "known": known, "step": every},
    )
    return [Trial(*row) for row in rows]


def _day(seen: int) -> dict[str, int]:
    return {"first": seen, "last": seen, "seen": seen}


def _after(day: str) -> str:
    return f"{day} + 1"


def _known(day: str) -> str:
    """It was finished by that day, or late on it and not waiting for papers; without a date nothing is ever late."""
    waits = figure_sql.WAITS.replace(":seen", day)
    return f"f.judged is not null and (f.finished <= {day} or (f.judged < {day} and not ifnull({waits}, 0)))"


def _late(day: str) -> str:
    """Of those known on that day."""
    return f"case when f.finished <= {day} then ifnull({figure_sql.LATE_DONE}, 0) else 1 end"


def _age(day: str) -> str:
    """Days from reception to that day, without its pause for papers."""
    pause = f"case when f.paused < {day} then max(0, min(ifnull(f.resumed, {day}), {day}) - f.paused) else 0 end"
    return f"max(0, {day} - f.received - {pause})"
