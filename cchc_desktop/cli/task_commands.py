"""Commands of the tasks (lệnh việc cần xem): what needs a person, both versions of it, and the answer."""

from __future__ import annotations

from typing import Any

import click

from cchc_desktop.acts import tasks as acts
from cchc_desktop.acts.record import require
from cchc_desktop.cli import answers, options
from cchc_desktop.cli.context import Context
from cchc_desktop.cli.deed import begun
from cchc_desktop.cli.telling import moment
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.conflict_rules import Answer
from cchc_desktop.reports.task_sides import Sides, sides
from cchc_desktop.ui.sync import reading, task_words, words
from cchc_desktop.ui.sync.reading import ToDo


@click.command("tasks")
@options.clerk
@click.pass_obj
def tasks_command(context: Context, /, **given: Any) -> None:
    """What needs a person, oldest first: what happened, what to do, whose it is."""
    with begun(context, given) as deed:
        found = reading.read(deed.db, deed.now, deed.by).to_do
        answers.say({"ids": [each.task.id for each in found], "tasks": [_told(each) for each in found]})


@click.command("task")
@click.argument("task_id", metavar="ID", type=int)
@click.option("--answer", "choice", type=click.Choice([each.value for each in Answer]), help="which version holds")
@click.option("--done", is_flag=True, help="it was seen to; nothing has to be chosen")
@options.clerk
@click.pass_obj
def task_command(context: Context, /, task_id: int, choice: str | None, done: bool, **given: Any) -> None:
    """Show both versions of a task; answer it, or say that it was seen to. IDs are those of `tasks`.

    `ours` keeps the counter's version and `portal` takes the portal's: each enters one correction. `both` lets both
    stand.
    """
    if choice and done:
        raise click.UsageError("--answer or --done, not both")
    with begun(context, given) as deed:
        if choice:
            acts.answer(deed.db, task_id, Answer(choice), deed.by, deed.now)
        elif done:
            acts.close(deed.db, task_id, deed.by, deed.now)
        else:
            require(deed.by, Duty.READ_DOSSIER)
            _show(task_id, sides(deed.db, task_id), reading.read(deed.db, deed.now, deed.by).to_do)
            return
    answers.say({"id": task_id, "closed": True, "answer": choice})


def _show(task_id: int, both: Sides | None, open_ones: Any) -> None:
    found = next((each for each in open_ones if each.task.id == task_id), None)
    if found is None:
        answers.end(answers.REFUSED, "Không có việc nào đang chờ với số này.", {"id": task_id})
    answers.say(_told(found) | (_compared(both) if both else {}))


def _told(to_do: ToDo) -> dict[str, Any]:
    task, told = to_do.task, task_words.told(to_do.task)
    return {
        "id": task.id,
        "kind": task.kind,
        "title": told.title,
        "sentence": told.sentence,
        "portal_says": words.portal_says(task),
        "for_lead": acts.is_for_a_lead(task),
        "code": to_do.code,
        "dossierUid": task.dossier_uid,
        "opened_at": moment(to_do.opened_at),
        "two_versions": to_do.sides,
    }


def _compared(both: Sides) -> dict[str, Any]:
    lines = [
        {"label": line.label, "here": line.here, "portal": line.portal, "differs": line.differs, "asked": line.asked}
        for line in both.lines
    ]
    advised = {"recommended": both.answers[0].value, "answers": [each.value for each in both.answers]}
    who = {"here": both.here, "portal": both.portal, "decides": both.decides.value}
    return {"rule": both.sentence, **who, **advised, "lines": lines}


COMMANDS = (tasks_command, task_command)
