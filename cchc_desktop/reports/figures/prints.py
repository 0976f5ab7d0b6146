"""Prints and reprints (giấy đã in, in lại): of each kind of slip, how many were asked for and what became of them."""

from __future__ import annotations

from datetime import date

from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Selection
from cchc_desktop.domain.sheet import Column, Kind, Role, Row, Sheet, Trace
from cchc_desktop.domain.slip_kind import KINDS, About
from cchc_desktop.reports.figures.counting import in_order
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
_BATCHES = ("handover", "postal_list")  # of which the ledger knows the dossiers
_OF_NONE = "Giấy này không của riêng hồ sơ nào: không có danh sách."
_NOTE = "Sau mỗi số là các hồ sơ có giấy ấy, hoặc ghi trong giấy ấy; giấy của cả ngày không của riêng hồ sơ nào."


def printed(db: Database, period: Period, _today: date) -> Sheet:
    """Printings asked for in the period."""
    counts = print_counts.of(db, period)
    kinds = in_order(counts, _called)
    rows = [Row((_called(kind), *counts[kind]), _traces(period, counts[kind], kind)) for kind in kinds]
    whole = PrintCount(*(sum(column) for column in zip(*counts.values(), strict=True))) if counts else PrintCount()
    of_dossiers = PrintCount(*map(sum, zip(*(counts[kind] for kind in counts if _leads_on(kind)), strict=True)))
    rows.append(Row(("Tổng số", *whole), _traces(period, of_dossiers), Role.TOTAL))
    notes = (_NOTE,)
    return Sheet("giay-in", "Giấy đã in và in lại", period, _COLUMNS, tuple(rows), unit="Lần in", notes=notes)


def _traces(period: Period, counts: PrintCount, *kinds: str) -> tuple[Trace, ...]:
    """The dossiers whose slips they were; why there are none for a slip of others."""
    if not all(map(_leads_on, kinds)):
        return (None, *(_OF_NONE,) * len(counts))
    every = zip(print_counts.MARKS, counts, strict=True)
    return (None, *(Selection(period=period, mark=mark, details=kinds) if count else None for mark, count in every))


def _leads_on(kind: str) -> bool:
    """Whether each such slip is of one dossier, or of a batch."""
    return kind in _BATCHES or (kind in KINDS and KINDS[kind].about is About.DOSSIER)


def _called(kind: str) -> str:
    known = KINDS.get(kind)
    return known.label if known else kind
