"""Asking for papers: content, stage, deadline, a second time; and papers that come too late."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from factories import LATER, NOW, TODAY, a_dossier

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.supplement_rules import came_late, refusal

ASKED = SupplementRequested(NOW, "Trích lục khai tử", stage="intake")
AGAIN = replace(ASKED, approved_by="tq01", approval_reason="Thẩm định lại")


@pytest.mark.parametrize(
    ("dossier", "event", "code"),
    [
        (a_dossier(), ASKED, ""),
        (a_dossier(), replace(ASKED, content=" "), "supplement.empty"),
        (a_dossier(), replace(ASKED, stage="later"), "supplement.stage"),
        (a_dossier(code=None), replace(ASKED, stage="appraisal"), "supplement.stage"),
        (a_dossier(), replace(ASKED, deadline=NOW), "supplement.deadline"),
        (a_dossier(), replace(ASKED, deadline=NOW + timedelta(days=1)), ""),
        (a_dossier(supplements=1), ASKED, "supplement.second"),
        (a_dossier(supplements=1), replace(ASKED, approved_by="tq01"), "supplement.second_reason"),
        (a_dossier(supplements=1), AGAIN, ""),
    ],
)
def test_a_request_is_whole(dossier: Dossier, event: SupplementRequested, code: str) -> None:
    problem = refusal(dossier, event, TODAY)

    assert (problem.code if problem else "") == code


def test_a_second_request_says_that_it_counts_as_overdue() -> None:
    problem = refusal(a_dossier(supplements=1), ASKED, TODAY)

    assert problem is not None
    assert "tính quá hạn trên Cổng quốc gia" in problem.message


def test_papers_after_their_deadline_are_taken_with_a_word() -> None:
    asked = replace(ASKED, deadline=LATER)

    assert came_late(None, TODAY) is None
    assert came_late(ASKED, TODAY) is None
    assert came_late(asked, LATER.date()) is None
    late = came_late(asked, LATER.date() + timedelta(days=1))
    assert late is not None
    assert (late.is_error, late.code) == (False, "supplement.late")
    assert "29/10/2026" in late.message
