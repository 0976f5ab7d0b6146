"""A scan as images: pages of a PDF, a picture, and nothing for what cannot be shown."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from cchc_desktop.ui.scanning.picture import pages


def encoded(kind: str, pictures: int = 1) -> bytes:
    out = io.BytesIO()
    images = [Image.new("RGB", (60, 80), "white") for _ in range(pictures)]
    images[0].save(out, kind, **({"save_all": True, "append_images": images[1:]} if kind == "PDF" else {}))
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_one_page(kind: str) -> None:
    [page] = pages(encoded(kind), 300)

    assert (page.width(), page.height()) == (60, 80)


def test_a_pdf_has_its_pages() -> None:
    found = pages(encoded("PDF", 3), 300)

    assert len(found) == 3
    assert found[0].width() == 300


@pytest.mark.parametrize("data", [b"%PDF-1.7 torn", b"\x89PNG\r\n\x1a\n torn", b"II*\x00 torn"])
def test_a_torn_file_has_none(data: bytes) -> None:
    assert pages(data, 300) == []
