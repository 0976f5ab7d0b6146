"""Facts asked (số liệu hồ sơ): any choice of dossiers in order, how many they are, and the figures of a period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from enum import Enum
from operator import itemgetter
from typing import NamedTuple

import msgspec
from sqlite_utils import Database

from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Figure, Order, Selection
from cchc_desktop.store import choosing, figure_sql, labels
from cchc_desktop.store.connection import snapshot
from cchc_desktop.store.uids import unpacked

Figures = dict[tuple[str, ...], dict[Figure, int]]
"""By the texts of what was asked to count by; a figure that is not there is 0."""


class By(Enum):
    """What figures are counted by: the column of facts."""

    PROCEDURE = "procedure"
    FIELD = "field"
    DIVISION = "division"
    CLERK = "clerk"
    COUNTER = "counter"


class _Pass(NamedTuple):
    """Rows looked through once: those that meet `where`, told apart by `kind`."""

    figures: frozenset[Figure]
    way: str
    where: str
    kind: str
    figures_of: Callable[[int], frozenset[Figure]]


NEWEST = 60_000  # dossiers that are looked through first for a page of the newest
_BY_INDEX, _WHOLE = "indexed by facts_figures", "not indexed"
_AFTERWARDS = frozenset({Figure.RETURNED, Figure.RETURNED_BY_POST})
_PASSES = (
    _Pass(frozenset(Figure) - _AFTERWARDS, _BY_INDEX, figure_sql.SCOPE, figure_sql.KIND, figure_sql.figures_of),
    _Pass(_AFTERWARDS, _WHOLE, figure_sql.RETURNED, figure_sql.RETURNED_KIND, figure_sql.returned_of),
)


def selected(db: Database, selection: Selection, today: date, limit: int = -1, after: int = 0) -> list[int]:
    """The row ids of dossiers chosen, in order: `limit` of them (-1: all) from the place `after` (0: the first) on."""
    where, values = choosing.terms(db, selection, today)
    values |= {"limit": limit, "after": after}
    order = choosing.order(selection)
    page = f"{f'where {where} ' if where else ''}order by {order} limit :limit offset :after"
    if limit > 0 and after + limit <= NEWEST and _is_of_the_newest(selection):
        newest = f"select * from facts f order by {order} limit {NEWEST}"  # noqa: S608 (ours)
        rows = db.conn.execute(f"select f.id from ({newest}) f {page}", values).fetchall()  # noqa: S608
        if len(rows) == limit:
            return [row[0] for row in rows]
    rows = db.conn.execute(f"select f.id from facts f {_way(selection)} {page}", values).fetchall()  # noqa: S608
    return [row[0] for row in rows]


def _is_of_the_newest(selection: Selection) -> bool:
    """Of what many dossiers meet, the first page is mostly among the newest: to sort half a million of them takes long."""
    newest_first = selection.order is Order.RECEIVED and selection.descending
    return newest_first and selection.period is None and _way(selection) == _WHOLE


def uids(db: Database, selection: Selection, today: date, limit: int = -1) -> list[str]:
    """The dossiers chosen, in order, so many of them at most (-1: all)."""
    wanted = msgspec.json.encode(selected(db, selection, today, limit)).decode()
    rows = db.conn.execute(
        "select d.uid from json_each(?) w join dossiers d on d.id = w.value order by w.key", (wanted,)
    ).fetchall()
    return [unpacked(uid) for (uid,) in rows]


def count(db: Database, selection: Selection, today: date) -> int:
    """How many dossiers are chosen."""
    where, values = choosing.terms(db, selection, today)
    which = f"facts f {_way(selection)} where {where}" if where else "facts"
    row = db.conn.execute(f"select count(*) from {which}", values).fetchone()  # noqa: S608 (ours)
    found: int = row[0]
    return found


def figures(
    db: Database, period: Period, today: date, by: Sequence[By] = (), only: Collection[Figure] = tuple(Figure)
) -> Figures:
    """The figures of a period as of `today`, together or by one thing or two; no group without a dossier.

    Of a period that is not over what is open is judged as of `today`. `only`: those that are wanted, which saves time.
    """
    days, told = figure_sql.days(period, today), Figures()
    with snapshot(db):
        known = labels.texts(db)
        for each in _PASSES:
            if each.figures.isdisjoint(only):
                continue
            for group, kind, number in _counted(db, each, days, by, max(known, default=0) + 1):
                counts = told.setdefault(tuple(known[label] for label in group), {})
                for figure in each.figures_of(kind).intersection(only):
                    counts[figure] = counts.get(figure, 0) + number
    return told


def undated(db: Database) -> int:
    """How many dossiers have a number and no day of reception: no period can count them."""
    row = db.conn.execute(
        "select count(*) from facts f join dossiers d on d.id = f.id "
        "where f.received is null and f.voided is null and coalesce(d.code, d.provisional) is not null"
    ).fetchone()
    found: int = row[0]
    return found


def _way(selection: Selection) -> str:
    """The index that gives a choice, where one does; else all rows are looked through, which never takes long."""
    if selection.period and selection.figure and selection.figure not in _AFTERWARDS:
        return _BY_INDEX
    plain = Selection(period=selection.period, descending=selection.descending)
    return "" if selection == plain and selection.order is Order.RECEIVED else _WHOLE


def _counted(
    db: Database, each: _Pass, days: dict[str, int], by: Sequence[By], labelled: int
) -> Iterator[tuple[list[int], int, int]]:
    """(labels, kind, how many), all in one number a row: SQLite would sort rows of several to count them."""
    if len(by) > 2:
        raise ValueError("figures are counted by two things at most")
    key = "0"
    for column in by:
        key = f"({key} * {labelled} + f.{column.value})"
    rows = db.conn.execute(
        f"select {key} * {figure_sql.KINDS} + {each.kind} from facts f {each.way} where {each.where}",  # noqa: S608 (constant)
        days,
    )
    for number, count_of in Counter(map(itemgetter(0), rows)).items():
        group, kind = divmod(number, figure_sql.KINDS)
        found: list[int] = []
        for _ in by:
            group, label = divmod(group, labelled)
            found.insert(0, label)
        yield found, kind, count_of
