"""The program's clock (đồng hồ của chương trình): the machine's, until somebody has said that its date is wrong."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta


class CorrectedClock:
    """Now, for every thread.

    Once corrected it goes on by the time that has really gone by: setting the machine's clock right meanwhile, which is
    what is to be done about it, makes no second jump.
    """

    def __init__(self, machine: Callable[[], datetime], elapsed: Callable[[], float] | None = None) -> None:
        """`elapsed` gives seconds that only ever rise, also while the machine sleeps."""
        self._machine, self._elapsed = machine, elapsed or _elapsed
        self._since: tuple[datetime, float] | None = None  # what it was when it was corrected, and `elapsed` then

    def __call__(self) -> datetime:
        since = self._since
        if since is None:
            return self._machine()
        return since[0] + timedelta(seconds=self._elapsed() - since[1])

    def machine(self) -> datetime:
        """What the machine says."""
        return self._machine()

    def correct(self, days: int) -> None:
        """So many days are added to what the machine says now; 0: it is the machine's clock again."""
        self._since = (self._machine() + timedelta(days=days), self._elapsed()) if days else None


def _elapsed() -> float:
    """Linux's usual one stands still while the machine sleeps; those of Windows and macOS do not."""
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boottime is None else time.clock_gettime(boottime)
