"""What the page of the reports says (lời trên trang báo cáo)."""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.domain.code import parse_number
from cchc_desktop.domain.figure_text import cell_text, whole
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Selection
from cchc_desktop.domain.sheet import NAMES, Row, Sheet

REPORT = "Báo cáo"
READING = "Đang lập báo cáo…"
CHOOSE = "Chọn báo cáo ở danh sách rồi Enter."
NO_REPORTS = "Bản này chưa có báo cáo nào."
NO_ROWS = "Báo cáo không có dòng nào trong kỳ."
NO_TRACE = "Ô này không có danh sách hồ sơ đứng sau."
NO_BEFORE = "Báo cáo này không so được với cùng kỳ năm trước."


def title(name: str, sheet: Sheet) -> str:
    """Over the table: what is counted, and when; its days stand in the fields below."""
    return " · ".join(part for part in (name, sheet.period.title if sheet.period else "") if part)


def nothing(said: str, period: Period) -> str:
    """A period in which nothing happened, as the report says it: "Năm 2026: không có hồ sơ nào quá hạn."."""
    name = period.title
    return f"{name[:1].upper()}{name[1:]}: {said}. Ctrl+PgUp, Ctrl+PgDown sang kỳ khác."


def cell(sheet: Sheet, row: Row, place: int) -> str:
    """What the chosen cell is, and whether Enter leads on."""
    column = sheet.columns[place]
    named = zip(sheet.columns, row.cells, strict=True)
    name = next((text for each, text in named if each.kind in NAMES and isinstance(text, str) and text), "")
    label = " – ".join(part for part in (column.group, column.label) if part)
    text = cell_text(row.cells[place])
    of = f"{name} · " if name and text != name else ""
    said = text if name and text == name else f"{of}{label}: {text or 'trống'}"
    if trace_of(row, place) is not None:
        return f"{said}. Enter: xem hồ sơ"
    return f"{said}. Enter: mở hồ sơ" if code_of(row) else said


def trace_of(row: Row, place: int) -> Selection | None:
    """The dossiers behind a cell, or None."""
    trace = row.traces[place] if place < len(row.traces) else None
    return trace if isinstance(trace, Selection) else None


def no_trace(row: Row, place: int) -> str:
    """Why there are none."""
    trace = row.traces[place] if place < len(row.traces) else None
    return trace if isinstance(trace, str) else NO_TRACE


def code_of(row: Row) -> str:
    """The dossier that the row is of, as its first cell names it; "" where it is of none."""
    first = row.cells[0] if row.cells else None
    return first if isinstance(first, str) and parse_number(first) else ""


def under_way(rows: int) -> str:
    """While a file is written."""
    return f"Đang lưu… {whole(rows)} dòng" if rows else "Đang lưu…"


def saved(file: Path) -> str:
    """Where it lies."""
    return f"Đã lưu {file.name} vào {file.parent}"


def not_saved(folder: Path) -> str:
    """The file could not be written."""
    return (
        f"Chưa lưu được tệp vào {folder}. Số liệu còn nguyên trong sổ. Xem ổ đĩa còn chỗ và được phép ghi, rồi lưu lại."
    )
