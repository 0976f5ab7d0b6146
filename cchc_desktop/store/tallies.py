"""Counts over facts that are no figure of biểu II.06a (đếm thêm từ số liệu): each of a period, by procedure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import msgspec
from sqlite_utils import Database

from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Figure
from cchc_desktop.domain.status import Status
from cchc_desktop.store import dated, figure_sql, labels, mark_sql

_RECEIVED = figure_sql.condition(Figure.RECEIVED)
# from the few entries that blank on to their facts, never the other way round
_BLANKED = (
    "select count(*) from (select b.dossier_uid from ledger b cross join dossiers d on d.uid = b.dossier_uid "  # noqa: S608
    f"cross join facts f on f.id = d.id where b.type = 'payload.blanked' and {figure_sql.SCOPE} "
    f"union select l.dossier_uid from ledger l where l.{dated.RATED} and l.occurred_at >= :since "
    "and l.occurred_at < :until and l.payload = :blank)"
)


class FirstTime(NamedTuple):
    """Of one procedure: received in a period, and of those taken without papers ever asked for after."""

    received: int
    right: int


def first_time(db: Database, period: Period) -> dict[str, FirstTime]:
    """By procedure code."""
    rows = db.conn.execute(
        f"select l.text, count(*), sum({mark_sql.RIGHT}) from facts f join labels l on l.id = f.procedure "  # noqa: S608
        f"where {_RECEIVED} group by 1",
        figure_sql.bounds(period),
    ).fetchall()
    return {code: FirstTime(received, right) for code, received, right in rows}


def channels(db: Database, period: Period) -> dict[str, dict[int, int]]:
    """By procedure code: how many were received by each channel."""
    rows = db.conn.execute(
        f"select l.text, f.channel, count(*) from facts f join labels l on l.id = f.procedure "  # noqa: S608
        f"where {_RECEIVED} group by 1, 2",
        figure_sql.bounds(period),
    ).fetchall()
    return _by_code(rows)


class LateCount(NamedTuple):
    """How many were late in a period, and how many of these were not done at its end."""

    every: int = 0
    still: int = 0


class Late(NamedTuple):
    """A dossier that was late in a period: its row, its code, and days as `date.toordinal()`; None: not yet, or never.

    `judged` is the day it had to be done as the figures judge it, `waits_since` when papers are still waited for.
    """

    id: int
    code: str
    procedure: str
    division: str
    judged: int | None
    finished: int | None
    apologised: int | None
    waits_since: int | None


_LATE = figure_sql.condition(Figure.LATE)


def late_counts(db: Database, period: Period, today: date) -> dict[bool, LateCount]:
    """By whether an apology was sent: what was finished late in the period or is open and late at its end."""
    rows = db.conn.execute(
        "select f.apologised is not null, count(*), sum(f.finished is null or f.finished > :last) "  # noqa: S608 (ours)
        f"from facts f where {_LATE} group by 1",
        figure_sql.days(period, today),
    ).fetchall()
    return {bool(sorry): LateCount(every, still) for sorry, every, still in rows}


def late(db: Database, period: Period, today: date, *, apologised: bool, most: int | None = None) -> list[Late]:
    """Those with or without an apology, longest due first: `most` of them, None for all."""
    judged = f"case when f.finished <= :last then f.judged else {figure_sql.JUDGED} end"
    again = f"f.second <= :seen and f.status = {Status.SUPPLEMENT.value}"  # `paused` is the first pause only
    since = (
        f"case when f.finished <= :last then null when {figure_sql.WAITS} then f.paused when {again} then f.second end"
    )
    rows = db.conn.execute(
        f"select f.id, f.procedure, f.division, {judged} due, f.finished, f.apologised, {since} from facts f "  # noqa: S608
        f"where {_LATE} and f.apologised is {'not ' if apologised else ''}null order by due, f.id limit :most",
        figure_sql.days(period, today) | {"most": -1 if most is None else most},
    ).fetchall()
    known, codes = labels.texts(db), _codes(db, [row[0] for row in rows])
    return [Late(row[0], codes[row[0]], known[row[1]], known[row[2]], *row[3:]) for row in rows]


def _codes(db: Database, ids: Sequence[int]) -> dict[int, str]:
    """What is printed on each; read in the order in which they lie, which of very many saves most of the time."""
    return dict(
        db.conn.execute(
            "select d.id, coalesce(d.code, d.provisional, d.alias, '') from json_each(?) w cross join dossiers d "
            "on d.id = w.value",
            (_listed(ids),),
        )
    )


def apologies(db: Database, ids: Sequence[int]) -> dict[int, str]:
    """The payload's reason of the last apology of each of these rows that has one."""
    rows = db.conn.execute(
        "select d.id, json_extract(cast(l.payload as text), '$.lyDo') from json_each(?) w "
        "join dossiers d on d.id = w.value join ledger l on l.dossier_uid = d.uid "
        "where l.type = 'dossier.apologised' order by l.pos",
        (_listed(ids),),
    ).fetchall()
    return {row_id: reason or "" for row_id, reason in rows}


def _listed(ids: Sequence[int]) -> str:
    return msgspec.json.encode(sorted(ids)).decode()


class Taken(NamedTuple):
    """What one clerk took on one day by one method: how often, and whole đồng; `name` as it was last."""

    day: date
    clerk: str
    name: str
    method: str
    times: int
    amount: int


def taken(db: Database, period: Period) -> list[Taken]:
    """Fees collected in a period, also those that were struck out later; in the order of the last of each."""
    rows = db.conn.execute(
        f"select substr(l.occurred_at, 1, 10), l.clerk_code, l.clerk_name, {mark_sql.METHOD}, count(*), "  # noqa: S608
        f"sum(json_extract(cast(l.payload as text), '$.soTien')), max(l.pos) from ledger l where {mark_sql.TAKEN} "
        "group by 1, 2, 4 order by 7",
        mark_sql.moments(period),
    ).fetchall()
    return [Taken(date.fromisoformat(day), *rest) for day, *rest, _ in rows]


def scores(db: Database, period: Period) -> dict[str, dict[int, int]]:
    """By procedure code: how many gave each score in a period; one given anew counts as it was given last."""
    rows = db.conn.execute(
        f"select p.text, r.score, count(*) from ({mark_sql.SCORES}) r join dossiers d on d.uid = r.dossier_uid "  # noqa: S608
        "join facts f on f.id = d.id join labels p on p.id = f.procedure group by 1, 2",
        mark_sql.moments(period),
    ).fetchall()
    return _by_code(rows)


def blanked(db: Database, period: Period) -> int:
    """How many dossiers that a period counts, or in which they were scored, say nothing any more: time of keeping over."""
    row = db.conn.execute(_BLANKED, figure_sql.bounds(period) | mark_sql.moments(period)).fetchone()
    found: int = row[0]
    return found


def _by_code(rows: Iterable[tuple[str, int, int]]) -> dict[str, dict[int, int]]:
    found: dict[str, dict[int, int]] = {}
    for code, what, number in rows:
        found.setdefault(code, {})[what] = number
    return found
