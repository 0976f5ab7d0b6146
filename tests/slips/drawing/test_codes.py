"""The code with its bars."""

from __future__ import annotations

import pytest
from slips.marks import faults, texts
from slips.receipts import printing

from cchc_desktop.slips.drawing.bars import qr
from cchc_desktop.slips.drawing.codes import QR_MODULE, codes, draw_codes
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Page, Placed
from cchc_desktop.slips.drawing.text import Ink

SHORT, LONG = "H99.18-261005-3012", "H99.18.05.13-20261005-0092637"
ink = Ink()


def drawn(code: str, column: Column, **how: object) -> tuple[Page, float]:
    page = Page(210 * MM, 148 * MM)
    symbols = codes(code, printing(**how), 70 * MM, 9 * MM)  # type: ignore[arg-type]
    return page, draw_codes(page, column, 40, symbols, (ink(f"Mã hồ sơ: {code}"), 12.0))


@pytest.mark.parametrize("code", [SHORT, LONG])
@pytest.mark.parametrize("qr", [False, True])
def test_the_code_stands_over_its_bars_and_touches_nothing(code: str, qr: bool) -> None:
    page, bottom = drawn(code, Column(90 * MM, 100 * MM), qr=qr)

    placed = [mark for mark in page.marks if isinstance(mark, Placed)]
    assert faults(page) == []
    assert len(placed) == 1 + qr
    assert bottom >= max(mark.y + mark.symbol.height for mark in placed) - 1
    assert "".join(text.text for text in texts(page)).replace(" ", "").endswith(code)


def test_a_code_that_bars_cannot_hold_is_a_qr_alone() -> None:
    symbols = codes("X" * 60, printing(), 70 * MM, 9 * MM)

    assert symbols.main.dots_wide == symbols.main.dots_high
    assert symbols.beside is None


def test_a_code_wider_than_its_place_is_set_smaller_then_broken() -> None:
    page, _bottom = drawn(LONG, Column(60 * MM, 65 * MM))
    broken, _bottom = drawn("X" * 60, Column(60 * MM, 65 * MM))

    assert [text.size < 12 for text in texts(page)] == [True]
    assert len(texts(broken)) > 1


def test_a_qr_may_say_more_than_the_bars() -> None:
    beside = codes(SHORT, printing(qr=True), 70 * MM, 9 * MM, f"{SHORT};2")
    alone = codes("X" * 60, printing(), 70 * MM, 9 * MM, "X" * 60 + ";2")

    assert beside.main == codes(SHORT, printing(qr=True), 70 * MM, 9 * MM).main
    assert beside.beside == qr(f"{SHORT};2", QR_MODULE, 203)
    assert alone.main == qr("X" * 60 + ";2", QR_MODULE, 203)
