"""What the one box finds: dossiers first, then procedures for who may print their guide sheets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from counter_fixtures import Counter, open_counter
from factories import a_clerk, a_person

from cchc_desktop.app.box_desk import BoxDesk, GuideOf
from cchc_desktop.domain.clerk import Role


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path / "counter") as made:
        yield made


def values(counter: Counter, text: str) -> list[object]:
    desk = BoxDesk((lambda: counter.clerk, counter.clock), "03")
    return [row.value for row in desk.find(counter.db, text)]


def test_dossiers_stand_before_procedures(counter: Counter) -> None:
    dossier = counter.receive(owner=a_person(name="Thờ Thị Cúng"))

    assert values(counter, "tho cung")[:2] == [dossier.uid, GuideOf("1.010803")]


def test_a_word_or_two_are_enough_but_not_two_letters(counter: Counter) -> None:
    assert GuideOf("1.010803") in values(counter, "tho cung liet si")
    assert values(counter, "th") == []
    assert values(counter, "  ") == []


def test_nobody_signed_in_finds_nothing(counter: Counter) -> None:
    counter.receive()

    assert BoxDesk((lambda: None, counter.clock), "03").find(counter.db, "tran thi") == []


def test_what_is_chosen_leads_to_the_dossier_or_to_the_guide(counter: Counter) -> None:
    desk = BoxDesk((lambda: a_clerk(Role.CLERK), counter.clock), "03")
    heard: list[tuple[str, str]] = []
    desk.dossier_chosen.connect(lambda uid: heard.append(("dossier", uid)))
    desk.guide_chosen.connect(lambda code: heard.append(("guide", code)))

    desk.open("u1")
    desk.open(GuideOf("1.010803"))

    assert heard == [("dossier", "u1"), ("guide", "1.010803")]
