"""How much is asked for at once (số lượng một lần): less where an answer is too long to be read, then more again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from cchc_desktop.portal.errors import TooLarge, TooLong

T = TypeVar("T")


class AtOnce:
    """From `most` down to one and back: no portal that sends or takes less than another ever ends an errand."""

    def __init__(self, most: int) -> None:
        self._most = self._now = most

    def ask(self, ask: Callable[[int], T]) -> T:
        """What `ask` gives for as many as go; raises what it raises, TooLong and TooLarge for a single one alone."""
        while True:
            try:
                answer = ask(self._now)
            except (TooLong, TooLarge):
                if self._now == 1:
                    raise
                self._now //= 2
            else:
                self._now = min(self._most, self._now + max(1, self._now // 4))
                return answer
