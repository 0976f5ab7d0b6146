"""PDF pages as images (trang giấy thành ảnh): black and white dots for a printer, shades for the screen.

PDFium may be used by one thread at a time: call all of this on the paper thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

POINTS = 72
_BAND = 256  # rows made at a time: each conversion holds the interpreter for a few milliseconds only
_BLACK, _WHITE = 0xFF000000, 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Dots:
    """A page as a printer's dots: rows of packed bits, 1 is white; `size` of the paper in points."""

    size: QSizeF
    width: int
    height: int
    stride: int  # bytes of a row
    bits: bytes

    def strip(self, top: int, rows: int) -> QImage:
        """Some rows as an image that Qt writes as they are, one bit a dot."""
        part = self.bits[top * self.stride : (top + rows) * self.stride]
        image = QImage(part, self.width, rows, self.stride, QImage.Format.Format_Mono).copy()
        image.setColorTable([_BLACK, _WHITE])
        return image

    def strips(self, least: int) -> Iterator[tuple[int, QImage]]:
        """The page from the top in strips of at least so many rows, cut only where a row is all white."""
        top = 0
        while top < self.height:
            cut = min(top + least, self.height)
            while cut < self.height and not self._is_blank(cut):
                cut += 1
            yield top, self.strip(top, cut - top)
            top = cut

    def _is_blank(self, row: int) -> bool:
        whole = self.width // 8  # what pads a row to four bytes is neither black nor white
        return self.bits.startswith(b"\xff" * whole, row * self.stride)


def dots(data: bytes, dots_per_inch: int) -> Iterator[Dots]:
    """Each page at exactly that many dots an inch, nothing smoothed; greys become patterns of dots.

    A slip drawn for this resolution has its bars on whole dots, and they stay so.
    """
    document = _document(data)
    try:
        for number in range(len(document)):
            yield _page(document[number], dots_per_inch)
    finally:
        document.close()


def _document(data: bytes) -> PdfDocument:
    from pypdfium2 import PdfDocument  # noqa: PLC0415 -- 60 ms that opening the program must not pay

    return PdfDocument(data)


def _page(page: PdfPage, dots_per_inch: int) -> Dots:
    size = page.get_size()
    width, height = (round(points * dots_per_inch / POINTS) for points in size)
    parts, stride = [], 0
    for top in range(0, height, _BAND):
        rows = min(_BAND, height - top)
        image = _band(page, (width, height), top, rows)
        stride = image.bytesPerLine()
        parts.append(bytes(image.constBits())[: stride * rows])
    return Dots(QSizeF(*size), width, height, stride, b"".join(parts))


def _band(page: PdfPage, size: tuple[int, int], top: int, rows: int) -> QImage:
    from pypdfium2 import PdfBitmap, raw  # noqa: PLC0415 -- see _document

    no_smoothing = (
        raw.FPDF_PRINTING
        | raw.FPDF_GRAYSCALE
        | raw.FPDF_RENDER_NO_SMOOTHTEXT
        | raw.FPDF_RENDER_NO_SMOOTHIMAGE
        | raw.FPDF_RENDER_NO_SMOOTHPATH
    )
    bitmap = PdfBitmap.new_native(size[0], rows, raw.FPDFBitmap_Gray)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, size[0], rows)
    raw.FPDF_RenderPageBitmap(bitmap, page, 0, -top, *size, 0, no_smoothing)
    grey = QImage(bitmap.buffer, size[0], rows, bitmap.stride, QImage.Format.Format_Grayscale8)
    mono = grey.convertToFormat(
        QImage.Format.Format_Mono, Qt.ImageConversionFlag.MonoOnly | Qt.ImageConversionFlag.OrderedDither
    )
    if mono.colorTable()[0] != _BLACK:
        mono.invertPixels()
    return mono


def page_count(data: bytes) -> int:
    """How many there are."""
    document = _document(data)
    try:
        return len(document)
    finally:
        document.close()


def shown(data: bytes, width: int, most: int | None = None) -> list[QImage]:
    """Every page for the screen, or the first `most` of them, the widest `width` pixels wide."""
    document = _document(data)
    try:
        pages = [document[number] for number in range(len(document))[:most]]
        scale = width / max(page.get_width() for page in pages)
        return [_shown(page, scale) for page in pages]
    finally:
        document.close()


def _shown(page: PdfPage, scale: float) -> QImage:
    bitmap = page.render(scale=scale, grayscale=True)
    return QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Grayscale8).copy()
