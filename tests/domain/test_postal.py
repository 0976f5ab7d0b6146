"""Item codes of the public post."""

from __future__ import annotations

import pytest

from cchc_desktop.domain.postal import item_code, problem_with


@pytest.mark.parametrize(("typed", "kept"), [("ev 123 456 789 vn", "EV123456789VN"), (" E1\r", "E1")])
def test_a_code_is_kept_in_capitals_without_blanks(typed: str, kept: str) -> None:
    assert item_code(typed) == kept
    assert problem_with(kept) is None


@pytest.mark.parametrize("typed", ["", "E", "EV-1", "MÃ1", "E" * 31])
def test_what_no_carrier_prints_is_refused_at_its_field(typed: str) -> None:
    problem = problem_with(item_code(typed), "items.2.item_code")
    assert problem is not None
    assert (problem.field, problem.code) == ("items.2.item_code", "post.item")
