"""The receipt on the 80 mm roll."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slips.marks import read_codes, texts
from slips.receipts import FORMS, LONG, LONGEST_CODE, NORMAL, OFFICE, printing

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.slips.drawing.fonts import width
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Fill, Page, Placed
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.receipts import receipt


def page_of(dossier: Dossier, **how: object) -> Page:
    ((page,), _second) = receipt.copies(dossier, OFFICE, FORMS, printing("80mm", **how), Ink())
    return page


def symbols(code: str, **how: object) -> list[Placed]:
    return [mark for mark in page_of(replace(NORMAL, code=code), **how).marks if isinstance(mark, Placed)]


@pytest.mark.parametrize("dossier", [NORMAL, LONG])
def test_a_copy_is_one_page_that_ends_where_its_text_does(dossier: Dossier) -> None:
    page = page_of(dossier)

    assert page.width == pytest.approx(80 * MM)
    assert 4 * MM < page.height - max(text.y for text in texts(page)) < 9 * MM


def test_text_keeps_off_the_unprinted_edges_and_is_never_too_small() -> None:
    page = page_of(LONG)

    assert min(text.x for text in texts(page)) >= 4 * MM - 0.01
    assert max(text.x + width(text.text, text.face, text.size) for text in texts(page)) <= 76 * MM + 0.01
    assert min(text.size for text in texts(page)) >= 8.5


@pytest.mark.parametrize(
    ("code", "dots_per_inch", "bars"),
    [
        ("H99.18-261005-3012", 203, True),
        ("H99.18.05.13-261005-3013", 203, True),  # 277 modules, 554 of 560 dots
        ("H99.18.05.130-261005-3013", 203, False),  # 288 modules, 576 of 560 dots
        ("H99.18.05.13-20261005-0092637", 203, False),
        ("H99.18-261005-3012", 180, True),
        ("H99.18.05.13-261005-3013", 180, False),
    ],
)
def test_bars_when_their_modules_fit_between_the_edges_else_a_qr(code: str, dots_per_inch: int, bars: bool) -> None:
    (placed,) = symbols(code, dots_per_inch=dots_per_inch)

    assert (placed.symbol.dots_high != placed.symbol.dots_wide) is bars
    if bars:
        assert placed.symbol.height >= 12 * MM


def test_a_qr_has_six_dots_a_module() -> None:
    (placed,) = symbols("H99.18.05.13-20261005-0092637")

    assert placed.symbol.dots_wide == 25 * 6


def test_the_optional_qr_stands_under_the_bars() -> None:
    bars, qr = symbols("H99.18-261005-3012", qr=True)

    assert qr.y > bars.y + bars.symbol.height
    data = receipt.draw(NORMAL, OFFICE, FORMS, printing("80mm", copies=(2,), qr=True))
    assert sorted(read_codes(data, 203)) == [("Code 128", NORMAL.code), ("QR Code", NORMAL.code)]


def test_practice_is_a_black_band_at_both_ends_and_no_grey() -> None:
    page = page_of(NORMAL, practice=True)
    bands = [mark for mark in page.marks if isinstance(mark, Fill) and mark.ink]

    assert [band.ink for band in bands] == [1.0, 1.0]
    assert bands[0].y < 5 * MM
    assert bands[1].y + bands[1].height > page.height - 8 * MM
    assert [text.text for text in texts(page) if text.white] == ["BẢN TẬP – KHÔNG CÓ GIÁ TRỊ"] * 2


def test_a_reprint_says_so_in_its_head_and_foot() -> None:
    written = [text.text for text in texts(page_of(LONGEST_CODE, reprint=2))]

    assert "IN LẠI LẦN 2 – 14:05 ngày 06/10/2026" in written
    assert "Quầy 03 · In lại lần 2" in written


def test_both_copies_are_cut_from_the_roll() -> None:
    first, second = receipt.copies(NORMAL, OFFICE, FORMS, printing("80mm"), Ink())

    assert len(first) == len(second) == 1
