"""Pages of copies on sheets."""

from __future__ import annotations

from cchc_desktop.slips.drawing.binding import bound
from cchc_desktop.slips.drawing.measures import A4, CUT
from cchc_desktop.slips.drawing.page import Page

HALVES = [Page(A4[0], CUT) for _number in range(6)]
FULL = [Page(*A4) for _number in range(3)]


def test_a4_is_a_sheet_a_page() -> None:
    sheets = bound([FULL[:2], FULL[2:]], "a4")

    assert [sheet.pages for sheet in sheets] == [((page, 0.0),) for page in FULL]
    assert {sheet.cut_at for sheet in sheets} == {None}


def test_one_cut_through_the_stack_leaves_each_copy_in_order() -> None:
    sheets = bound([HALVES[:3], HALVES[3:]], "a5")

    assert [[page for page, _top in sheet.pages] for sheet in sheets] == [[HALVES[n], HALVES[n + 3]] for n in range(3)]
    assert {sheet.cut_at for sheet in sheets} == {CUT}


def test_an_odd_half_leaves_white_below_it() -> None:
    assert [len(sheet.pages) for sheet in bound([HALVES[:3]], "a5")] == [2, 1]


def test_a_label_keeps_its_own_size() -> None:
    (sheet,) = bound([[Page(283, 142)]], "label")

    assert (sheet.width, sheet.height) == (283, 142)
