"""Pages from a scanner as one file (gộp trang thành một tệp): each a JPEG, all of them a PDF of their true size."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from PIL import Image

from cchc_desktop.ui.scanning.driver import DPI

_QUALITY = 75  # a page of text in colour takes about half a megabyte
_POINTS = 72
_LEAST_DPI = 30  # what claims less has no idea of its size


def page_of(data: bytes) -> bytes:
    """A picture of any kind as JPEG, with the resolution it came at."""
    with Image.open(io.BytesIO(data)) as image:
        out = io.BytesIO()
        plain = image if image.mode in ("L", "RGB") else image.convert("RGB")
        plain.save(out, "JPEG", quality=_QUALITY, dpi=(_dpi(image),) * 2)
        return out.getvalue()


def bound(pages: Sequence[bytes]) -> bytes:
    """One PDF of JPEG pages, which stay as they are. On the paper thread: PDFium may be used by one at a time."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415 -- see ui/printing/raster.py

    document = PdfDocument.new()
    try:
        for data in pages:
            _add(document, data)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()
    finally:
        document.close()


def _add(document: Any, data: bytes) -> None:
    from pypdfium2 import PdfImage, PdfMatrix  # noqa: PLC0415

    with Image.open(io.BytesIO(data)) as image:
        width, height = (dots / _dpi(image) * _POINTS for dots in image.size)
    picture = PdfImage.new(document)
    picture.load_jpeg(io.BytesIO(data), inline=True)
    picture.set_matrix(PdfMatrix().scale(width, height))
    page = document.new_page(width, height)
    page.insert_obj(picture)
    page.gen_content()
    page.close()


def _dpi(image: Image.Image) -> float:
    told = float(image.info.get("dpi", (DPI, DPI))[0])
    return told if told >= _LEAST_DPI else float(DPI)
