"""How long a reception has taken (đồng hồ lượt tiếp nhận), from the card or the first key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime


class Stopwatch:
    """Starts once; `clock` gives aware datetimes."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._since: datetime | None = None
        self._words = ""

    def begin(self, words: str) -> None:
        """Start, saying from what; a second call changes nothing."""
        if self._since is None:
            self._since, self._words = self._clock(), words

    def reset(self) -> None:
        """Wait for the next."""
        self._since = None

    @property
    def text(self) -> str:
        """ "Từ lúc quét thẻ: 00:14"; "" while waiting."""
        if self._since is None:
            return ""
        passed = max(0, int((self._clock() - self._since).total_seconds()))
        return f"{self._words}: {passed // 60:02}:{passed % 60:02}"
