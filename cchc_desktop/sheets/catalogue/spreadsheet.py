"""A spreadsheet (bảng tính XLSX) as the text of a table: the same lines, merged cells filled, or why it cannot be read."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ERROR_CODES

from cchc_desktop.domain.catalogue_csv import HEAD_WITHIN, MOST_LINES, TOO_LONG, TableRefused
from cchc_desktop.domain.catalogue_headings import column_of
from cchc_desktop.domain.group_titles import named
from cchc_desktop.domain.shape import Mismatch
from cchc_desktop.domain.table_head import head_of
from cchc_desktop.sheets.catalogue.cell_text import cell_text
from cchc_desktop.sheets.catalogue.grid import Grid, HeadLines
from cchc_desktop.sheets.catalogue.merged_cells import fill_merged

MOST_BYTES = 48_000_000  # of what is packed in the file: 20 000 lines of a catalogue have a quarter of it
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what files of Office before 2007, and locked ones, begin with
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_NO_TABLE = "tệp không phải bảng tính XLSX, hoặc đã hỏng; mở bằng Excel rồi lưu lại dạng .xlsx"


def as_csv(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The first sheet that is a catalogue as CSV, its lines where they were; and sentences on what was done to it.

    Raises TableRefused for a file that is none, is locked, too large, or has cells whose value nobody knows.
    """
    _demand_open(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions it leaves out
            grid = _grid(data)
    except TableRefused:
        raise
    except Exception:  # noqa: BLE001  # a broken file meets openpyxl in the middle of anything
        raise _refused(_NO_TABLE) from None
    if grid.wrong:
        raise TableRefused(sorted(grid.wrong, key=lambda each: each[0]))
    return _text(grid), tuple(grid.notices)


def _refused(what: str) -> TableRefused:
    return TableRefused([(1, Mismatch("", "syntax", what))])


def _demand_open(data: bytes) -> None:
    if data.startswith(_COMPOUND):
        locked = _LOCKED in data
        raise _refused(
            "tệp có mật khẩu; mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc) rồi lưu lại"
            if locked
            else "tệp là bảng tính đời cũ (.xls); mở bằng Excel rồi lưu lại dạng .xlsx"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names, size = packed.namelist(), sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        raise _refused(_NO_TABLE) from None
    if "xl/workbook.xml" not in names:
        raise _refused(_NO_TABLE)
    if size > MOST_BYTES:
        raise _refused(TOO_LONG)


def _grid(data: bytes) -> Grid:
    """Values first, line by line, so that a sheet without end is left at once; then how the cells came to be."""
    values = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        title, grid = _chosen(values)
    finally:
        values.close()
    whole = load_workbook(io.BytesIO(data), keep_links=False)
    sheet = whole[title]
    _note_formulas(grid, sheet)
    fill_merged(grid, sheet)
    _note_hidden(grid, sheet)
    _note_head(grid)
    if others := [name for name in whole.sheetnames if name != title]:
        grid.notices.append(f"Chỉ đọc trang “{title}”; tệp còn {len(others)} trang khác.")
    return grid


def _chosen(workbook: Workbook) -> tuple[str, Grid]:
    """The first sheet with a line of column names, those shown before hidden ones; else the first."""
    sheets = sorted(workbook.worksheets, key=lambda sheet: sheet.sheet_state != "visible")
    if not sheets:
        raise _refused(_NO_TABLE)
    heads = ((sheet, _head(sheet)) for sheet in sheets)
    sheet, head = next((each for each in heads if each[1]), (sheets[0], None))
    return sheet.title, _read(sheet, head or HeadLines())


def _head(sheet: Any) -> HeadLines | None:
    """Where the names of the columns stand; None where there are none."""
    near = list(takewhile(lambda row: row[0] <= HEAD_WITHIN, _rows(sheet)))
    found = head_of([[cell_text(cell) for cell in cells] for _, cells in near])
    if found is None:
        return None
    numbers = near[found.body - 1][0] if found.numbered else 0
    return HeadLines(near[found.first][0], near[found.last][0], numbers, found.names)


def _rows(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Lines with something in them; what the file says of its own size is not trusted."""
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        if any(cell is not None for cell in cells):
            yield number, cells


def _read(sheet: Any, head: HeadLines) -> Grid:
    grid = Grid(head)
    columns = [column_of(name) for name in head.names]
    for number, cells in _rows(sheet):
        if number > MOST_LINES:
            raise TableRefused([(number, Mismatch("", "long", TOO_LONG))])
        if number == head.numbers:
            continue
        named = [columns[column] if column < len(columns) else "" for column in range(len(cells))]
        texts = [cell_text(cell, name) for cell, name in zip(cells, named, strict=True)]
        if number == head.last and head.names:
            texts = list(head.names)
        while texts and not texts[-1]:
            texts.pop()
        grid.lines[number] = texts
        if number > head.last:
            errors = (column for column, text in enumerate(texts) if text in ERROR_CODES)
            grid.wrong += [(number, Mismatch(grid.name(at), "wrong", f"ô báo lỗi {texts[at]}")) for at in errors]
    return grid


def _note_head(grid: Grid) -> None:
    head = grid.head
    above = "; các dòng tiêu đề phía trên không đọc" if any(line < head.first for line in grid.lines) else ""
    if head.first < head.last:
        grid.notices.append(f"Tên cột ghép từ hai dòng {head.first} và {head.last}{above}.")
    elif above:
        grid.notices.append(f"Tên cột ở dòng {head.last}{above}.")


def _note_formulas(grid: Grid, sheet: Any) -> None:
    """A formula stands for the value it had when the file was saved; without one nobody knows it."""
    known = 0
    formulas = (cell for row in sheet.iter_rows(min_row=grid.head.last) for cell in row if cell.data_type == "f")
    for cell in formulas:
        if cell.row == grid.head.numbers:
            continue
        if grid.at(cell.row, cell.column - 1):
            known += 1
        else:
            said = "ô là công thức chưa có kết quả; mở bằng Excel cho tính lại rồi lưu, hoặc dán thành giá trị"
            grid.wrong.append((cell.row, Mismatch(grid.name(cell.column - 1), "wrong", said)))
    if known:
        grid.notices.append(f"{known} ô là công thức: đã lấy kết quả lưu trong tệp.")


def _note_hidden(grid: Grid, sheet: Any) -> None:
    if shut := [line for line in grid.body() if sheet.row_dimensions[line].hidden]:
        grid.notices.append(f"{len(shut)} dòng đang ẩn cũng được đọc: dòng {named(shut)}.")


def _text(grid: Grid) -> str:
    """As CSV; a column without a name and without content is left out."""
    wide = max((len(cells) for cells in grid.lines.values()), default=0)
    below = [cells for line, cells in grid.lines.items() if line >= grid.head.last]
    kept = [at for at in range(wide) if any(at < len(cells) and cells[at] for cells in below)]
    last = max((at for at in kept if grid.at(grid.head.last, at)), default=-1)
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    for line in range(1, max(grid.lines, default=0) + 1):
        cells = [grid.at(line, at) for at in kept] if line >= grid.head.last else []
        while len(cells) > last + 1 and not cells[-1]:
            cells.pop()
        if any(cells):
            writer.writerow(cells)
        else:
            written.write("\n")
    return written.getvalue()
