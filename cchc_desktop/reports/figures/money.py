"""The cash book (sổ thu phí, lệ phí): what was taken by day, clerk and method, and what was struck out again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cchc_desktop.domain.events import FeeVoided
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.money import CASH, METHODS, ONLINE, TRANSFER
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Mark, Selection
from cchc_desktop.domain.sheet import Column, Kind, Role, Row, Sheet
from cchc_desktop.store import dated, dossiers, rebuild, tallies
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.tallies import Taken

_OF_METHODS = (CASH, TRANSFER, ONLINE)
_COLUMNS = (
    Column("Ngày", Kind.DAY),
    Column("Người thu", Kind.TEXT),
    Column("Số lần thu"),
    *(Column(METHODS[method].capitalize(), Kind.MONEY, group="Đã thu (đồng)") for method in _OF_METHODS),
    Column("Đã hủy (đồng)", Kind.MONEY),
    Column("Còn lại (đồng)", Kind.MONEY),
)
_NOTE = "Khoản hủy tính vào ngày hủy, cho người hủy: người ấy đã trả lại tiền."


class _Line:
    """The sums of a day and a clerk, or of all."""

    def __init__(self) -> None:
        self.times, self.voided = 0, 0
        self.taken = dict.fromkeys(_OF_METHODS, 0)

    def take(self, taken: Taken) -> None:
        self.times += taken.times
        self.taken[taken.method if taken.method in self.taken else CASH] += taken.amount

    @property
    def cells(self) -> tuple[int, ...]:
        sums = tuple(self.taken.values())
        return (self.times, *sums, self.voided, sum(sums) - self.voided)


def cash_book(db: Database, period: Period, _today: date) -> Sheet:
    """A line a day and clerk, in order, and their sum."""
    lines: dict[tuple[date, str], _Line] = defaultdict(_Line)
    names: dict[str, str] = {}
    whole = _Line()
    for entry, amount in _struck_out(db, period):
        names[entry.clerk_code] = entry.clerk_name
        for each in (lines[parse_instant(entry.occurred_at).date(), entry.clerk_code], whole):
            each.voided += amount
    for taken in tallies.taken(db, period):
        names[taken.clerk] = taken.name
        for each in (lines[taken.day, taken.clerk], whole):
            each.take(taken)
    rows = [
        Row((day, names[code], *line.cells), _traces(Period(day, day), code))
        for (day, code), line in sorted(lines.items())
    ]
    rows.append(Row((None, "Tổng số", *whole.cells), _traces(period), Role.TOTAL))
    return Sheet("so-thu-phi", "Sổ thu phí, lệ phí", period, _COLUMNS, tuple(rows), unit="Đồng", notes=(_NOTE,))


def _traces(period: Period, clerk: str = "") -> tuple[Selection | None, ...]:
    """The dossiers of those fees: taken, taken by each method, struck out, either."""
    taken = Selection(period=period, mark=Mark.TAKEN, doer=clerk)
    of_methods = (replace(taken, details=(method,)) for method in _OF_METHODS)
    return (None, None, taken, *of_methods, replace(taken, mark=Mark.STRUCK_OUT), replace(taken, mark=Mark.MONEY))


def _struck_out(db: Database, period: Period) -> Iterator[tuple[Entry, int]]:
    """Each entry that struck a fee out, with its whole đồng; it may have been taken before the period."""
    for entry in dated.between(db, "fee.voided", period.first, period.last):
        event = rebuild.event_of(db, entry)
        dossier = dossiers.get(db, entry.dossier_uid or "")
        if isinstance(event, FeeVoided) and dossier:
            yield entry, next((fee.amount for fee in dossier.fees if fee.uid == event.fee_uid), 0)
