"""When a stub may be entered."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from factories import NOW, a_clerk

from cchc_desktop.domain.pad import Pad, Stub, problems

MADE = NOW - timedelta(hours=1)
PAD = Pad(date(2026, 10, 5), ("H52.18-261005-3899",), MADE, a_clerk())


def codes(received_at: datetime, reason: str = "Mất điện", pad: Pad = PAD) -> list[str]:
    return [problem.code for problem in problems(pad, Stub(pad.codes[0], received_at, reason), NOW)]


@pytest.mark.parametrize("at", [MADE, NOW - timedelta(minutes=5), NOW])
def test_a_time_between_the_pad_s_making_and_now_is_right(at: datetime) -> None:
    assert codes(at) == []


def test_the_future_and_the_time_before_the_pad_are_refused() -> None:
    assert codes(NOW + timedelta(minutes=1)) == ["late.future"]
    assert codes(MADE - timedelta(minutes=1)) == ["late.before_pad"]


def test_a_pad_known_from_the_number_file_alone_sets_no_earliest_time() -> None:
    assert codes(MADE - timedelta(days=2), pad=Pad(PAD.day, PAD.codes, None, PAD.by)) == []


def test_a_reason_is_needed() -> None:
    assert codes(NOW, " ") == ["reason.empty"]
