"""The reader (luồng đọc): looks things up off the window's thread, on a read-only connection; the newest wish wins."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.store.connection import Database
from cchc_desktop.store.errors import StoreTrouble
from cchc_desktop.ui.worker import Failed, Job, Worker

Result = TypeVar("Result")


class Reader(Worker):
    """Runs look-ups. Of those with the same key only the newest is answered: older ones are dropped or kept quiet."""

    def __init__(self, open_store: Callable[[], Database], parent: QObject | None = None) -> None:
        """`open_store` is called in the thread and gives a read-only connection."""
        super().__init__(open_store, (Refused, StoreTrouble), None, parent)
        self._newest: dict[str, int] = {}

    def ask(
        self,
        key: str,
        function: Callable[..., Result],
        *args: object,
        done: Callable[[Result], None],
        failed: Failed | None = None,
    ) -> None:
        """Call `function(db, *args)` over there and `done(result)` here, unless the same `key` was asked for again."""
        number = self._newest.get(key, 0) + 1
        self._newest[key] = number
        self.put(Job(function, args, done, failed, wanted=lambda: self._newest[key] == number))

    def forget(self, key: str) -> None:
        """Want no answer any more to what was asked under `key`."""
        self._newest[key] = self._newest.get(key, 0) + 1
