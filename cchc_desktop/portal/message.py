"""A request to the portal and the answer that came back, as plain values."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime

LONGEST_PAUSE = 15 * 60.0


class Leave:
    """Ends from another thread a call that only waits for news (rời chờ); it may be said before the call begins."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._said = False
        self._wake: Callable[[], None] | None = None

    @property
    def said(self) -> bool:
        """Whether somebody wants the call to end."""
        return self._said

    def now(self) -> None:
        """From any thread: the call ends as by a time-out."""
        with self._lock:
            self._said, wake = True, self._wake
        if wake is not None:
            wake()

    def wakes(self, wake: Callable[[], None]) -> None:
        """Whom to wake; at once when it was said already."""
        with self._lock:
            self._wake, said = wake, self._said
        if said:
            wake()


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: `path` below the base address, `extra_time` seconds beyond the deadline (long poll).

    `whole`: one thing, which cannot be asked for in parts, so that more is read of its answer. `packed`: the body by
    gzip where that was made before.
    """

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = field(default=None, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    extra_time: float = 0.0
    leave: Leave | None = field(default=None, repr=False)
    whole: bool = False
    packed: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back whole, within deadline and cap; header names are in lower case."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def content_type(self) -> str:
        """The media type alone, in lower case; empty when none was given."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def server_time(self) -> datetime | None:
        """The portal's own clock (header Date), aware; None when missing or unreadable."""
        return _http_date(self.headers.get("date", ""))

    @property
    def retry_after(self) -> float | None:
        """Seconds to wait, 0 to 15 minutes; a date is read against the portal's clock, never against ours."""
        text = self.headers.get("retry-after", "").strip()
        if text.isascii() and text.isdigit():
            return min(float(text), LONGEST_PAUSE)
        moment, now = _http_date(text), self.server_time
        if moment is None or now is None:
            return None
        return min(max((moment - now).total_seconds(), 0.0), LONGEST_PAUSE)


def gzipped(body: bytes) -> bytes:
    """As large bodies are sent; the same bytes each time."""
    return gzip.compress(body, compresslevel=1, mtime=0)


def _http_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo is not None else None
