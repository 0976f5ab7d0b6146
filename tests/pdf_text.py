"""The words of a PDF, as a reader copies them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2


def text_of(pdf: bytes | Path) -> str:
    """Of all its pages."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
