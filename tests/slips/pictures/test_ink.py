"""Colours of a field go from the lightest to the darkest; what is written on them can be read; long names are cut."""

from __future__ import annotations

import pytest

from cchc_desktop.slips.pictures import ink


@pytest.mark.parametrize("colours", [ink.LIGHT, ink.DARK])
def test_a_field_goes_from_end_to_end(colours: ink.Ink) -> None:
    assert (ink.mixed(colours, 0), ink.mixed(colours, 1)) == colours.scale


def contrast(one: str, other: str) -> float:
    lights = sorted(
        sum(
            weight * (int(colour[at : at + 2], 16) / 255) ** 2.2
            for weight, at in ((0.2126, 1), (0.7152, 3), (0.0722, 5))
        )
        for colour in (one, other)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("colours", [ink.LIGHT, ink.DARK])
@pytest.mark.parametrize("share", [0, 0.25, 0.5, 0.75, 1])
def test_numbers_on_a_field_can_be_read(colours: ink.Ink, share: float) -> None:
    colour = ink.mixed(colours, share)
    assert contrast(colour, ink.readable_on(colour)) >= 4.5


@pytest.mark.parametrize("colours", [ink.LIGHT, ink.DARK])
def test_series_stand_out_from_the_ground(colours: ink.Ink) -> None:
    assert all(contrast(colour, colours.ground) >= 2 for colour in colours.series)


def test_long_names_are_cut() -> None:
    assert ink.cut("Ngắn", 100) == "Ngắn"
    short = ink.cut("Một tên rất dài " * 9, 80)
    assert short.endswith("…")
    assert ink.wide(short) <= 80
    assert ink.cut("Dài", 0) == "…"
    assert ink.wide("\U0001f600") == ink.wide("n")
