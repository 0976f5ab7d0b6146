"""A session (phiên làm việc): who is at which counter, on which shift."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.domain.clerk import Clerk

SHIFTS = {"morning": "Sáng", "afternoon": "Chiều", "day": "Cả ngày"}
Who = tuple[Callable[[], Clerk | None], Callable[[], datetime]]
"""Who is signed in (None: nobody), and the clock."""


@dataclass(frozen=True, slots=True)
class SignInForm:
    """What was filled in; the password lives no longer than the attempt."""

    code: str
    password: str
    counter: str
    shift: str

    def __repr__(self) -> str:
        """Without the password, wherever this may be written."""
        return f"SignInForm({self.code!r})"


@dataclass(frozen=True, slots=True)
class Session:
    """A clerk at work."""

    clerk: Clerk
    counter: str
    shift: str


@dataclass(frozen=True, slots=True)
class Entrance:
    """What the sign-in screen offers: clerks (those who were here last), the counter, the shift by the hour."""

    clerks: tuple[Clerk, ...]
    counter: str
    shift: str = "day"
    last: str = ""  # code of the clerk to stand on
    passwords: bool = True  # False in practice
