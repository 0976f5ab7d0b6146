"""The running hub (cổng đang chạy): its storage, clock, limits and the bell that wakes long polls."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from cchc_desktop.domain.instants import to_millisecond
from cchc_desktop.hub.database import Storage
from cchc_desktop.hub.figures import Figures
from cchc_desktop.hub.turns import Turns
from cchc_desktop.hub.uploads import Uploads
from cchc_desktop.hub.upstream.line_up import Onward
from cchc_desktop.wire.sealed import Keys


class Bell:
    """Wakes whoever waits for a change; rung and heard on the event loop alone."""

    def __init__(self) -> None:
        self._waiting: dict[str, set[asyncio.Event]] = {}

    @property
    def listeners(self) -> int:
        """How many wait."""
        return sum(map(len, self._waiting.values()))

    def ring(self, unit: str = "") -> None:
        """Something was committed that this unit reads; "": that any unit may read."""
        for named in [unit] if unit else list(self._waiting):
            for event in self._waiting.get(named, ()):
                event.set()

    async def heard(self, seconds: float, unit: str = "") -> bool:
        """Wait for the unit's next ring, at most `seconds`; False when none came."""
        event = asyncio.Event()
        self._waiting.setdefault(unit, set()).add(event)
        try:
            await asyncio.wait_for(event.wait(), seconds)
        except TimeoutError:
            return False
        finally:
            self._waiting[unit].discard(event)
            if not self._waiting[unit]:
                del self._waiting[unit]
        return True


class Limits(NamedTuple):
    """Of one request: how many operations, how many bytes; and what the hub does without, see Hub."""

    max_ops: int = 500
    max_body_bytes: int = 16 * 1024 * 1024
    withheld: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hub:
    """What every request needs; `public_url` is how devices name this hub, "" to believe the Host header.

    `uploads` None: this hub takes no files; `seals` None: no bundles carried by hand.
    `withheld`: capabilities of the contract that it does without, as real portals do: it mints codes itself
    (client-code), grants no ranges (number-ranges), counts from when a dossier came to it (reception-time).
    """

    storage: Storage
    clock: Callable[[], datetime]
    public_url: str = ""
    max_ops: int = 500
    max_body_bytes: int = 16 * 1024 * 1024
    withheld: frozenset[str] = frozenset()
    bell: Bell = field(default_factory=Bell)
    uploads: Uploads | None = None
    seals: Keys | None = None
    turns: Turns = field(default_factory=Turns)
    figures: Figures = field(default_factory=Figures)
    onward: Onward = field(default_factory=Onward)

    def now(self) -> datetime:
        """This moment at +07:00, whole milliseconds."""
        return to_millisecond(self.clock())
