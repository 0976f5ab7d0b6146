"""The screen's fonts (phông chữ): Be Vietnam Pro and the icon font, registered when first needed."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Be Vietnam Pro"
ICON_FAMILY = "Phosphor"
_WEIGHTS = ("Regular", "Medium", "SemiBold")


def register_text_fonts() -> None:
    """Make Regular, Medium and SemiBold known to Qt; does nothing the second time."""
    if FAMILY not in QFontDatabase.families():
        for weight in _WEIGHTS:
            _register(_folder("fontpkg_be_vietnam_pro") / "files" / f"BeVietnamPro-{weight}.ttf")


def register_icon_font() -> None:
    """Make the icon font known to Qt; does nothing the second time.

    Only qtawesome's font file is used: importing the package itself costs more than opening the whole window.
    """
    if ICON_FAMILY not in QFontDatabase.families():
        _register(next((_folder("qtawesome") / "fonts").glob("phosphor-[0-9]*.ttf")))


def text_font(px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Be Vietnam Pro at `px` logical pixels, for what is painted by hand."""
    font = QFont(FAMILY)
    font.setPixelSize(px)
    font.setWeight(weight)
    return font


def _register(file: Path) -> None:
    if QFontDatabase.addApplicationFont(str(file)) < 0:
        raise FileNotFoundError(file.name)


def _folder(package: str) -> Path:
    """Where a package lies, without importing it."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(package)
    return Path(spec.submodule_search_locations[0])
