"""Pages as dots: exactly as many as the paper has, bars on whole ones, greys as patterns, cuts only in the white."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import groupby

import pytest
import zxingcpp
from counter_fixtures import Counter
from page_fixtures import receipt_pdf
from PIL import Image
from pypdfium2 import PdfDocument
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from cchc_desktop.ui.printing.raster import Dots, dots, page_count, shown
from cchc_desktop.ui.printing.source import SlipSource


def slip(counter: Counter, source: SlipSource, dots_per_inch: int) -> bytes:
    return receipt_pdf(counter, source, counter.receive(), dots_per_inch)


def picture(page: Dots) -> Image.Image:
    return Image.frombytes("1", (page.width, page.height), page.bits, "raw", "1", page.stride)


@pytest.mark.parametrize("dots_per_inch", [203, 300, 600])
def test_bars_are_read_from_the_dots_a_printer_gets(counter: Counter, source: SlipSource, dots_per_inch: int) -> None:
    data = slip(counter, source, dots_per_inch)

    (page,) = dots(data, dots_per_inch)

    read = {found.text for found in zxingcpp.read_barcodes(picture(page).convert("L"))}
    assert read == {"H52.18-261005-3000"}


def test_every_bar_is_whole_dots_wide(counter: Counter, source: SlipSource) -> None:
    (page,) = dots(slip(counter, source, 203), 203)
    image = picture(page)
    bars = zxingcpp.read_barcodes(image.convert("L"))[0].position
    row = (bars.top_left.y + bars.bottom_left.y) // 2
    line = [image.getpixel((x, row)) for x in range(bars.top_left.x, bars.top_right.x)]

    widths = [len(list(run)) for _, run in groupby(line)]

    assert set(widths[1:-1]) <= {2, 4, 6, 8}
    assert len(widths) > 50


def test_a_page_has_as_many_dots_as_its_paper(counter: Counter, source: SlipSource) -> None:
    (page,) = dots(slip(counter, source, 600), 600)

    assert abs(page.width - 210 / 25.4 * 600) <= 2
    assert abs(page.height - 297 / 25.4 * 600) <= 2
    assert len(page.bits) == page.stride * page.height


def test_strips_make_up_the_page_and_are_cut_in_white_rows(counter: Counter, source: SlipSource) -> None:
    (page,) = dots(slip(counter, source, 300), 300)

    strips = list(page.strips(200))

    assert len(strips) > 3
    assert sum(image.height() for _, image in strips) == page.height
    assert [top for top, _ in strips] == [sum(image.height() for _, image in strips[:n]) for n in range(len(strips))]
    for top, _ in strips[1:]:
        row = page.bits[top * page.stride : top * page.stride + page.width // 8]
        assert set(row) == {0xFF}


def test_a_page_without_a_white_row_is_not_cut() -> None:
    page = Dots(QSizeF(72, 72), 64, 100, 8, b"\x00" * 800)
    assert [(top, image.height()) for top, image in page.strips(10)] == [(0, 100)]


def test_the_practice_watermark_becomes_a_pattern_not_a_blot(counter: Counter, source: SlipSource) -> None:
    source = replace(source, desk=replace(source.desk, practice=False))
    practice = replace(source, desk=replace(source.desk, practice=True))
    (plain,), (marked,) = dots(slip(counter, source, 300), 300), dots(slip(counter, practice, 300), 300)

    black = [sum(8 - byte.bit_count() for byte in page.bits) for page in (plain, marked)]

    assert black[0] * 1.02 < black[1] < black[0] * 2


def test_the_screen_gets_pages_as_wide_as_asked(counter: Counter, source: SlipSource) -> None:
    (image,) = shown(slip(counter, source, 600), 500)

    assert abs(image.width() - 500) <= 1
    assert image.format() is QImage.Format.Format_Grayscale8


def test_of_many_pages_the_screen_gets_the_first() -> None:
    document, data = PdfDocument.new(), BytesIO()
    for _ in range(3):
        document.new_page(100, 100)
    document.save(data)

    assert page_count(data.getvalue()) == 3
    assert [len(shown(data.getvalue(), 50, most)) for most in (None, 5, 2)] == [3, 3, 2]
