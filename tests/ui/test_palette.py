"""Every text has the contrast that look.md measured, and more than the law asks for."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from cchc_desktop.ui.palette import DARK, LIGHT, Palette, mixed, shown_palette
from cchc_desktop.ui.theme import Choice, Theme


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def measured(palette: Palette) -> dict[str, float]:
    pairs = {
        "text": (palette.text, palette.card),
        "muted on page": (palette.muted, palette.page),
        "muted on card": (palette.muted, palette.card),
        "placeholder on page": (palette.placeholder, palette.page),
        "control border": (palette.control_border, palette.card),
        "focus": (palette.focus, palette.card),
    } | {
        name: (palette.tone(name).text, palette.tone(name).fill)
        for name in ("primary", "done", "waiting", "wrong", "note")
    }
    return {name: round(contrast(*pair), 1) for name, pair in pairs.items()}


def test_light_is_the_table_of_the_design() -> None:
    assert measured(LIGHT) == pytest.approx({
        "text": 15.7, "muted on page": 6.4, "muted on card": 6.9, "placeholder on page": 5.0, "control border": 3.9,
        "focus": 6.7, "primary": 6.7, "done": 5.8, "waiting": 6.4, "wrong": 6.9, "note": 7.2,
    }, abs=0.11)  # fmt: skip


def test_dark_is_the_table_of_the_design() -> None:
    assert measured(DARK) == pytest.approx({
        "text": 13.4, "muted on page": 8.5, "muted on card": 7.7, "placeholder on page": 6.8, "control border": 4.0,
        "focus": 7.7, "primary": 6.3, "done": 7.3, "waiting": 7.7, "wrong": 7.4, "note": 7.3,
    }, abs=0.11)  # fmt: skip


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_rail_is_readable(palette: Palette) -> None:
    assert contrast(palette.rail_text, palette.rail) > 7
    assert contrast(palette.rail_text, palette.rail_current.fill) > 4.5


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mixed("#000000", "#FFFFFF", 0) == "#000000"
    assert mixed("#000000", "#FFFFFF", 1) == "#FFFFFF"
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"


def test_what_is_painted_by_hand_knows_which_palette_is_shown(qapp: QApplication, theme: Theme) -> None:
    theme.choose(Choice.DARK)
    assert shown_palette() is DARK

    theme.choose(Choice.LIGHT)
    assert shown_palette() is LIGHT
