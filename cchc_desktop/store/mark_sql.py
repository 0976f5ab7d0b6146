"""Each mark as a condition over facts (dấu hiệu thành điều kiện): what reports count besides figures, and what they trace.

Parameters: those of figure_sql.days; :since and :until, the same days as moments; :blank; :acked; and for what is named
by a clerk or a text :doer and :details (a JSON list), either empty for any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from sqlite_utils import Database

from cchc_desktop.domain.money import CASH, METHODS
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Figure, Mark, Selection
from cchc_desktop.store import dated, deliveries, figure_sql
from cchc_desktop.wire.canonical import BLANK

RIGHT = "f.supplements = 0"
AT_PORTAL = (
    "f.id not in (select d.id from ledger l join dossiers d on d.uid = l.dossier_uid "
    "where l.pos > :acked and l.type = 'dossier.received')"
)
WITH_FEE = "f.asked > 0 and not f.exempt"
PAID_ONLINE = f"{WITH_FEE} and f.paid_online > 0"
TIME_LEFT = f"not ifnull({figure_sql.WAITS}, 0) and {figure_sql.JUDGED} is not null"
DONE = f"f.counted = 1 and {figure_sql.FINISHED} between :first and :last and f.outcome in (9, 10)"
SCANS = (
    "select dossier_uid, max(coalesce(json_extract(cast(payload as text), '$.tenGiayTo'), '') = '') as results, "
    "max(coalesce(json_extract(cast(payload as text), '$.tenGiayTo'), '') <> '') as papers from ledger "
    "where type = 'file.linked' group by 1"
)
DIGITISED = "s.results and s.papers"

_SINCE = "l.occurred_at >= :since and l.occurred_at < :until"
TOLD = f"{_SINCE} and l.payload <> :blank"
METHOD = "json_extract(cast(l.payload as text), '$.hinhThucThanhToan')"
# in a cash book what was paid in some other way stands with the cash
_BOOKED = f"case when {METHOD} in ({', '.join(map(repr, METHODS))}) then {METHOD} else '{CASH}' end"
TAKEN = f"l.type = 'fee.collected' and {TOLD} and l.{dated.INDEXED}"
STRUCK_OUT = f"l.type = 'fee.voided' and {TOLD} and l.{dated.INDEXED}"
SCORES = (
    "select l.dossier_uid, json_extract(cast(l.payload as text), '$.diem') as score, max(l.pos) from ledger l "  # noqa: S608
    f"where l.{dated.RATED} and {TOLD} and l.dossier_uid is not null group by 1"
)
"""Of each dossier the score it was given last within the period."""

_BAD = 2  # a score up to this is a dislike
UNHAPPY = (
    "select dossier_uid as uid from feedback "  # noqa: S608 (constant parts)
    "where dossier_uid is not null and json_extract(cast(data as text), '$.kind') = 'phan-anh' "
    "and received_at >= :since and received_at < :until union "
    f"select l.dossier_uid from ledger l where l.{dated.RATED} and {_SINCE} "
    f"and json_extract(cast(l.payload as text), '$.diem') <= {_BAD} and l.dossier_uid is not null and not exists ("
    "select 1 from ledger n where n.dossier_uid = l.dossier_uid and n.type = l.type and n.pos > l.pos)"
)
"""The dossiers that citizens reported, or scored a dislike that they did not put right."""

ASKED = "p.asked_at >= :since and p.asked_at < :until"
PRINT_STATES: Mapping[Mark, str] = {
    Mark.PRINTED: "1",
    Mark.PRINTED_OUT: "p.state = 'handed_over'",
    Mark.PRINTED_AGAIN: "p.state = 'handed_over' and p.printing > 1",
    Mark.PRINT_FAILED: "p.state = 'failed'",
    Mark.PRINT_OPEN: "p.state = 'asked'",
}
"""Which printings each mark is of."""

_BY = "(:doer = '' or l.clerk_code = :doer)"


def condition(mark: Mark) -> str:
    """What a row of facts f must meet to bear it."""
    if mark in PRINT_STATES:
        return _printed(PRINT_STATES[mark])
    return _CONDITIONS[mark]


def values(db: Database, selection: Selection, period: Period) -> dict[str, Any]:
    """The parameters that figure_sql.days does not give."""
    details = msgspec.json.encode(selection.details).decode()
    return moments(period) | {"acked": deliveries.acked(db), "doer": selection.doer, "details": details}


def moments(period: Period) -> dict[str, Any]:
    """The days of a period as moments, and what no longer says anything."""
    since, until = dated.span(period.first.isoformat(), period.last.isoformat())
    return {"since": since, "until": until, "blank": BLANK}


def _has(uids: str) -> str:
    """Its dossier is one of these."""
    return f"f.id in (select d.id from ({uids}) w join dossiers d on d.uid = w.uid)"  # noqa: S608 (our own words)


def _any(text: str) -> str:
    return f"(:details = '[]' or {text} in (select value from json_each(:details)))"  # noqa: S608 (ours)


def _entered(*kinds: str) -> str:
    every = " union ".join(f"select l.dossier_uid as uid from ledger l where {kind} and {_BY}" for kind in kinds)  # noqa: S608
    return _has(every)


def _scanned(which: str) -> str:
    scans = f"select s.dossier_uid as uid from ({SCANS}) s where {which}"  # noqa: S608 (ours)
    return f"{DONE} and {_has(scans)}"


def _printed(state: str) -> str:
    """Its own slip, or that of a batch it was in."""
    printings = f"from prints p where {ASKED} and {state} and {_any('p.slip')}"
    return _has(" union ".join((f"select p.dossier_uid as uid {printings}", *_in_batches(printings))))


_AT = "instr(substr(p.slip_number, 4), '-') + 4"  # where the day stands in BG-03-261123-01
_DAY = " || '-' || ".join(
    (
        "'20' || substr(p.slip_number, {at}, 2)",
        "substr(p.slip_number, {at} + 2, 2)",
        "substr(p.slip_number, {at} + 4, 2)",
    )
).format(at=_AT)


def _in_batches(printings: str) -> Iterator[str]:
    """The dossiers of handover slips, and those of postal lists; only of the days in their numbers anything is read."""
    days = f"(select distinct {_DAY} as day {printings} and p.slip in ('handover', 'postal_list')) w"
    numbers = f"(select p.slip_number {printings})"
    yield (
        f"select l.dossier_uid from {days} cross join ledger l on {_on_its_day('l', 'custody.handedOver')} "  # noqa: S608
        f"where json_extract(cast(l.payload as text), '$.soPhieu') in {numbers}"
    )
    yield (
        f"select r.dossier_uid from {days} cross join ledger l on {_on_its_day('l', 'counter.event')} "  # noqa: S608
        f"cross join ledger r on {_on_its_day('r', 'result.posted')} and r.act_id = l.act_id "
        f"where json_extract(cast(l.payload as text), '$.chiTiet.phieu') in {numbers}"
    )


def _on_its_day(entry: str, kind: str) -> str:
    day = f"{entry}.occurred_at >= w.day || 'T' and {entry}.occurred_at < w.day || 'U'"
    return f"{entry}.type = '{kind}' and {entry}.{dated.INDEXED} and {day}"


def _rated() -> str:
    return _has(f"select r.dossier_uid as uid from ({SCORES}) r where {_any('cast(r.score as text)')}")  # noqa: S608


def _either(*figures: Figure) -> str:
    return " or ".join(f"({figure_sql.condition(figure)})" for figure in figures)


_CONDITIONS: Mapping[Mark, str] = {
    Mark.RIGHT_AT_ONCE: RIGHT,
    Mark.AT_PORTAL: AT_PORTAL,
    Mark.WITH_FEE: WITH_FEE,
    Mark.PAID_ONLINE: PAID_ONLINE,
    Mark.TIME_LEFT: TIME_LEFT,
    Mark.DONE: DONE,
    Mark.RESULT_SCANNED: _scanned("s.results"),
    Mark.DIGITISED: _scanned(DIGITISED),
    Mark.LATE_OR_DISLIKED: f"{_either(Figure.LATE)} or {_has(UNHAPPY)}",
    Mark.HANDLED: _either(Figure.RECEIVED, Figure.RETURNED),
    Mark.BY_POST: _either(Figure.RECEIVED_BY_POST, Figure.RETURNED_BY_POST),
    Mark.TAKEN: _entered(f"{TAKEN} and {_any(_BOOKED)}"),
    Mark.STRUCK_OUT: _entered(STRUCK_OUT),
    Mark.MONEY: _entered(TAKEN, STRUCK_OUT),
    Mark.RATED: _rated(),
}
