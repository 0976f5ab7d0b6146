"""Bars and QR of a code."""

from __future__ import annotations

import zxingcpp
from hypothesis import assume, given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from cchc_desktop.slips.drawing.bars import QUIET, Symbol, code_128, modules, qr
from cchc_desktop.slips.drawing.measures import MM

CODES = st.from_regex(r"H[0-9]{2}(\.[0-9]{2}){0,3}-(20)?[0-9]{6}-[0-9]{4,7}", fullmatch=True)
ROOM, HEIGHT = 70 * MM, 9 * MM


def read(symbol: Symbol) -> tuple[str, str]:
    """What a reader makes of the symbol, one pixel a dot, with its own quiet zone and nothing more beside it."""
    size = symbol.dots_wide + 2 * symbol.quiet, symbol.dots_high + 2 * symbol.quiet_above
    image = Image.new("L", size, 255)
    pen = ImageDraw.Draw(image)
    for x, y, wide, high in symbol.rectangles:
        left, top = x + symbol.quiet, y + symbol.quiet_above
        pen.rectangle((left, top, left + wide - 1, top + high - 1), fill=0)
    (found,) = zxingcpp.read_barcodes(image)
    return str(found.format), found.text


@given(CODES, st.sampled_from([180, 203, 300, 600]))
def test_bars_of_every_code_read_back_on_every_printer(code: str, dots_per_inch: int) -> None:
    symbol = code_128(code, ROOM, 200 * MM, HEIGHT, dots_per_inch)

    assert symbol
    assert read(symbol) == ("Code 128", code)


@given(CODES)
def test_a_qr_holds_the_code_and_nothing_else(code: str) -> None:
    assert read(qr(code, 0.75 * MM, 203)) == ("QR Code", code)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=30))
def test_what_would_read_back_differently_is_no_code_128_at_all(code: str) -> None:
    symbol = code_128(code, ROOM, 900 * MM, HEIGHT, 203)
    assume(symbol is not None)

    assert read(symbol)[1] == code


def test_the_leading_99_that_the_library_drops_is_noticed() -> None:
    assert modules("9912") is None
    assert modules("12") is not None


def test_letters_that_code_128_lacks_give_no_bars() -> None:
    assert modules("HĐ-1") is None


def test_the_modules_are_as_many_as_the_standard_counts() -> None:
    counts = {code: len(modules(code) or "") for code in ("H99.18-261005-3012", "H99.18.05.13-20261005-0092637")}

    assert counts == {"H99.18-261005-3012": 211, "H99.18.05.13-20261005-0092637": 321}


def test_a_module_is_whole_dots_and_at_least_a_quarter_millimetre() -> None:
    for dots_per_inch, dots in ((180, 2), (203, 2), (300, 3), (600, 6)):
        symbol = code_128("H99.18.05.13-20261005-0092637", ROOM, 200 * MM, HEIGHT, dots_per_inch)
        assert symbol
        assert symbol.dots_wide == 321 * dots
        assert symbol.width / 321 >= 0.25 * MM
        assert symbol.quiet == QUIET * dots


def test_a_short_code_uses_the_room_it_has() -> None:
    symbol = code_128("H99.18-261005-3012", ROOM, 200 * MM, HEIGHT, 600)

    assert symbol
    assert symbol.dots_wide == 211 * 7


def test_bars_too_wide_for_the_paper_are_not_drawn() -> None:
    assert code_128("H99.18.05.13-20261005-0092637", ROOM, 72 * MM, HEIGHT, 203) is None


def test_neighbouring_modules_are_one_rectangle() -> None:
    symbol = code_128("H99.18-261005-3012", ROOM, 200 * MM, HEIGHT, 203)

    assert symbol
    ends = [x + wide for x, _y, wide, _high in symbol.rectangles]
    assert all(start > end for end, (start, *_rest) in zip(ends, symbol.rectangles[1:], strict=False))
