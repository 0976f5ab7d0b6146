"""Bars and QR of a dossier's code (mã vạch): vector rectangles, each module a whole number of the printer's dots."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from cchc_desktop.slips.drawing.measures import MM

LEAST_MODULE = 0.25 * MM  # 0.21 mm was never read at 203 dpi
WIDEST_MODULE = 0.34 * MM
QUIET = 10  # modules kept white on each side of bars
QR_QUIET = 4


@dataclass(frozen=True, slots=True)
class Symbol:
    """Something a scanner reads: black rectangles (x, y, width, height) in whole dots, y down, and the white around."""

    dot: float  # points
    dots_wide: int
    dots_high: int
    quiet: int  # dots on each side
    quiet_above: int  # dots above and below; bars need none
    rectangles: tuple[tuple[int, int, int, int], ...]

    @property
    def width(self) -> float:
        """Points, without the quiet zone."""
        return self.dots_wide * self.dot

    @property
    def height(self) -> float:
        """Points, without the quiet zone."""
        return self.dots_high * self.dot


def modules(code: str) -> str | None:
    """The 0s and 1s of the code in Code 128, or None when it cannot be written so that it reads back the same."""
    from barcode.codex import Code128  # noqa: PLC0415 -- opening the program must not pay for it
    from barcode.errors import BarcodeError  # noqa: PLC0415

    try:
        built: str = Code128(code).build()[0]
    except BarcodeError:
        return None
    return built if _read(built) == code else None  # python-barcode 0.16.1 drops a leading "99"


def code_128(
    code: str, room: float, most: float, height: float, dots_per_inch: int, widest_module: float = WIDEST_MODULE
) -> Symbol | None:
    """Bars as wide as `room` points let them be, modules of 0.25 mm and more, at most `most` points; None if too wide.

    A code that is too wide for `room` at the least module still gets it, as long as `most` allows.
    """
    bits = modules(code)
    if bits is None:
        return None
    dot = 72 / dots_per_inch
    least = math.ceil(LEAST_MODULE / dot - 1e-9)
    widest = max(least, math.floor(widest_module / dot + 1e-9))
    dots = next((n for n in range(widest, least, -1) if len(bits) * n * dot <= min(room, most)), least)
    if len(bits) * dots * dot > most:
        return None
    high = math.ceil(height / dot)
    runs = tuple((start * dots, 0, count * dots, high) for start, count in _dark_runs(bits))
    return Symbol(dot, len(bits) * dots, high, QUIET * dots, 0, runs)


def qr(code: str, module: float, dots_per_inch: int) -> Symbol:
    """QR at level M of the code alone; a module is the whole number of dots nearest to `module` points."""
    dot = 72 / dots_per_inch
    dots = max(1, round(module / dot))
    rows = _qr_rows(code)
    rectangles = tuple(_row_rectangles(rows, dots))
    side = len(rows) * dots
    return Symbol(dot, side, side, QR_QUIET * dots, QR_QUIET * dots, rectangles)


@lru_cache(maxsize=32)
def _qr_rows(code: str) -> tuple[str, ...]:
    """The modules of each row as 0s and 1s; kept, for choosing among the masks takes 20 ms, and copies are alike."""
    from reportlab.graphics.barcode import qrencoder  # noqa: PLC0415 -- opening the program must not pay for it

    encoder = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    encoder.addData(code)
    encoder.make()
    return tuple("".join("1" if dark else "0" for dark in row) for row in encoder.modules)


def _row_rectangles(rows: Sequence[str], dots: int) -> Iterator[tuple[int, int, int, int]]:
    for number, row in enumerate(rows):
        for start, count in _dark_runs(row):
            yield start * dots, number * dots, count * dots, dots


def _dark_runs(bits: str) -> Iterator[tuple[int, int]]:
    """Where each run of 1s starts and how long it is: neighbours drawn as one rectangle leave no hair line between."""
    place = 0
    for bit, run in groupby(bits):
        count = len(list(run))
        if bit == "1":
            yield place, count
        place += count


def _read(bits: str) -> str | None:
    """What a scanner makes of the modules: the text, or None when they are not Code 128 with a right check sum."""
    from barcode.charsets import code128  # noqa: PLC0415 -- opening the program must not pay for it

    patterns = {pattern: value for value, pattern in enumerate(code128.CODES)}
    values = [patterns.get(bits[start : start + 11]) for start in range(0, len(bits) - 13, 11)]
    start, *data, check = values
    if None in values or check != sum(max(1, place) * (value or 0) for place, value in enumerate(values[:-1])) % 103:
        return None
    return _decoded(start, data)


def _decoded(start: int | None, data: Sequence[int | None]) -> str | None:
    charset = {103: "A", 104: "B", 105: "C"}.get(start or 0)
    if charset is None:
        return None
    text = ""
    for value in data:
        switch = {99: "C", 100: "B", 101: "A"}.get(value or 0)
        if switch and switch != charset:
            charset = switch
        elif value is None or value > (99 if charset == "C" else 95):
            return None
        else:
            text += f"{value:02}" if charset == "C" else chr(value + 32)
    return text
