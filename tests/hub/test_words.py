"""The pages' words: every type and outcome of the contract has its Vietnamese."""

from __future__ import annotations

from typing import get_args

import pytest

from cchc_desktop.hub import words
from cchc_desktop.hub.effects import TYPES
from cchc_desktop.wire.contract import Outcome

NOT_OF_A_DOSSIER = {"counter.event", "number.voided"}


@pytest.mark.parametrize("kind", sorted(TYPES - NOT_OF_A_DOSSIER))
def test_each_act_on_a_dossier_has_its_name(kind: str) -> None:
    assert words.act(kind) != kind


@pytest.mark.parametrize("value", get_args(Outcome))
def test_each_outcome_has_its_name(value: str) -> None:
    assert words.outcome(value) != value


def test_what_is_unknown_is_shown_as_it_came() -> None:
    assert (words.status("11"), words.act("x.y"), words.outcome("z")) == ("11", "x.y", "z")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026-10-05T08:15:00.000+07:00", "05/10/2026 08:15"),
        ("2026-10-05T01:15:00Z", "05/10/2026 08:15"),
        (None, ""),
        ("", ""),
        ("hôm qua", "hôm qua"),
    ],
)
def test_a_moment_is_shown_as_people_read_it(text: str | None, shown: str) -> None:
    assert words.moment(text) == shown


def test_statuses_have_the_national_words() -> None:
    assert words.status("4") == "Đang xử lý"
