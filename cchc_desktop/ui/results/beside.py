"""What is done beside giving results (việc bên cạnh): a pile put on the shelf, a list of the post, items that came."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts import post
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.ui.results.view import Mode, ResultsView
from cchc_desktop.ui.results.words import again

Done = TypeVar("Done")


class Beside(QObject):
    """One such errand; while `is_open` the page's keys and scans are its own."""

    MODE = Mode.GIVE
    took = Signal(str)
    heeded = Signal(str)  # taken, and there is something to know
    refused = Signal(str)
    done = Signal(str, str)  # what happened, the number of a postal list to print or ""
    failed = Signal(object)

    def __init__(self, view: ResultsView) -> None:
        super().__init__(view)
        self._view = view
        self.is_open = False

    def open(self) -> None:
        """Begin, or go on where it was left."""
        self.is_open = True

    def close(self) -> None:
        """Back to the shelf."""
        self.is_open = False

    def take(self, text: str) -> None:
        """A scan that is no code of ours."""

    def show(self) -> None:
        """How far it is."""

    def commit(self, by: Clerk, now: datetime) -> None:
        """Do it; `done` or `failed` tells."""


def as_confirmed(act: Callable[[bool], Done], *, sure: bool, form: bool) -> Done:
    """Does what takes codes of the post: `sure` of all of it, or only of their `form`. Raises Refused."""
    try:
        return act(sure)
    except Refused as refused:
        if not refused.is_doubt:
            raise
        if form and all(problem.code != post.IN_USE for problem in refused.problems):
            return act(True)
        raise Refused(map(again, refused.problems)) from None
