"""A worksheet (trang tính) that takes a plain row at once: the same XML as cell by cell, in a fraction of the time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from cchc_desktop.domain.instants import VN

# begins with what a spreadsheet would compute, ends or begins with a blank, is empty or long, or needs an escape
_PLAIN = re.compile(r"(?![\s=+@-])[^&<>_\x00-\x1f\ufffe\uffff]{1,16000}(?<!\s)").fullmatch
_PIXELS = 4 / 3  # of a point
_DAY_0 = date(1899, 12, 30).toordinal()  # of a spreadsheet's days, from the year 1901 on
_FIRST = date(1901, 1, 1)
_MINUTES = 24 * 60
_Kinds = tuple[type, ...]

Forms = Mapping[type, Any]
"""The format of a cell by what is in it: str, None, int, date, datetime."""


class Page(Worksheet):  # type: ignore[misc]  # a library without types
    """In a workbook in constant memory, which writes a row out when the next one begins."""

    def put_row(self, place: int, cells: Sequence[Any], forms: Forms, high: float | None) -> bool:
        """Writes a whole row, so many points high; False when a cell of it needs to be looked at.

        Rows so written are not kept, not even their heights: a million of them take no memory.
        """
        filled: list[Any] = []
        number = place + 1
        kinds = tuple(map(type, cells))
        for kind, cell in zip(kinds, cells, strict=True):
            if kind is str:
                if _PLAIN(cell) is None:
                    return False
                filled += (number, cell)
            elif cell is None:
                filled.append(number)
            elif (value := _number(kind, cell)) is not None:
                filled += (number, value)
            else:
                return False
        if self._check_dimensions(place, 0) or self._check_dimensions(place, len(kinds) - 1):
            return False
        self._write_single_row(place)  # what waits; this one comes behind it
        written = _cells(kinds, tuple(forms[kind]._get_xf_index() for kind in kinds)) % tuple(filled)
        self.fh.write(f'<row r="{number}"{_height(high)}>{written}</row>')
        return True


def at_local_time(at: datetime) -> datetime:
    """As a spreadsheet has it, which knows no offsets."""
    return (at if at.tzinfo is VN else at.astimezone(VN)).replace(second=0, microsecond=0, tzinfo=None)


def _number(kind: type, cell: Any) -> float | None:
    """A count or a day as the spreadsheet counts them; None for what is neither, or of long ago."""
    if kind is int:
        return float(cell)
    if kind is date and cell >= _FIRST:
        return float(cell.toordinal() - _DAY_0)
    if kind is datetime and cell.year > _FIRST.year:
        local = cell if cell.tzinfo is VN else cell.astimezone(VN)
        return float(local.toordinal() - _DAY_0 + (local.hour * 60 + local.minute) / _MINUTES)
    return None


@lru_cache(maxsize=256)
def _cells(kinds: _Kinds, forms: tuple[int, ...]) -> str:
    """The cells of a row, to be filled with its number and what is in each."""
    every = ((xl_col_to_name(column), *each) for column, each in enumerate(zip(kinds, forms, strict=True)))
    return "".join(f'<c r="{name}%d" s="{form}"{_INSIDE.get(kind, _NUMBER)}' for name, kind, form in every)


_NUMBER = "><v>%.16G</v></c>"
_INSIDE = {str: ' t="inlineStr"><is><t>%s</t></is></c>', type(None): "/>"}


@lru_cache(maxsize=64)
def _height(points: float | None) -> str:
    """Cut to whole pixels, as the library has them."""
    if points is None:
        return ""
    return f' ht="{int(points * _PIXELS + 0.5) * 0.75:.16g}" customHeight="1"'
