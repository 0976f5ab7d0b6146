"""Lines of a grid stand at round numbers; a legend that finds no room goes on in the next line."""

from __future__ import annotations

import pytest

from cchc_desktop.slips.pictures.canvas import Canvas, round_step
from cchc_desktop.slips.pictures.ink import LIGHT


@pytest.mark.parametrize(
    ("most", "step"), [(0, 1), (1, 1), (4, 1), (5, 2), (9, 5), (40, 10), (41, 20), (1205, 500), (900_000, 500_000)]
)
def test_round_steps(most: int, step: int) -> None:
    assert round_step(most) == step


@pytest.mark.parametrize("most", [0, 1, 7, 1205])
def test_the_most_has_room_below_the_top(most: int) -> None:
    canvas = Canvas((480, 250), LIGHT, "Tên")
    scale = canvas.grid(40, 20, most)
    assert scale > 0
    assert 20 + most * scale <= canvas.top


def test_a_legend_wraps_and_one_series_needs_none() -> None:
    canvas = Canvas((200, 250), LIGHT, "Tên")
    before = canvas.top
    canvas.legend(["Một phòng có tên dài"])
    assert canvas.top == before
    canvas.legend(["Một phòng có tên dài", "Phòng khác tên cũng dài", "Phòng thứ ba"])
    assert canvas.top < before - 25
