"""The writer (luồng ghi): the one thread that owns the one writing connection; acts and sync both go through it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.store.connection import Database
from cchc_desktop.store.errors import StoreTrouble
from cchc_desktop.ui.worker import Failed, Job, Worker

Result = TypeVar("Result")


class Writer(Worker):
    """Runs acts in the order asked for, each with the connection as first argument."""

    def __init__(
        self,
        open_store: Callable[[], Database],
        idle: Callable[[Database], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`open_store` is called in the thread; `idle` after 200 ms without work (the WAL checkpoint)."""
        super().__init__(open_store, (Refused, StoreTrouble), idle, parent)

    def run(
        self,
        function: Callable[..., Result],
        *args: object,
        done: Callable[[Result], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Call `function(db, *args)` over there; `done(result)` or `failed(error)` here, on the window's thread.

        `failed` gets a Refused (its `problems`) or a StoreTrouble (its `sentence`); without it they go to `troubled`.
        """
        self.put(Job(function, args, done, failed))
