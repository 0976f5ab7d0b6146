"""Problems shown at a form (lỗi trên biểu mẫu): each under its field, what belongs to none in the strip above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.widgets.field import Field
from cchc_desktop.ui.widgets.strip import Strip


def show_problems(problems: Sequence[Problem], fields: Mapping[str, Field], notice: Strip) -> None:
    """`fields` by the names that problems have; the first of them gets the focus."""
    for problem in reversed(problems):
        if (field := fields.get(problem.field)) is not None:
            field.show_problem(problem)
            field.setFocus()
        else:
            notice.say("wrong", problem.message)
