"""The bell (chuông đồng bộ): wakes the background exchange; the window has it before anything of HTTP is loaded."""

from __future__ import annotations

import threading


class Bell:
    """Wakes the exchange: a new act when all is well, the clerk's *send now* always."""

    def __init__(self) -> None:
        self._rung = threading.Event()
        self._patient = threading.Event()  # set while the runner backs off

    def act_happened(self) -> None:
        """Something new lies in the outbox; a back-off goes on undisturbed."""
        if not self._patient.is_set():
            self._rung.set()

    def send_now(self) -> None:
        """The clerk asks for an exchange at once."""
        self._rung.set()

    def wait(self, seconds: float, *, backing_off: bool) -> None:
        """Waits so long, or until the bell is rung."""
        if backing_off:
            self._patient.set()
        self._rung.wait(seconds)
        self._patient.clear()
        self._rung.clear()
