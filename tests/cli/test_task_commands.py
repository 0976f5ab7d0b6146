"""Tasks on the command line: listed with what to do, both versions shown, answered or seen to."""

from __future__ import annotations

import pytest
from command_line import LEAD, CommandLine
from task_fixtures import a_conflict

from cchc_desktop.app import places
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.store import dossiers, tasks
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.tasks import Task


@pytest.fixture
def conflict(practised: CommandLine, code: str, practice_db: Database) -> Task:
    (dossier,) = dossiers.by_code(practice_db, code)
    return a_conflict(practice_db, dossier.uid, Clerk(LEAD, "Trưởng quầy", role=Role.LEAD), places.clock())


def test_tasks_are_told_with_what_to_do_and_whose_they_are(practised: CommandLine, conflict: Task, code: str) -> None:
    answer = practised("tasks")

    assert answer.json["ids"] == [conflict.id]
    (told,) = answer.json["tasks"]
    assert (told["kind"], told["code"], told["for_lead"], told["two_versions"]) == ("conflict", code, True, True)
    assert told["title"]
    assert told["sentence"]


def test_both_versions_are_told_member_by_member(practised: CommandLine, conflict: Task) -> None:
    told = practised("task", str(conflict.id)).json

    asked = next(line for line in told["lines"] if line["asked"])
    assert (asked["label"], asked["portal"], asked["differs"]) == ("Số điện thoại", "0987 654 321", True)
    assert (told["recommended"], told["answers"], told["decides"]) == ("ours", ["ours", "portal"], "lead")


def test_an_answer_closes_it_for_a_lead_alone(practised: CommandLine, conflict: Task, practice_db: Database) -> None:
    refused = practised("task", str(conflict.id), "--answer", "portal")
    assert (refused.code, refused.json["problems"][0]["code"]) == (1, "role.resolve_conflict")

    done = practised("task", str(conflict.id), "--answer", "portal", "--clerk", LEAD)
    assert (done.code, done.json) == (0, {"id": conflict.id, "closed": True, "answer": "portal"})
    after = dossiers.get(practice_db, conflict.dossier_uid or "")
    assert after is not None
    assert after.intake.owner.phone == "0987654321"
    assert practised("tasks").json["ids"] == []


def test_what_is_only_remarked_is_seen_to(practised: CommandLine, code: str, practice_db: Database) -> None:
    (dossier,) = dossiers.by_code(practice_db, code)
    with transaction(practice_db):
        task_id = tasks.add(
            practice_db, Task(0, "THIEU_TEP", dossier.uid, None, b"{}", "2026-10-05T09:00:00.000+07:00")
        )

    assert "lines" not in practised("task", str(task_id)).json
    assert practised("task", str(task_id), "--answer", "ours").code == 1
    assert practised("task", str(task_id), "--done").json["closed"]
    assert practised("task", str(task_id)).code == 1


def test_one_thing_at_a_time(practised: CommandLine) -> None:
    assert practised("task", "1", "--done", "--answer", "ours").code == 64
