"""Kinds of paper in points."""

from __future__ import annotations

import pytest

from cchc_desktop.slips.drawing.measures import A4, CUT, MM


def test_the_cut_makes_two_equal_halves_of_a_sheet() -> None:
    assert pytest.approx(A4[1]) == 2 * CUT


def test_a_sheet_is_a4() -> None:
    assert [side / MM for side in A4] == [210, 297]
