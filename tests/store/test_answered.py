"""What a person has seen to, by the ledger alone: of this entry, of this kind, and by an answer rather than by chance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from counter_fixtures import Counter, open_counter
from task_fixtures import a_conflict

from cchc_desktop.acts import decide, tasks
from cchc_desktop.domain.conflict_rules import Answer
from cchc_desktop.store import answered
from cchc_desktop.store import tasks as opened
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.tasks import Task


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path / "counter") as made:
        yield made


@pytest.mark.parametrize("choice", [Answer.PORTAL, Answer.OURS])
def test_a_choice_between_two_versions_is_told_by_its_correction(counter: Counter, choice: Answer) -> None:
    task = a_conflict(counter.db, counter.receive().uid, counter.lead, counter.now)
    about = next(entry for entry in counter.entries() if entry.pos == task.pos)
    assert not answered.is_seen_to(counter.db, about, "conflict")

    tasks.answer(counter.db, task.id, choice, counter.lead, counter.now)

    assert answered.is_seen_to(counter.db, about, "conflict")
    assert not answered.is_seen_to(counter.db, counter.entries()[-1], "conflict")  # the correction itself


def test_a_later_correction_of_a_clerk_answers_nothing(counter: Counter) -> None:
    dossier = counter.receive()
    task = a_conflict(counter.db, dossier.uid, counter.lead, counter.now)
    intake = counter.dossier(dossier.uid).intake
    again = replace(intake, owner=replace(intake.owner, phone="0922222222"))
    decide.amend(counter.db, dossier.uid, again, "Công dân đổi số", (counter.lead, counter.now, None))

    about = next(entry for entry in counter.entries() if entry.pos == task.pos)
    assert not answered.is_seen_to(counter.db, about, "conflict")


def test_a_task_that_was_closed_is_told_by_its_kind_and_operation(counter: Counter) -> None:
    first, second = (counter.receive() and counter.entries()[-1] for _ in range(2))
    with transaction(counter.db):
        task = Task(0, "GIO_NGHI_NGO", first.dossier_uid, first.pos, b"{}", first.occurred_at)
        closed = opened.add(counter.db, task)
    tasks.close(counter.db, closed, counter.clerk, counter.now)

    assert answered.is_seen_to(counter.db, first, "GIO_NGHI_NGO")
    assert not answered.is_seen_to(counter.db, first, "MA_HO_SO_TRUNG")
    assert not answered.is_seen_to(counter.db, second, "GIO_NGHI_NGO")
