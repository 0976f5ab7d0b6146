"""Tinos, its faces and widths."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cchc_desktop.slips.drawing.fonts import ASCENT, DESCENT, Face, letters, width

VIETNAMESE = "aăâeêioôơuưyđ" + "áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"


@pytest.mark.parametrize("face", Face)
def test_every_face_has_every_vietnamese_letter_and_the_signs_of_slips(face: Face) -> None:
    assert set(VIETNAMESE + VIETNAMESE.upper() + "0123456789 \u00a0•–…·“”‘’□/()") <= letters(face).keys()


def test_width_grows_with_size_and_bold_is_wider() -> None:
    assert width("Trần Thị Ví Dụ", Face.REGULAR, 20) == pytest.approx(2 * width("Trần Thị Ví Dụ", Face.REGULAR, 10))
    assert width("Trần", Face.BOLD, 10) > width("Trần", Face.REGULAR, 10)


def test_reportlab_measures_the_same() -> None:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    letters(Face.ITALIC)

    assert width("Ghi chú: Ẫ ộ", Face.ITALIC, 8.5) == pytest.approx(stringWidth("Ghi chú: Ẫ ộ", "Tinos-Italic", 8.5))


def test_lines_a_fifth_apart_do_not_touch() -> None:
    assert ASCENT + DESCENT < 1.16


def test_reading_the_module_does_not_load_reportlab() -> None:
    seen = "import sys, cchc_desktop.slips.receipts.receipt; sys.exit('reportlab' in sys.modules or 'barcode' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", seen], check=False).returncode == 0
