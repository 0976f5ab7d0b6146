"""Pages become one PDF of their true size; each stays the JPEG it was."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from paper_scanner import a_page
from PIL import Image

from cchc_desktop.domain.scan import media_type, problem_of
from cchc_desktop.ui.scanning.one_file import bound, page_of
from cchc_desktop.ui.scanning.picture import pages


def test_pages_in_order_and_in_their_size() -> None:
    whole = bound([a_page("white"), a_page("black", (100, 100))])

    assert media_type(whole) == "application/pdf"
    assert problem_of(whole) is None
    document = pypdfium2.PdfDocument(whole)
    sizes = [document[n].get_size() for n in range(len(document))]
    document.close()
    assert sizes == [pytest.approx((144, 216)), pytest.approx((72, 72))]
    assert [image.pixelColor(5, 5).lightness() > 128 for image in pages(whole, 248)] == [True, False]


def test_a_page_is_not_squeezed_a_second_time() -> None:
    page = a_page("red")
    assert page[20:] in bound([page])


@pytest.mark.parametrize(
    ("mode", "kind"), [("1", "TIFF"), ("L", "PNG"), ("RGB", "BMP"), ("P", "PNG"), ("RGBA", "TIFF")]
)
def test_a_picture_of_any_kind_is_a_page(mode: str, kind: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (40, 60)).save(out, kind, dpi=(300, 300))

    with Image.open(io.BytesIO(page_of(out.getvalue()))) as image:
        assert (image.format, image.size, round(image.info["dpi"][0])) == ("JPEG", (40, 60), 300)


def test_one_that_does_not_know_its_size_is_taken_for_what_was_asked_for() -> None:
    out = io.BytesIO()
    Image.new("L", (200, 400)).save(out, "PNG")

    document = pypdfium2.PdfDocument(bound([page_of(out.getvalue())]))
    size = document[0].get_size()
    document.close()
    assert size == pytest.approx((72, 144))
