"""The two versions of a task: found from what is kept already, or none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from counter_fixtures import Counter, hand_over, open_counter
from factories import a_person, an_intake
from task_fixtures import CLASH, a_conflict, answered

from cchc_desktop.acts import decide
from cchc_desktop.domain.conflict_rules import CONTACT, CUSTODY, DECIDED, RETURN_DATE, VOID, Answer
from cchc_desktop.store import tasks, versions
from cchc_desktop.store.tasks import Task

AT = "2026-10-05T09:00:00.000+07:00"


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path / "counter") as made:
        yield made


@pytest.fixture
def conflict(counter: Counter) -> Task:
    return a_conflict(counter.db, counter.receive(owner=a_person(phone="0912345678")).uid, counter.lead, counter.now)


def test_a_conflict_is_about_what_both_sides_changed(counter: Counter, conflict: Task) -> None:
    found = versions.of_task(counter.db, conflict)

    assert found is not None
    assert (found.rule, [item.name for item in found.items]) == (CONTACT, ["phone"])
    assert found.theirs is not None
    assert found.theirs.owner.phone == "0987654321"
    assert found.answers == (Answer.OURS, Answer.PORTAL)


@pytest.mark.parametrize(
    ("kind", "rule"), [("NGAY_HEN_KHAC", RETURN_DATE), ("custody_moved", CUSTODY), ("decision_exists", DECIDED)]
)
def test_each_kind_goes_by_its_rule(counter: Counter, kind: str, rule: object) -> None:
    detail = msgspec.json.encode({"TrangThaiHoSo": "8"})
    found = versions.of_task(counter.db, Task(0, kind, counter.receive().uid, None, detail, AT))

    assert found is not None
    assert found.rule is rule
    assert found.answers == (Answer.BOTH,)


@pytest.mark.parametrize("kind", ["THIEU_TEP", "notice", "rejected", "conflict", "XUNG_DOT"])
def test_what_has_but_one_side_has_no_versions(counter: Counter, kind: str) -> None:
    dossier = counter.receive()
    pos = counter.entries(dossier.uid)[-1].pos
    assert versions.of_task(counter.db, Task(0, kind, dossier.uid, pos, b"no object", AT)) is None
    assert versions.of_task(counter.db, Task(0, kind, None, None, b"{}", AT)) is None


@pytest.mark.parametrize(("met", "rule"), [({"daHuy": True}, VOID), ({"TrangThaiHoSo": "8"}, DECIDED)])
def test_an_act_that_met_a_voided_dossier_goes_by_the_rule_of_voiding(
    counter: Counter, met: dict[str, object], rule: object
) -> None:
    dossier = counter.receive()
    hand_over(counter, dossier)
    answered(counter.db, counter.now, "accepted-with-warnings", warnings=[CLASH], serverState=met)
    (task,) = tasks.still_open(counter.db)

    found = versions.of_task(counter.db, task)

    assert found is not None
    assert (found.rule, found.answers) == (rule, (Answer.BOTH,))


def test_a_portal_that_does_not_show_its_side_leaves_none(counter: Counter) -> None:
    dossier = counter.receive()
    decide.amend(counter.db, dossier.uid, an_intake(note="Mới"), "Ghi nhầm", (counter.lead, counter.now, None))
    answered(counter.db, counter.now, "conflict", problem=CLASH)
    (task,) = tasks.still_open(counter.db)

    assert versions.of_task(counter.db, task) is None
