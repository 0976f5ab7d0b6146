"""What is written for an act has an end."""

from __future__ import annotations

import pytest
from factories import NOW, TODAY, a_dossier

from cchc_desktop.domain.events import Event, FeeCollected, HandedOver, Rated, ResultArrived, Stopped, Withdrawn
from cchc_desktop.domain.rules import refusal
from cchc_desktop.domain.text_limits import LONGEST, SHORT, too_long


@pytest.mark.parametrize(
    ("event", "field"),
    [
        (ResultArrived(NOW, shelf="A" * 51), "shelf"),
        (ResultArrived(NOW, "A" * 1001), "title"),
        (HandedOver(NOW, "P" * 201), "to"),
        (FeeCollected(NOW, "f", 1, receipt_number="1" * 51), "receipt_number"),
        (Stopped(NOW, "x", "b" * 2001), "legal_basis"),
        (Withdrawn(NOW, "x" * (LONGEST + 1)), "reason"),
        (Rated(NOW, 5, "x" * 2001), "comment"),
    ],
)
def test_what_is_too_long_is_refused_at_its_field(event: Event, field: str) -> None:
    problem = too_long(event)

    assert problem is not None
    assert (problem.field, problem.code) == (field, "text.long")
    assert "Chưa lưu gì" in problem.message


@pytest.mark.parametrize("event", [Withdrawn(NOW, "x" * LONGEST), ResultArrived(NOW, "A" * 1000, "B" * 50)])
def test_the_longest_is_long_enough(event: Event) -> None:
    assert too_long(event) is None


def test_the_rules_ask_for_it() -> None:
    problem = refusal(a_dossier(), HandedOver(NOW, "P" * 201), TODAY)

    assert problem is not None
    assert problem.message.startswith("Tên phòng nhận dài nhất 200 chữ, đang có 201.")
    assert all(most < LONGEST for most, _ in SHORT.values())
