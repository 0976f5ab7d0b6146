"""Rows of facts (dòng số liệu): of each dossier the numbers that register and reports ask, written with its state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlite_utils import Database

from cchc_desktop.domain.code import parse_number
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.intake import ReturnChannel
from cchc_desktop.domain.milestones import milestones_of
from cchc_desktop.domain.money import ONLINE
from cchc_desktop.domain.name_order import rank
from cchc_desktop.domain.status import HolderKind
from cchc_desktop.store import holder_columns, labels
from cchc_desktop.store.bulk import change, insert
from cchc_desktop.store.uids import packed

LABELLED = ("holder_kind", "holder", "procedure", "field", "division", "clerk", "counter")
_ORDINALS = 10_000_000  # a day's numbers have seven digits at most
_MOST = 2**62  # a portal may send any number


class _Numbers(NamedTuple):
    """The columns that hold numbers of their own, in the order of the table."""

    channel: int
    return_channel: int
    received: int | None
    minute: int | None
    due: int | None
    promised: int | None
    judged: int | None
    finished: int | None
    outcome: int | None
    returned: int | None
    paused: int | None
    resumed: int | None
    second: int | None
    apologised: int | None
    sent: int | None
    supplements: int
    asked: int
    paid: int
    paid_online: int
    exempt: int
    voided: int | None
    number: int
    name: int


_COLUMNS = ("counted", "status", *LABELLED, *_Numbers._fields)
SELECTED = ", ".join(f"f.{column}" for column in _COLUMNS)
_INSERT = f"insert into facts (id, own, {', '.join(_COLUMNS)}) values (?, ?{', ?' * len(_COLUMNS)})"  # noqa: S608
_UPDATE = (
    f"update facts set own = max(own, ?), {' = ?, '.join(_COLUMNS)} = ? "  # noqa: S608 (constant columns)
    "where id = (select id from dossiers where uid = ?)"
)


def add(db: Database, row_id: int, dossier: Dossier, own: bool) -> None:
    """The facts of a new dossier, inside the caller's transaction."""
    insert(db, "facts", _INSERT, (row_id, own, *_row(db, dossier)))


def update(db: Database, dossier: Dossier, own: bool) -> None:
    """The facts of what has become of a dossier, inside the caller's transaction."""
    change(db, _UPDATE, dossier.uid, (own, *_row(db, dossier), packed(dossier.uid)))


def agree(row: tuple[Any, ...], dossier: Dossier, known: Mapping[int, str]) -> bool:
    """Whether a row of SELECTED says what the dossier does; `known` are the labels."""
    counted, status, texts, numbers = _facts(dossier)
    first = 2 + len(LABELLED)
    said = tuple(known.get(number, "") if number else None for number in row[2:first])
    return row[:2] == (counted, status) and said == texts and tuple(row[first:]) == numbers


def _row(db: Database, dossier: Dossier) -> tuple[Any, ...]:
    counted, status, texts, numbers = _facts(dossier)
    return (counted, status, *labels.numbers(db, texts), *numbers)


def _facts(dossier: Dossier) -> tuple[int, int, tuple[str, ...], _Numbers]:
    """Counted, status, the texts of LABELLED, the numbers."""
    intake, office, then = dossier.intake, dossier.reception, dossier.received_at
    counted = dossier.is_received and then is not None and not dossier.voided
    texts = (
        *holder_columns.columns(dossier.holder),
        intake.procedure_code,
        office.procedure_field,
        office.division,
        office.clerk_code,
        office.counter,
    )
    return int(counted), int(dossier.status.value), texts, _numbers(dossier)


def _numbers(dossier: Dossier) -> _Numbers:
    intake, then, found = dossier.intake, dossier.received_at, milestones_of(dossier)
    finished = _day(found.finished_at)
    return _Numbers(
        channel=int(intake.channel.value),
        return_channel=int(_returned_by(dossier).value),
        received=_day(then),
        minute=then.hour * 60 + then.minute if then else None,
        due=_day(dossier.due_at),
        promised=_day(dossier.printed_due_at),
        judged=_day(found.judged_at),
        finished=max(finished, _day(then) or 0) if finished else None,  # a clock that ran wrong
        outcome=int(found.outcome.value) if found.outcome else None,
        returned=_day(dossier.returned_at),
        paused=_day(found.paused_at),
        resumed=_day(found.resumed_at),
        second=_day(found.asked_again_at),
        apologised=_day(found.apologised_at),
        sent=_day(found.sent_at),
        supplements=_held(dossier.supplements),
        asked=_held(intake.fee_amount or 0),
        paid=_held(dossier.paid),
        paid_online=_held(sum(fee.amount for fee in dossier.fees if fee.method == ONLINE and not fee.voided)),
        exempt=int(bool(intake.fee_exempt)),
        voided=_day(found.voided_at),
        number=_number(dossier.printed_code, then),
        name=rank(intake.owner.name, intake.owner_kind),
    )


def _returned_by(dossier: Dossier) -> ReturnChannel:
    """How the result went; until then how it is to go."""
    gone = {HolderKind.POST: ReturnChannel.POST, HolderKind.COLLECTOR: ReturnChannel.COUNTER}
    return gone.get(dossier.holder.kind, dossier.intake.return_channel)


@lru_cache(maxsize=8_192)  # every act upon a dossier asks again
def _number(code: str, then: datetime | None) -> int:
    """By which codes are put in order: their day, then their number of it."""
    parsed = parse_number(code) if code else None
    day: date | None = parsed.day if parsed else then
    return (day.toordinal() if day else 0) * _ORDINALS + (parsed.ordinal if parsed else 0)


def _day(moment: datetime | None) -> int | None:
    return moment.toordinal() if moment else None


def _held(number: int) -> int:
    return max(-_MOST, min(_MOST, number))
