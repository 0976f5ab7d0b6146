"""A sheet as XLSX (tệp Excel): row after row in constant memory; words are never formulas or links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, groupby, islice
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError

from cchc_desktop.domain.figure_text import NOTHING, cell_text, per_cent
from cchc_desktop.domain.sheet import NAMES, Role, Row, Share, Sheet
from cchc_desktop.sheets import look
from cchc_desktop.sheets.formulas import RISKY
from cchc_desktop.sheets.page import Page, at_local_time
from cchc_desktop.sheets.progress import Progress, silent, told
from cchc_desktop.sheets.whole_file import written

MOST_ROWS = 1_048_000  # of one worksheet; what is more goes on in the next
SAMPLE = 500  # rows by which widths are measured
_FIRST_YEAR = 1900  # before it a spreadsheet has no days
_A4 = 9
_NAME = "Báo cáo"

Agency = tuple[str, str]
"""The upper and the lower name of the office."""


def write(
    file: Path, sheet: Sheet, agency: Agency, rows: Iterable[Row] | None = None, progress: Progress = silent
) -> None:
    """`rows` in place of the sheet's own, taken one by one. Raises OSError."""
    every = iter(told(sheet.rows if rows is None else rows, progress))
    sample = list(islice(every, SAMPLE))
    wide = look.widths(sheet.columns, sample)
    with written(file) as part:
        options = {"constant_memory": True, "tmpdir": str(part.parent), "strings_to_urls": False}
        workbook = xlsxwriter.Workbook(str(part), options)
        workbook.set_properties({"title": sheet.title})
        book = _Book(workbook, sheet, agency, wide)
        try:
            for row in chain(sample, every):
                book.put(row)
            book.end()
            workbook.close()
        except XlsxFileError as error:
            raise OSError(type(error).__name__) from error
        finally:
            book.let_go()


