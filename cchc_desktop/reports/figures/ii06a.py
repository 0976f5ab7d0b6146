"""Form II.06a (biểu số II.06a/VPCP/KSTT): what came in a period, what was finished and what is open, in 13 columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from cchc_desktop.domain.number_words import roman
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Figure, Selection
from cchc_desktop.domain.sheet import Cell, Column, Kind, Role, Row, Sheet
from cchc_desktop.reports.figures.counting import Counts, added, chosen, in_order, naming, notes, numbers, traced
from cchc_desktop.store import facts
from cchc_desktop.store.connection import Database
from cchc_desktop.store.facts import By

FORM, UNIT = "Biểu số II.06a/VPCP/KSTT", "Số hồ sơ TTHC"
_TITLE = "Tình hình, kết quả giải quyết thủ tục hành chính"
_CAME, _DONE, _OPEN = "Tiếp nhận", "Số lượng hồ sơ đã giải quyết", "Số lượng hồ sơ đang giải quyết"
FIGURES = (
    *(Figure.TOTAL, Figure.RECEIVED_ONLINE, Figure.RECEIVED_OTHERWISE, Figure.OPEN_BEFORE),
    *(Figure.FINISHED, Figure.FINISHED_BEFORE, Figure.FINISHED_ON, Figure.FINISHED_LATE),
    *(Figure.OPEN, Figure.OPEN_IN_TIME, Figure.OPEN_LATE),
)
COLUMNS = (
    Column("TT", number="1"),
    Column("Lĩnh vực, công việc giải quyết theo cấp", Kind.TEXT, "2"),
    Column("Tổng số", number="3=4+5+6", group=_CAME),
    Column("Trực tuyến", number="4", group=_CAME),
    Column("Trực tiếp, dịch vụ bưu chính", number="5", group=_CAME),
    Column("Từ kỳ trước", number="6", group=_CAME),
    Column("Tổng số", number="7=8+9+10", group=_DONE),
    Column("Trước hạn", number="8", group=_DONE),
    Column("Đúng hạn", number="9", group=_DONE),
    Column("Quá hạn", number="10", group=_DONE),
    Column("Tổng số", number="11=12+13", group=_OPEN),
    Column("Trong hạn", number="12", group=_OPEN),
    Column("Quá hạn", number="13", group=_OPEN),
)


def ii06a(db: Database, period: Period, today: date) -> Sheet:
    """Each field with its procedures beneath it."""
    return _form(db, period, today, "ii06a", "")


def ii06a_by_field(db: Database, period: Period, today: date) -> Sheet:
    """The fields alone."""
    return _form(db, period, today, "ii06a-linh-vuc", " theo lĩnh vực")


def _form(db: Database, period: Period, today: date, key: str, of: str) -> Sheet:
    counted = facts.figures(db, period, today, (By.FIELD, By.PROCEDURE), FIGURES)
    fields: dict[str, dict[str, Counts]] = {}
    for (name, code), counts in counted.items():
        fields.setdefault(name, {})[code] = counts
    rows: list[Row] = []
    of_fields, of_procedures, whole = naming(db, By.FIELD), naming(db, By.PROCEDURE), not of
    for place, name in enumerate(in_order(fields, of_fields), start=1):
        base, procedures = chosen(Selection(period=period), By.FIELD, name), fields[name]
        head = (roman(place) if whole else place, of_fields(name))
        rows.append(_row(head, added(procedures.values()), base, Role.GROUP if whole else Role.ROW))
        if whole:
            rows += _beneath(base, procedures, of_procedures)
    total = added(counted.values())
    rows.append(_row((None, "Tổng số"), total, Selection(period=period), Role.TOTAL))
    title = f"{_TITLE}{of}"
    return Sheet(key, title, period, COLUMNS, tuple(rows), FORM, UNIT, notes(db, period, today))


def _beneath(base: Selection, procedures: Mapping[str, Counts], named: Callable[[str], str]) -> Iterator[Row]:
    """The lines of a field's procedures."""
    for number, code in enumerate(in_order(procedures, named), start=1):
        yield _row((number, named(code)), procedures[code], chosen(base, By.PROCEDURE, code), Role.ROW)


def _row(head: tuple[Cell, str], counts: Counts, base: Selection, role: Role) -> Row:
    return Row((*head, *numbers(counts, FIGURES)), (None, None, *traced(base, FIGURES)), role)
