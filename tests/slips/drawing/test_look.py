"""How slips of facts and rows are set."""

from __future__ import annotations

import pytest

from cchc_desktop.slips.drawing.heading import MARK_WIDTH
from cchc_desktop.slips.drawing.look import A4_LIST, A4_WIDE, A5_LIST, LOOKS, Look
from cchc_desktop.slips.drawing.measures import A4, CUT, MM


@pytest.mark.parametrize("look", [A4_LIST, A5_LIST, A4_WIDE])
def test_agency_and_nation_stand_side_by_side_between_the_margins(look: Look) -> None:
    assert look.left.left == look.size.left
    assert look.left.left + look.left.width <= look.right.left
    assert look.right.left + look.right.width == pytest.approx(look.size.end)


@pytest.mark.parametrize("look", [A4_LIST, A5_LIST, A4_WIDE])
def test_the_largest_type_is_tried_first_and_tables_are_read_at_arm_s_length(look: Look) -> None:
    assert list(look.body_sizes) == sorted(look.body_sizes, reverse=True)
    assert look.table_size(look.body_sizes[-1]) >= 8.5


def test_papers_are_as_large_as_they_are() -> None:
    assert (LOOKS["a4"].size.width, LOOKS["a4"].size.height) == A4
    assert (LOOKS["a5"].size.width, LOOKS["a5"].size.height) == (A4[0], CUT)
    assert (A4_WIDE.size.width, A4_WIDE.size.height) == (A4[1], A4[0])
    assert A4_LIST.size.left == 25 * MM


def test_low_paper_keeps_the_title_between_the_marks() -> None:
    assert A5_LIST.title_room < A5_LIST.size.room - 2 * MARK_WIDTH
    assert A4_LIST.title_room == A4_LIST.size.room
