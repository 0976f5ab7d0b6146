"""The light's truth (sự thật của đèn): counts from the store, refreshed by acts, exchanges and the clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desktop.reports.sync_state import SyncState, sync_state
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.shell.status import SyncCounts

EVERY_MS = 15_000
_FRESH = timedelta(minutes=1)


def counts(state: SyncState, now: datetime) -> SyncCounts:
    """What the pill says. Never reached counts as offline since the oldest thing that waits.

    An entry younger than a minute is on its way, not waiting; of older ones the oldest age is told, green or not.
    """
    oldest = now - state.oldest_waiting if state.oldest_waiting else None
    return SyncCounts(
        saved=state.saved,
        accepted=state.acknowledged,
        needs_person=state.needs_person,
        oldest=oldest if oldest is not None and (state.saved != state.acknowledged or oldest >= _FRESH) else None,
        offline=_offline(state, now) if state.connected else None,
        enrolled=state.connected,
    )


def _offline(state: SyncState, now: datetime) -> timedelta | None:
    """Since the last contact, when the last exchange went wrong; a clock set back makes no negative ages."""
    if not state.trouble:
        return None
    since = state.last_contact or state.oldest_waiting or now
    return max(now - since, timedelta())


class SyncLight(QObject):
    """Reads the state off the window's thread and tells it; connect `changed` to ShellPresenter.show_sync."""

    changed = Signal(object)  # SyncCounts

    def __init__(self, reader: Reader, clock: Callable[[], datetime], every_ms: int = EVERY_MS) -> None:
        super().__init__()
        self._reader, self._clock = reader, clock
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self.refresh)

    def start(self) -> None:
        """Tell now, and again and again: ages grow by themselves."""
        self._timer.start()
        self.refresh()

    def stop(self) -> None:
        """No more."""
        self._timer.stop()

    def refresh(self) -> None:
        """After an act or an exchange."""
        now = self._clock()
        self._reader.ask("sync light", sync_state, now, done=self._tell)

    def _tell(self, state: SyncState) -> None:
        self.changed.emit(counts(state, self._clock()))