class _Book:
    """The workbook under way: its last worksheet and the next row of it."""

    def __init__(self, workbook: Any, sheet: Sheet, agency: Agency, wide: Sequence[int]) -> None:
        self._workbook, self._sheet, self._agency, self._wide = workbook, sheet, agency, wide
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._looks: dict[tuple[Role, str], Any] = {}
        self._count = 0
        self._ordinal = 0 if sheet.has_ordinal else -1  # the column that counts the rows
        columns = enumerate(sheet.columns)
        self._wordy = [(place, wide[place] * look.NARROWER) for place, each in columns if each.kind in NAMES]
        self._writers: dict[type, Callable[[int, int, Any, Role], object]] = {
            str: self._text,
            int: self._whole,
            type(None): self._blank,
            Decimal: self._decimal,
            Share: self._share,
            date: self._day,
            datetime: self._moment,
        }
        plain = look.PLAIN_CELLS.items()
        self._at_once = {role: {kind: self._look(role, what) for kind, what in plain} for role in Role}
        self._begin()

    def put(self, row: Row) -> None:
        """One more row."""
        if self._next >= MOST_ROWS:
            self._begin()
        place, cells, role = self._next, row.cells, row.role
        self._next += 1
        texts = [(cells[column], wide) for column, wide in self._wordy]
        long = [(text, wide) for text, wide in texts if isinstance(text, str) and len(text) > wide]
        high = look.high(long) if long else None
        if self._ordinal < 0 and self._page.put_row(place, cells, self._at_once[role], high):
            return  # nearly every row of a long list: at once
        if high is not None:
            self._page.set_row(place, high)
        for column, cell in enumerate(cells):
            self._writers[type(cell)](place, column, cell, role)

    def end(self) -> None:
        """The notes below it all."""
        self._next += 1
        for note in self._sheet.notes:
            self._page.write_string(self._next, 0, note, self._format(look.PERIOD | {"align": "left"}))
            self._next += 1

    def let_go(self) -> None:
        """Closes what an end before the end has left open: a folder with an open file cannot be taken away."""
        for page in self._workbook.worksheets():
            if page.row_data_fh is not None:
                page.row_data_fh.close()

    # cells

    def _text(self, place: int, column: int, cell: str, role: Role) -> None:
        if not cell:
            self._blank(place, column, None, role)
        elif cell[0] in RISKY:
            self._page.write_string(place, column, cell, self._look(role, "risky"))
        else:
            what = "ordinal" if column == self._ordinal else "text"
            self._page.write_string(place, column, cell, self._look(role, what))

    def _blank(self, place: int, column: int, _cell: None, role: Role) -> None:
        self._page.write_blank(place, column, None, self._look(role, "text"))

    def _whole(self, place: int, column: int, cell: int, role: Role) -> None:
        what = "ordinal" if column == self._ordinal else look.COUNT
        self._page.write_number(place, column, cell, self._look(role, what))

    def _decimal(self, place: int, column: int, cell: Decimal, role: Role) -> None:
        exponent = cell.as_tuple().exponent
        count = max(0, -exponent) if isinstance(exponent, int) else 0
        self._page.write_number(place, column, cell, self._look(role, look.decimals(count)))

    def _share(self, place: int, column: int, cell: Share, role: Role) -> None:
        """As it is shown everywhere: rounded before, not by the program that opens it."""
        share = per_cent(cell)
        if share is None:
            self._page.write_string(place, column, NOTHING, self._look(role, look.SHARE))
        else:
            self._page.write_number(place, column, share.scaleb(-2), self._look(role, look.SHARE))

    def _day(self, place: int, column: int, cell: date, role: Role) -> None:
        if cell.year < _FIRST_YEAR:
            self._page.write_string(place, column, cell_text(cell), self._look(role, look.DAY))
        else:
            self._page.write_datetime(place, column, cell, self._look(role, look.DAY))

    def _moment(self, place: int, column: int, cell: datetime, role: Role) -> None:
        if cell.year < _FIRST_YEAR:
            self._page.write_string(place, column, cell_text(cell), self._look(role, look.MOMENT))
        else:
            self._page.write_datetime(place, column, at_local_time(cell), self._look(role, look.MOMENT))

    # headings

    def _begin(self) -> None:
        """A worksheet with its headings."""
        self._count += 1
        page = self._workbook.add_worksheet(_NAME if self._count == 1 else f"{_NAME} {self._count}", Page)
        self._page, self._next = page, 0
        for column, wide in enumerate(self._wide):
            page.set_column(column, column, wide)
        if self._count == 1:
            self._put_title()
        first = self._next
        self._put_heads()
        page.freeze_panes(self._next, self._fixed())
        page.repeat_rows(first, self._next - 1)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.5, right=0.4, top=0.5, bottom=0.6)
        page.set_footer("&L&A&CTrang &P/&N")

    def _put_title(self) -> None:
        sheet, (upper, lower) = self._sheet, self._agency
        unit = f"Đơn vị tính: {sheet.unit}" if sheet.unit else ""
        for text, form in (
            (upper, look.AGENCY),
            (lower, look.STRONG),
            (sheet.form, look.RIGHT),
            (sheet.title.upper(), look.TITLE),
            (sheet.period_title, look.PERIOD),
            (sheet.chosen, look.CHOSEN),
            (unit, look.RIGHT),
        ):
            if text:
                self._put_across(text, form)

    def _put_across(self, text: str, form: dict[str, Any]) -> None:
        """A row over all columns."""
        last = len(self._wide) - 1
        if form is look.TITLE or form is look.CHOSEN:
            room = 8 if form is look.TITLE else 0
            self._page.set_row(self._next, look.high([(text, sum(self._wide) * 0.8)]) + room)
        if last > 0 and "align" in form:
            self._page.merge_range(self._next, 0, self._next, last, "", self._format(form))
        self._page.write_string(self._next, 0, text, self._format(form))
        self._next += 1

    def _put_heads(self) -> None:
        """Groups over labels over numbers; a label without a group stands in the lower of two cells without a line."""
        columns, page = self._sheet.columns, self._page
        if self._sheet.depth > 1:
            groups = groupby(range(len(columns)), key=lambda place: columns[place].group or place)
            runs = [(columns[run[0]].group, run) for run in (list(places) for _group, places in groups)]
            page.set_row(self._next, look.high([(text, self._room(run)) for text, run in runs if text]))
            for text, run in runs:
                self._put_group(text, run)
            self._next += 1
        page.set_row(self._next, look.high([(each.label, w) for each, w in zip(columns, self._wide, strict=True)]))
        for place, column in enumerate(columns):
            form = look.HEAD if column.group or self._sheet.depth == 1 else look.LOWER_HALF
            page.write_string(self._next, place, column.label, self._format(form))
        self._next += 1
        if self._sheet.has_numbers:
            for place, column in enumerate(columns):
                page.write_string(self._next, place, column.number, self._format(look.NUMBER))
            self._next += 1

    def _put_group(self, text: str, run: Sequence[int]) -> None:
        if not text:
            self._page.write_blank(self._next, run[0], None, self._format(look.UPPER_HALF))
            return
        if len(run) > 1:
            self._page.merge_range(self._next, run[0], self._next, run[-1], "", self._format(look.HEAD))
        self._page.write_string(self._next, run[0], text, self._format(look.HEAD))

    def _room(self, run: Sequence[int]) -> int:
        return sum(self._wide[place] for place in run)

    def _fixed(self) -> int:
        """Columns that stay when the others are moved: as far as the first that names a row, where it comes early."""
        names = (place for place, column in enumerate(self._sheet.columns[:3]) if column.kind in NAMES)
        return next(names, -1) + 1

    # formats

    def _look(self, role: Role, what: str) -> Any:
        if (known := self._looks.get((role, what))) is not None:
            return known
        made = self._looks[role, what] = self._format(look.cell(role, what))
        return made

    def _format(self, form: dict[str, Any]) -> Any:
        key = tuple(sorted(form.items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(form)
        return self._formats[key]
