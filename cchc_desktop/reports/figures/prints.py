"""Prints and reprints (giấy đã in, in lại): of each kind of slip, how many were asked for and what became of them."""

from __future__ import annotations

from datetime import date

from cchc_desktop.domain.period import Period
from cchc_desktop.domain.sheet import Column, Kind, Role, Row, Sheet
from cchc_desktop.domain.slip_kind import KINDS
from cchc_desktop.store import print_counts
from cchc_desktop.store.connection import Database
from cchc_desktop.store.print_counts import PrintCount

_COLUMNS = (
    Column("Loại giấy", Kind.TEXT),
    Column("Lần in"),
    Column("Đã ra máy in"),
    Column("Trong đó in lại"),
    Column("Hỏng, không ra"),
    Column("Chưa rõ"),
)


def printed(db: Database, period: Period, _today: date) -> Sheet:
    """Printings asked for in the period."""
    counts = print_counts.of(db, period)
    rows = [Row((_called(kind), *count)) for kind, count in sorted(counts.items(), key=lambda each: _called(each[0]))]
    whole = PrintCount(*(sum(column) for column in zip(*counts.values(), strict=True))) if counts else PrintCount()
    rows.append(Row(("Tổng số", *whole), role=Role.TOTAL))
    return Sheet("giay-in", "Giấy đã in và in lại", period, _COLUMNS, tuple(rows), unit="Lần in")


def _called(kind: str) -> str:
    known = KINDS.get(kind)
    return known.label if known else kind
