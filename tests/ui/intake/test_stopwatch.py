"""The time of a reception runs from its first beginning."""

from __future__ import annotations

from counter_fixtures import Clock

from cchc_desktop.ui.intake.stopwatch import Stopwatch


def test_it_runs_from_the_first_beginning_until_it_is_reset() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    assert watch.text == ""

    watch.begin("Từ lúc quét thẻ")
    clock.forward(minutes=1, seconds=14)
    watch.begin("Từ lúc bắt đầu")
    assert watch.text == "Từ lúc quét thẻ: 01:14"

    watch.reset()
    assert watch.text == ""


def test_a_clock_set_back_shows_no_time_below_nothing() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    watch.begin("Từ lúc quét thẻ")

    clock.forward(hours=-1)

    assert watch.text.endswith("00:00")
