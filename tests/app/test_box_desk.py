"""What the one box finds: dossiers first, then procedures for who may print their guide sheets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from counter_fixtures import Counter, open_counter
from factories import a_clerk, a_person, an_intake

from cchc_desktop.acts import at_intake
from cchc_desktop.acts.adopt import AtPortal
from cchc_desktop.app.box_desk import BoxDesk, GuideOf
from cchc_desktop.domain.clerk import Role
from cchc_desktop.ui.found.rows import find


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


def test_a_letters_number_finds_what_was_not_taken_in(counter: Counter) -> None:
    place = (counter.db, counter.desk)
    refused = at_intake.refuse_intake(*place, an_intake(), "Không thuộc thẩm quyền", counter.clerk, counter.now)

    assert values(counter, "03.001/TC") == [refused.uid]
    assert values(counter, f"03.001/tc/{counter.now.year}") == [refused.uid]


def test_a_word_or_two_are_enough_but_not_two_letters(counter: Counter) -> None:
    assert GuideOf("1.010803") in values(counter, "tho cung liet si")
    assert values(counter, "th") == []
    assert values(counter, "  ") == []


def test_nobody_signed_in_finds_nothing(counter: Counter) -> None:
    counter.receive()

    assert BoxDesk((lambda: None, counter.clock), "03").find(counter.db, "tran thi") == []


def test_what_is_chosen_leads_to_the_dossier_or_to_the_guide(counter: Counter) -> None:
    desk = BoxDesk((lambda: a_clerk(Role.CLERK), counter.clock), "03")
    counter.receive()
    heard: list[tuple[str, object]] = []
    desk.dossier_chosen.connect(lambda uid: heard.append(("dossier", uid)))
    desk.guide_chosen.connect(lambda code: heard.append(("guide", code)))

    theirs = AtPortal(find(counter.db, "", counter.clerk).rows[0], {}, "")
    desk.portal_chosen.connect(lambda found: heard.append(("portal", found)))

    for value in ("u1", GuideOf("1.010803"), theirs):
        desk.open(value)

    assert heard == [("dossier", "u1"), ("guide", "1.010803"), ("portal", theirs)]
