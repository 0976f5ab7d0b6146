"""Which backups are kept (lịch giữ bản sao lưu): a day of hourly ones, then seven daily and four weekly."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta

EVERY = timedelta(hours=1)
TAIL_EVERY = timedelta(minutes=15)
RED_AFTER = timedelta(days=1)
_HOURLY, _DAILY, _WEEKLY = 24, 7, 4


def kept(made: Iterable[datetime]) -> frozenset[datetime]:
    """Those of the backups `made` that stay: the newest of each of the last hours, days and weeks that have one.

    Counted by what there is, not by the clock: after a holiday, or with a clock gone wrong, none is thrown away for age.
    """
    newest_first = sorted(set(made), reverse=True)
    return frozenset(
        [
            *_newest_of(newest_first, _HOURLY, lambda at: (at.date(), at.hour)),
            *_newest_of(newest_first, _DAILY, lambda at: at.date()),
            *_newest_of(newest_first, _WEEKLY, lambda at: at.isocalendar()[:2]),
        ]
    )


def _newest_of(newest_first: list[datetime], count: int, period: Callable[[datetime], Hashable]) -> list[datetime]:
    found: dict[Hashable, datetime] = {}
    for at in newest_first:
        found.setdefault(period(at), at)
    return list(found.values())[:count]


def is_due(last: datetime | None, now: datetime, every: timedelta) -> bool:
    """Whether the next one is due; a clock set back makes it due at once."""
    return last is None or not timedelta() <= now - last < every


def is_red(last: datetime | None, since: datetime, now: datetime) -> bool:
    """Whether there has been no backup for longer than a day; `since` when there was never one."""
    return now - (last or since) > RED_AFTER
