"""First-time-right (hồ sơ đúng ngay lần đầu): received in the period and never asked for more papers, by procedure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import WITHOUT, Figure, Mark, Selection
from cchc_desktop.domain.sheet import Column, Kind, Role, Row, Share, Sheet
from cchc_desktop.reports.figures.named import named_procedures
from cchc_desktop.store import tallies
from cchc_desktop.store.connection import Database

_COLUMNS = (
    Column("TT"),
    Column("Thủ tục", Kind.TEXT),
    Column("Tiếp nhận"),
    Column("Không phải bổ sung"),
    Column("Phải bổ sung"),
    Column("Tỷ lệ đúng ngay", Kind.SHARE),
)
_NOTE = "Hồ sơ tiếp nhận trong kỳ, tính đến nay chưa lần nào bị yêu cầu bổ sung."


def first_time_right(db: Database, period: Period, _today: date) -> Sheet:
    """The procedures that fared worst first: there the guide sheet wants another look."""
    counted, named = tallies.first_time(db, period), named_procedures(db)
    every, rows = Selection(period=period, figure=Figure.RECEIVED), list[Row]()
    by_share = sorted(counted.items(), key=lambda each: (each[1].right / each[1].received, -each[1].received, each[0]))
    for place, (code, (received, right)) in enumerate(by_share, start=1):
        cells = (place, named(code), received, right, received - right, Share(right, received))
        rows.append(Row(cells, _traces(replace(every, procedure_code=code or WITHOUT))))
    received, right = (sum(each) for each in zip(*counted.values(), strict=True)) if counted else (0, 0)
    total = (None, "Tổng số", received, right, received - right, Share(right, received))
    rows.append(Row(total, _traces(every), Role.TOTAL))
    return Sheet("dung-ngay", "Hồ sơ đúng ngay lần đầu", period, _COLUMNS, tuple(rows), notes=(_NOTE,))


def _traces(every: Selection) -> tuple[Selection | None, ...]:
    right, others = replace(every, mark=Mark.RIGHT_AT_ONCE), replace(every, lacks=Mark.RIGHT_AT_ONCE)
    return (None, None, every, right, others, right)
