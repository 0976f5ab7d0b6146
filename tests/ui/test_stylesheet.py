"""The sheet has a colour for every place, no size below 12, and grows with the scale."""

from __future__ import annotations

import re

import pytest

from cchc_desktop.ui.palette import DARK, LIGHT, Palette
from cchc_desktop.ui.stylesheet import stylesheet


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_place_is_filled_and_every_bracket_closed(palette: Palette) -> None:
    sheet = stylesheet(palette)

    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")


@pytest.mark.parametrize("scale", [0.5, 1.0, 1.5])
def test_no_text_is_smaller_than_twelve(scale: float) -> None:
    sizes = [int(size) for size in re.findall(r"font-size: (\d+)px", stylesheet(LIGHT, scale))]

    assert min(sizes) >= 12


def test_scale_makes_text_larger() -> None:
    assert "font-size: 14px" in stylesheet(LIGHT)
    assert "font-size: 21px" in stylesheet(LIGHT, 1.5)


def test_the_two_palettes_differ_only_in_colour() -> None:
    def without_colours(sheet: str) -> str:
        return re.sub(r"#[0-9A-F]{6}", "", sheet)

    assert without_colours(stylesheet(LIGHT)) == without_colours(stylesheet(DARK))
