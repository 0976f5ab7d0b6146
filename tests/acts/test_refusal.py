"""What a refusal carries: every problem for the clerk, codes alone for a log."""

from __future__ import annotations

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.problem import Problem

PROBLEMS = (Problem("owner.name", "name.empty", "Chưa ghi tên."), Problem("", "role.void", "Cần quyền trưởng quầy."))


def test_the_text_of_the_exception_names_codes_alone() -> None:
    assert str(Refused(PROBLEMS)) == "name.empty, role.void"


def test_the_clerk_reads_every_message() -> None:
    refused = Refused(iter(PROBLEMS))

    assert refused.problems == PROBLEMS
    assert refused.sentence == "Chưa ghi tên. Cần quyền trưởng quầy."
