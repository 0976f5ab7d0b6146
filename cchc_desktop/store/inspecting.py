"""What an inspection asks of a period (số liệu cho đoàn kiểm tra): codes of dossiers, numbers, prints and acts, as SQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sqlite_utils import Database

from cchc_desktop.domain.period import Period
from cchc_desktop.domain.slip_kind import RECEIPT
from cchc_desktop.store import dated, figure_sql
from cchc_desktop.store.uids import unpacked

PAPERS = {
    "dossier.refused": "refusal",
    "dossier.supplementRequested": "supplement_request",
    "dossier.apologised": "apology",
    "dossier.stopped": "stop",
}
"""What is not done without a paper for the citizen, and which."""

_CODE = "coalesce(d.code, d.provisional, d.alias, 'chưa có mã')"
_OWN = "from facts f join dossiers d on d.id = f.id where f.own = 1 and f.counted = 1"
# late on some day of the period, open or finished since; while papers are waited for nothing is late
_UNAPOLOGISED = (
    f"select {_CODE} {_OWN} and f.judged < :until and coalesce(f.finished, :until) > f.judged "
    "and coalesce(f.finished, :until) >= :first and f.apologised is null and f.status <> 5 order by f.judged, d.id"
)
_SECOND = f"select {_CODE} {_OWN} and f.second between :first and :last order by f.second, d.id"
_NOT_SENT_THAT_DAY = (
    f"select d.uid {_OWN} and f.received between :first and :last and f.division <> 0 "
    "and (f.sent is null or f.sent > f.received) order by f.received, d.id"
)
_SKIPPED = (
    "select v.reason, sum(v.last - v.first + 1) from voided_numbers v join ledger l on l.pos = v.pos "
    "where l.occurred_at >= :start and l.occurred_at < :end group by v.reason order by 2 desc, 1"
)
_PRINTED = "exists (select 1 from prints p where p.dossier_uid = d.uid and p.slip = :slip and p.state = 'handed_over')"
_UNPRINTED_RECEIPTS = (
    f"select d.uid, {_CODE} from dossiers d where d.own = 1 and d.voided = 0 and d.received_at >= :start "  # noqa: S608
    f"and d.received_at < :end and not {_PRINTED} order by d.received_at, d.id"
)
_UNPRINTED = (
    f"select distinct {_CODE} from ledger l join dossiers d on d.uid = l.dossier_uid where l.type = :kind "  # noqa: S608
    f"and l.{dated.DECIDED} and l.occurred_at >= :start and l.occurred_at < :end and not {_PRINTED} order by 1"
)
_WITHOUT_ACT = (
    f"select distinct {_CODE} from prints p join dossiers d on d.uid = p.dossier_uid where p.slip = :slip "  # noqa: S608
    "and p.state = 'handed_over' and p.asked_at >= :start and p.asked_at < :end and not exists "
    "(select 1 from ledger l where l.dossier_uid = d.uid and l.type = :kind) order by 1"
)
_RECEIVED_NOWHERE = (
    f"select distinct {_CODE} from prints p join dossiers d on d.uid = p.dossier_uid where p.slip = :slip "  # noqa: S608
    "and p.state = 'handed_over' and p.asked_at >= :start and p.asked_at < :end and d.received_at is null order by 1"
)
_ACTED = (
    "select substr(l.occurred_at, 1, 16), l.clerk_code, count(distinct l.act_id) from ledger l "
    "where l.{which} and l.type <> 'counter.event' and l.occurred_at >= :start and l.occurred_at < :end group by 1, 2"
)


class Acted(NamedTuple):
    """Acts of one clerk in one minute ("2026-10-05T18:02")."""

    minute: str
    clerk_code: str
    acts: int


def unapologised(db: Database, period: Period, today: date) -> list[str]:
    """Codes of dossiers that were late on a day of the period, and for which nobody has apologised."""
    until = min(period.last, today).toordinal()
    return _texts(db, _UNAPOLOGISED, {"first": period.first.toordinal(), "until": until})


def asked_twice(db: Database, period: Period) -> list[str]:
    """Codes of dossiers whose second request for papers was made in the period."""
    return _texts(db, _SECOND, figure_sql.bounds(period))


def not_sent_that_day(db: Database, period: Period) -> Iterator[str]:
    """Uids of dossiers received in the period whose folder did not leave on that day."""
    for row in db.conn.execute(_NOT_SENT_THAT_DAY, figure_sql.bounds(period)):
        yield unpacked(row[0])


def skipped(db: Database, period: Period) -> list[tuple[str, int]]:
    """(why, how many numbers) that were accounted for in the period without a dossier."""
    return [tuple(row) for row in db.conn.execute(_SKIPPED, _span(period)).fetchall()]


def unprinted_receipts(db: Database, period: Period) -> list[tuple[str, str]]:
    """(uid, code) of dossiers received in the period without a receipt of their own on paper."""
    rows = db.conn.execute(_UNPRINTED_RECEIPTS, _span(period) | {"slip": RECEIPT}).fetchall()
    return [(unpacked(uid), code) for uid, code in rows]


def unprinted(db: Database, kind: str, period: Period) -> list[str]:
    """Codes of dossiers of which an act of the period is without its paper; `kind` is one of PAPERS."""
    return _texts(db, _UNPRINTED, _span(period) | {"kind": kind, "slip": PAPERS[kind]})


def without_act(db: Database, period: Period) -> list[str]:
    """Codes of dossiers of which the period has a paper that no act stands behind."""
    span = _span(period)
    found = _texts(db, _RECEIVED_NOWHERE, span | {"slip": RECEIPT})
    for kind, slip in PAPERS.items():
        found += _texts(db, _WITHOUT_ACT, span | {"kind": kind, "slip": slip})
    return list(dict.fromkeys(found))


def acted(db: Database, period: Period) -> Iterator[Acted]:
    """What was done in the period, by minute and clerk."""
    for which in (dated.INDEXED, dated.DECIDED):
        for row in db.conn.execute(_ACTED.replace("{which}", which), _span(period)):
            yield Acted(*row)


def _texts(db: Database, query: str, values: Mapping[str, object]) -> list[str]:
    return [row[0] for row in db.conn.execute(query, values).fetchall()]


def _span(period: Period) -> dict[str, str]:
    """The texts between which the moments of the period lie."""
    return dict(zip(("start", "end"), dated.span(period.first.isoformat(), period.last.isoformat()), strict=True))
