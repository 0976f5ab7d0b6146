"""What a clerk should know of an intake and may go on all the same (cảnh báo khi tiếp nhận), for who has no screen."""

from __future__ import annotations

from datetime import date

import msgspec

from cchc_desktop.domain.intake import Intake
from cchc_desktop.domain.intake_cleaning import cleaned
from cchc_desktop.domain.intake_problems import problems
from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.reports.counter import duplicate_words, open_same
from cchc_desktop.slips.drawing import unprintable
from cchc_desktop.store.connection import Database


def warnings(
    db: Database, intake: Intake, procedure: Procedure | None, today: date, but: str = ""
) -> tuple[Problem, ...]:
    """Marks that were taken out, doubts of the rules, an open dossier for the same thing, letters that cannot print.

    Asked before the dossier is received: afterwards it would be its own duplicate. `but`: the uid of what is completed
    by it, which is none either.
    """
    tidy, notices = cleaned(intake)
    found = [*notices, *(problem for problem in problems(tidy, procedure, today) if not problem.is_error)]
    if same := open_same(db, tidy.owner.number, tidy.procedure_code, but):
        found.append(warning("procedure_code", "duplicate.open", duplicate_words(same)))
    if letters := unprintable.unprintable(msgspec.json.encode(tidy).decode()):
        found.append(warning("", "text.unprintable", unprintable.words(letters)))
    return tuple(found)
