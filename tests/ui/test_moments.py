"""A moment of this year is told without it."""

from __future__ import annotations

from datetime import timedelta

from factories import NOW

from cchc_desktop.ui.moments import short_moment


def test_moments_leave_out_this_year_only() -> None:
    assert short_moment(NOW, NOW) == "05/10 08:15"
    assert short_moment(NOW - timedelta(days=365), NOW) == "05/10/2025 08:15"
