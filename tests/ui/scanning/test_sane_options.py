"""What a scanner can be set to is read from its own words; what it cannot be set to is left alone."""

from __future__ import annotations

import pytest

from cchc_desktop.ui.scanning.sane_options import Source, settings, sources

FEEDER = """
All options specific to device `x':
  Scan Mode:
    --resolution auto||75|100|150|300|600dpi [75]
        Sets the resolution of the scanned image.
    --mode Lineart|Gray|Color [Gray]
    --source Flatbed|ADF|ADF Duplex [Flatbed]
  Geometry:
    -l 0..215.9mm [0]
    -x 0..215.9mm (in steps of 0.1) [215.9]
    -y 0..297mm [297]
"""
PLAIN = """
    --mode=auto|Gray [inactive]
    --resolution 50..120dpi (in steps of 1) [50]
    --source Flatbed [inactive]
"""


def test_the_one_sided_feeder_comes_first_then_the_glass() -> None:
    assert sources(FEEDER) == (Source("ADF", True), Source("Flatbed", False), Source("ADF Duplex", True))


def test_a_scanner_without_a_name_for_its_glass_is_asked_all_the_same() -> None:
    assert sources(PLAIN) == (Source("", False),)
    assert sources("") == (Source("", False),)


def test_in_colour_and_at_least_at_two_hundred_dots() -> None:
    assert settings(FEEDER, Source("ADF", True)) == [
        *("--source=ADF", "--mode=Color", "--resolution=300"),
        *("-x", "210", "-y", "297"),
    ]


def test_what_cannot_be_set_is_not() -> None:
    assert settings(PLAIN, Source("", False)) == ["--resolution=120"]
    assert settings("", Source("", False)) == []


@pytest.mark.parametrize(
    ("line", "set_to"),
    [
        ("    --resolution 1..1200dpi (in steps of 1) [50]", "--resolution=200"),
        ("    --resolution 75|150dpi [75]", "--resolution=150"),
        ("    --resolution 300..600dpi [300]", "--resolution=300"),
        ("    --mode 24bit Color[Fast]|Black & White [Black & White]", "--mode=24bit Color[Fast]"),
        ("    --mode Lineart|True Gray [Lineart]", "--mode=True Gray"),
    ],
)
def test_other_ways_to_say_it(line: str, set_to: str) -> None:
    assert settings(line, Source("", False)) == [set_to]
