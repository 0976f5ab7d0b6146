"""Moments as pages tell them (thời điểm trên màn hình): without a year where it is this one."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.domain.instants import VN, moment_text


def short_moment(at: datetime, now: datetime) -> str:
    """ "23/11 15:40"; with the year when it is another."""
    local = at.astimezone(VN)
    return f"{local:%d/%m %H:%M}" if local.year == now.astimezone(VN).year else moment_text(at)
