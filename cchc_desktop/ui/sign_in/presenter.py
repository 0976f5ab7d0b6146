"""Who is at the counter (điều khiển đăng nhập): in, locked, back, or somebody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store.connection import Database
from cchc_desktop.store.errors import StoreTrouble
from cchc_desktop.ui.sign_in.session import Entrance, Session, SignInForm
from cchc_desktop.ui.sign_in.view import SignInView
from cchc_desktop.ui.writer import Writer


class Desk(Protocol):
    """The window, as far as signing in needs it."""

    def cover(self, widget: QWidget) -> None: ...

    def uncover(self, restore: bool = True) -> None: ...

    def show_clerk(self, counter: str, name: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Doors:
    """The acts behind the screen; the first two run on the writer's thread and raise Refused."""

    sign_in: Callable[[Database, str, str, str], Clerk]  # db, code, password, counter
    unlock: Callable[[Database, Clerk, str], Clerk]  # db, who locked it, password
    entrance: Callable[[], Entrance]  # whom to offer, now


class SignInPresenter(QObject):
    """Covers the window until somebody is in. What is half typed below stays with the clerk who typed it.

    Another clerk signing in over a lock: `left(first)` is emitted, then `signed_in(second)`; a page keeps its draft
    under the first name and empties itself at `left`, and offers the second only their own at `signed_in`.
    """

    signed_in = Signal(object)  # Session: at the start of a shift, or in another's place
    unlocked = Signal(object)  # Session: the same clerk is back
    left = Signal(object)  # Session that ended
    locked = Signal(object)  # Session that is covered

    def __init__(self, view: SignInView, desk: Desk, writer: Writer, doors: Doors) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._writer = writer
        self._doors = doors
        self._attempt: SignInForm | None = None
        self.session: Session | None = None
        self.is_locked = True
        view.submitted.connect(self._try)

    def open(self) -> None:
        """At start: nobody is in."""
        self._show()

    def lock(self) -> None:
        """Left alone too long, or Ctrl+L; does nothing when it is locked already or nobody is in."""
        if self.session is None or self.is_locked:
            return
        self._show()
        self._view.show_locked(self.session.clerk.name)
        self.locked.emit(self.session)

    def _show(self) -> None:
        self.is_locked = True
        entrance = self._doors.entrance()
        self._view.open(entrance)
        self._desk.cover(self._view)

    def _try(self, form: SignInForm) -> None:
        self._attempt = form
        self._view.show_busy(True)  # and so deaf: a second Enter is no second attempt
        if self.session is not None and form.code == self.session.clerk.code:
            self._writer.run(
                self._doors.unlock, self.session.clerk, form.password, done=self._came_back, failed=self._failed
            )
        else:
            self._writer.run(
                self._doors.sign_in, form.code, form.password, form.counter, done=self._came, failed=self._failed
            )

    def _came(self, clerk: Clerk) -> None:
        form = self._end_attempt()
        before, self.session = self.session, Session(clerk, form.counter, form.shift)
        self.is_locked = False
        if before is not None:
            self.left.emit(before)
        self._desk.show_clerk(form.counter, clerk.name)
        self._desk.uncover(restore=False)
        self.signed_in.emit(self.session)

    def _came_back(self, clerk: Clerk) -> None:
        form = self._end_attempt()
        self.session = Session(clerk, form.counter, form.shift)
        self.is_locked = False
        self._desk.show_clerk(form.counter, clerk.name)
        self._desk.uncover(restore=True)
        self.unlocked.emit(self.session)

    def _failed(self, error: Exception) -> None:
        self._end_attempt()
        if isinstance(error, Refused):
            self._view.show_problem(error.problems[0])
        elif isinstance(error, StoreTrouble):
            self._view.show_problem(Problem("password", "store", error.sentence))

    def _end_attempt(self) -> SignInForm:
        form, self._attempt = self._attempt, None
        assert form is not None
        self._view.show_busy(False)
        return form
