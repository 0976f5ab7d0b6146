"""The sheet has a colour for every place, and no size below 12."""

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


def test_no_text_is_smaller_than_twelve() -> None:
    sizes = [int(size) for size in re.findall(r"font-size: (\d+)px", stylesheet(LIGHT))]

    assert min(sizes) >= 12


def test_the_two_palettes_differ_only_in_colour() -> None:
    def without_colours(sheet: str) -> str:
        return re.sub(r"#[0-9A-F]{6}", "", sheet)

    assert without_colours(stylesheet(LIGHT)) == without_colours(stylesheet(DARK))
