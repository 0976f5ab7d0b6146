"""The running hub (cổng đang chạy): its storage, clock, limits and the bell that wakes long polls."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from cchc_desktop.domain.instants import to_millisecond
from cchc_desktop.hub.database import Storage


class Bell:
    """Wakes whoever waits for a change; rung and heard on the event loop alone."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        """Something was committed."""
        rung, self._event = self._event, asyncio.Event()
        rung.set()

    async def heard(self, seconds: float) -> bool:
        """Wait for the next ring, at most `seconds`; False when none came."""
        try:
            await asyncio.wait_for(self._event.wait(), seconds)
        except TimeoutError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Hub:
    """What every request needs; `public_url` is how devices name this hub, "" to believe the Host header."""

    storage: Storage
    clock: Callable[[], datetime]
    public_url: str = ""
    max_ops: int = 500
    max_body_bytes: int = 16 * 1024 * 1024
    bell: Bell = field(default_factory=Bell)

    def now(self) -> datetime:
        """This moment at +07:00, whole milliseconds."""
        return to_millisecond(self.clock())
