"""Instants (thời điểm) as the ledger writes them: fixed-width text, always +07:00, compared as text."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

VN = timezone(timedelta(hours=7), "+07:00")
_WIDTH = len("2026-10-05T08:15:00.000+07:00")


@lru_cache(maxsize=256)  # an act writes the same few moments into many places
def instant_text(moment: datetime) -> str:
    """`YYYY-MM-DDThh:mm:ss.sss+07:00`; raises ValueError for a naive datetime."""
    if moment.tzinfo is not VN:
        if moment.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        moment = moment.astimezone(VN)
    return moment.isoformat(timespec="milliseconds")


def parse_instant(text: str) -> datetime:
    """The instant of a fixed-width text, or of any RFC 3339 text with an offset; raises ValueError."""
    if len(text) == _WIDTH and text.endswith("+07:00"):
        return datetime.fromisoformat(text[:-6]).replace(tzinfo=VN)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("an instant needs an offset")
    return moment.astimezone(VN)


def to_millisecond(moment: datetime) -> datetime:
    """The same moment at +07:00, cut to whole milliseconds as the ledger keeps it."""
    local = moment if moment.tzinfo is VN else moment.astimezone(VN)
    left_over = local.microsecond % 1000
    return local.replace(microsecond=local.microsecond - left_over) if left_over else local


def day_text(day: date) -> str:
    """`dd/MM/yyyy`, as clerks read it."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def moment_text(at: datetime) -> str:
    """`dd/MM/yyyy hh:mm` at +07:00."""
    local = at if at.tzinfo is VN else at.astimezone(VN)  # strftime would take as long as all the rest of a line
    return f"{day_text(local)} {local.hour:02}:{local.minute:02}"


def entered(at: datetime, who: str) -> str:
    """Since when something is as it is, and who said so: "Từ 08:15 ngày 05/10/2026, do Lò Thị Ví Dụ ghi."."""
    local = at.astimezone(VN)
    return f"Từ {local:%H:%M} ngày {day_text(local.date())}, do {who} ghi."
