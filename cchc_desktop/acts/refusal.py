"""When an act says no (từ chối thao tác): the problems the clerk can mend; nothing was changed."""

from __future__ import annotations

from collections.abc import Iterable

from cchc_desktop.domain.problem import Problem


class Refused(Exception):
    """An act did nothing, and why. The exception's text holds codes only, never what was typed."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(problem.code for problem in self.problems))

    @property
    def is_doubt(self) -> bool:
        """Whether the act is done all the same when it is asked for again, confirmed."""
        return bool(self.problems) and not any(problem.is_error for problem in self.problems)

    @property
    def sentence(self) -> str:
        """The messages for the clerk, one after another."""
        return " ".join(problem.message for problem in self.problems)
