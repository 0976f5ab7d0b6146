"""A problem (lỗi nhập liệu): something the clerk can mend, said at its field in Vietnamese."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """An error stops the act; a warning is shown and never stops Enter."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and what to do.

    `field` is the dotted path of the member in the intake ("owner.number", "papers.3.original"), or "" for the whole.
    `code` is stable and carries no personal value; `message` is one Vietnamese sentence fit for the clerk.
    """

    field: str
    code: str
    message: str
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """Whether it stops the act."""
        return self.severity is Severity.ERROR

    def under(self, prefix: str) -> Problem:
        """The same problem, its field moved below `prefix`."""
        return Problem(f"{prefix}.{self.field}" if self.field else prefix, self.code, self.message, self.severity)


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that stop the act, in order."""
    return tuple(problem for problem in problems if problem.is_error)


def warning(field: str, code: str, message: str) -> Problem:
    """A problem that is shown and never stops the act."""
    return Problem(field, code, message, Severity.WARNING)
