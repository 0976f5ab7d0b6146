"""The bell (chuông đồng bộ): wakes the background exchange; the window has it before anything of HTTP is loaded."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Bell:
    """Wakes the exchange: a new act when all is well, the clerk's *send now* always."""

    def __init__(self) -> None:
        self._rung = threading.Event()
        self._patient = threading.Event()  # set while the runner backs off
        self._wake: Callable[[], None] | None = None

    def act_happened(self) -> None:
        """Something new lies in the outbox; a back-off goes on undisturbed."""
        if not self._patient.is_set():
            self.send_now()

    def send_now(self) -> None:
        """The clerk asks for an exchange at once."""
        self._rung.set()
        wake = self._wake
        if wake is not None:
            wake()

    def wait(self, seconds: float, *, backing_off: bool) -> bool:
        """Waits so long, or until the bell is rung: True."""
        if backing_off:
            self._patient.set()
        rung = self._rung.wait(seconds)
        self._patient.clear()
        if rung:  # else a ring that came this very moment is kept for the next wait
            self._rung.clear()
        return rung

    @contextmanager
    def waking(self, wake: Callable[[], None]) -> Iterator[None]:
        """Within, the bell also calls `wake`, at once when it was rung already: something else is waited for."""
        self._wake = wake
        try:
            if self._rung.is_set():
                wake()
            yield
        finally:
            self._wake = None
