"""The light is green by acknowledgement only, and always says the three counts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.figure_text import whole
from cchc_desktop.ui.shell.status import SyncCounts, age, light

COUNTS = st.integers(0, 10_000)


@given(COUNTS, COUNTS, COUNTS, st.none() | st.timedeltas(timedelta(0), timedelta(days=30)))
def test_green_only_when_all_is_acknowledged_and_nobody_is_needed(
    saved: int, accepted: int, needs: int, offline: timedelta | None
) -> None:
    accepted = min(saved, accepted)
    shown = light(SyncCounts(saved, accepted, needs, None, offline))

    assert (shown.tone == "done") == (saved == accepted and needs == 0 and offline is None)
    assert f"Đã lưu {whole(saved)} · Cổng nhận {whole(accepted)} · Cần xem {whole(needs)}" in shown.words


def test_the_words_of_the_design() -> None:
    shown = light(SyncCounts(92, 80, 1, timedelta(hours=2, minutes=5)))

    assert shown.words == "Đã lưu 92 · Cổng nhận 80 · Cần xem 1 · cũ nhất 2 giờ"
    assert (shown.tone, shown.short) == ("wrong", "1")


def test_offline_is_said_first() -> None:
    shown = light(SyncCounts(92, 80, 0, timedelta(hours=3), timedelta(hours=2)))

    assert shown.words.startswith("Ngoại tuyến 2 giờ · Đã lưu 92")
    assert (shown.tone, shown.short, shown.glyph) == ("waiting", "12", "cloud-slash")


def test_a_counter_that_works_alone_is_neither_good_nor_bad() -> None:
    assert light(SyncCounts(5, 0, enrolled=False)).tone == "note"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=20), "dưới 1 phút"),
        (timedelta(minutes=59), "59 phút"),
        (timedelta(hours=1), "1 giờ"),
        (timedelta(hours=47), "47 giờ"),
        (timedelta(days=2), "2 ngày"),
    ],
)
def test_ages_are_said_in_their_largest_unit(span: timedelta, words: str) -> None:
    assert age(span) == words
