"""Commands of the stick (lệnh USB): export for an office without a network, carry for one that has it, take the answer."""

from __future__ import annotations

from pathlib import Path

import click

from cchc_desktop.app import places
from cchc_desktop.cli import answers, options
from cchc_desktop.cli.context import Context, acting
from cchc_desktop.store import deliveries, tasks

_FOLDER = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
_SOME_REFUSED = "{} tệp trên USB chưa xong; xem refused."


@click.group("stick")
def stick_group() -> None:
    """Sync by a folder or USB stick, for an office without a network."""


@stick_group.command("export")
@_FOLDER
@options.clerk
@click.pass_obj
def export_command(context: Context, folder: Path, clerk_code: str | None) -> None:
    """Write to DIR, sealed to the portal, every entry and file that it has not; nothing is marked as sent."""
    from cchc_desktop.sync.stick_export import export  # noqa: PLC0415  # cryptography only where it is used

    with context.counter() as counter:
        done = export(counter.db, folder, acting(counter, clerk_code), places.clock)
    answers.say({"first": done.first, "last": done.last, "entries": done.entries, "files": done.files})


@stick_group.command("carry")
@_FOLDER
@options.clerk
@click.pass_obj
def carry_command(context: Context, folder: Path, clerk_code: str | None) -> None:
    """Bring the bundles in DIR, any counter's, to the portal, and its sealed answers to DIR; neither can be read here.

    Exit 3 when the portal refused one; 2 when it cannot be reached: what was answered by then is in DIR.
    """
    from cchc_desktop.sync.stick_carry import carry  # noqa: PLC0415

    with context.counter() as counter:
        by = acting(counter, clerk_code)
        with context.portal_there():
            done = carry(counter.db, folder, by, places.clock)
    refused = [{"file": name, "why": why} for name, why in done.refused]
    answers.say({"answered": done.answered, "before": done.before, "refused": refused})
    if refused:
        answers.end(answers.NEEDS_PERSON, _SOME_REFUSED.format(len(refused)))


@stick_group.command("take")
@_FOLDER
@options.clerk
@click.pass_obj
def take_command(context: Context, folder: Path, clerk_code: str | None) -> None:
    """Take in the answers in DIR that are this counter's: outcomes, changes, catalogue, number ranges.

    Exit 3 when one was not believed, or something needs a person.
    """
    from cchc_desktop.sync.stick_take import take  # noqa: PLC0415

    with context.counter() as counter:
        done = take(counter.db, folder, acting(counter, clerk_code), places.clock)
        waiting, needs_person = deliveries.waiting(counter.db)[0], tasks.count_open(counter.db)
    refused = [{"file": name, "why": why} for name, why in done.refused]
    told = {"answers": done.answers, "outcomes": dict(done.outcomes), "before": done.before, "others": done.others}
    answers.say(told | {"refused": refused, "waiting": waiting, "needs_person": needs_person})
    if refused:
        answers.end(answers.NEEDS_PERSON, _SOME_REFUSED.format(len(refused)))
    if needs_person:
        answers.end(answers.NEEDS_PERSON, f"Cần xem {needs_person} việc; chờ gửi {waiting}.")


COMMANDS = (stick_group,)
