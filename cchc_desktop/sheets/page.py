"""A worksheet (trang tính) that takes a row of words at once: the same XML as cell by cell, in a fraction of the time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

# begins with what a spreadsheet would compute, ends or begins with a blank, is empty or long, or needs an escape
_PLAIN = re.compile(r"(?![\s=+@-])[^&<>_\x00-\x1f\ufffe\uffff]{1,16000}(?<!\s)").fullmatch
_PIXELS = 4 / 3  # of a point


class Page(Worksheet):  # type: ignore[misc]  # a library without types
    """In a workbook in constant memory, which writes a row out when the next one begins."""

    def put_words(self, place: int, words: Sequence[Any], form: Any, high: float | None) -> bool:
        """Writes a whole row of words in one format, so many points high; False when some need to be looked at.

        Rows so written are not kept, not even their heights: a million of them take no memory.
        """
        for word in words:
            if type(word) is not str or _PLAIN(word) is None:
                return False
        count = len(words)
        if self._check_dimensions(place, 0) or self._check_dimensions(place, count - 1):
            return False
        self._write_single_row(place)  # what waits; this one comes behind it
        number = place + 1
        filled: list[Any] = [number] * (2 * count)
        filled[1::2] = words
        self.fh.write(f'<row r="{number}"{_height(high)}>{_cells(count, form._get_xf_index()) % tuple(filled)}</row>')
        return True


@lru_cache(maxsize=64)
def _cells(count: int, form: int) -> str:
    """The cells of a row, to be filled with its number and a word each."""
    names = [xl_col_to_name(column) for column in range(count)]
    return "".join(f'<c r="{name}%d" s="{form}" t="inlineStr"><is><t>%s</t></is></c>' for name in names)


@lru_cache(maxsize=64)
def _height(points: float | None) -> str:
    """Cut to whole pixels, as the library has them."""
    if points is None:
        return ""
    return f' ht="{int(points * _PIXELS + 0.5) * 0.75:.16g}" customHeight="1"'
