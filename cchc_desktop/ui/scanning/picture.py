"""A scan as images (ảnh của bản quét): PDF by its pages, pictures as they are; called on the paper thread."""

from __future__ import annotations

from PySide6.QtGui import QImage

from cchc_desktop.domain.scan import media_type
from cchc_desktop.ui.printing import raster


def pages(data: bytes, width: int) -> list[QImage]:
    """Its pages; none for what cannot be shown here: a torn file, a kind of picture Qt has no reader for."""
    if media_type(data) != "application/pdf":
        image = QImage.fromData(data)
        return [] if image.isNull() else [image]
    from pypdfium2 import PdfiumError  # noqa: PLC0415 -- see ui/printing/raster.py

    try:
        return raster.shown(data, width)
    except (PdfiumError, ValueError):
        return []
