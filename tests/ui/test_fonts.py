"""The shipped fonts are really used: Vietnamese letters and icons have glyphs."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication

from cchc_desktop.ui.fonts import FAMILY, ICON_FAMILY, register_icon_font, register_text_fonts, text_font

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ0123456789•·–…✕✓▲▼"


def test_three_weights_of_the_text_font_are_known(qapp: QApplication) -> None:
    register_text_fonts()
    register_text_fonts()

    assert {"Regular", "Medium", "SemiBold"} <= set(QFontDatabase.styles(FAMILY))


def test_every_vietnamese_letter_has_a_glyph(qapp: QApplication) -> None:
    register_text_fonts()
    raw = QRawFont.fromFont(text_font(14))
    missing = [letter for letter in LETTERS[:-4] if not raw.supportsCharacter(ord(letter))]

    assert raw.familyName().startswith("Be Vietnam Pro")
    assert missing == []


def test_semibold_is_wider_than_regular(qapp: QApplication) -> None:
    register_text_fonts()
    words = "Tiếp nhận và in"
    bold = QFontMetrics(text_font(14, QFont.Weight.DemiBold)).horizontalAdvance(words)

    assert bold > QFontMetrics(text_font(14)).horizontalAdvance(words)


def test_the_icon_font_comes_without_importing_its_package(qapp: QApplication) -> None:
    register_icon_font()
    assert ICON_FAMILY in QFontDatabase.families()

    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from cchc_desktop.ui.fonts import register_icon_font; register_icon_font();"
        "sys.exit('qtawesome' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
