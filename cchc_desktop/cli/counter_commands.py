"""Commands of the counter (lệnh tại quầy): receive, show, find."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import click

from cchc_desktop.acts import receive
from cchc_desktop.acts.record import require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.app import places
from cchc_desktop.app.counter import Counter
from cchc_desktop.cli import answers, options
from cchc_desktop.cli.context import Context, acting, demand_folder
from cchc_desktop.cli.telling import codes, explained, moment, named, plain
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.intake_cleaning import cleaned
from cchc_desktop.domain.intake_file import read_what_fits, with_all_papers
from cchc_desktop.domain.intake_problems import all_at_once
from cchc_desktop.domain.slip_kind import RECEIPT
from cchc_desktop.reports import history, lookup
from cchc_desktop.reports.intake_warnings import warnings
from cchc_desktop.store import due, procedures
from cchc_desktop.store.errors import StoreTrouble
from cchc_desktop.store.summaries import Summary

_SAVED = "Hồ sơ {} đã lưu, nhưng chưa có giấy. In lại bằng lệnh slip receipt; đừng tiếp nhận lần nữa."
_PAPER = click.option(
    "--paper", type=click.Choice(["a4", "a5", "80mm"]), help="of the receipt; the office's when left out"
)
_OUTPUT = click.option(
    "-o", "output", type=click.Path(path_type=Path, dir_okay=False), help="write the receipt here (PDF)"
)
_COMPLETES = click.option(
    "--completes", type=click.UUID, metavar="UID", help="of what so far had but a letter, or was filed online"
)


@click.command("receive")
@click.argument("intake_file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_PAPER
@options.clerk
@_OUTPUT
@_COMPLETES
@click.pass_obj
def receive_command(
    context: Context,
    intake_file: Path,
    paper: str | None,
    clerk_code: str | None,
    output: Path | None,
    completes: UUID | None,
) -> None:
    """Receive the dossier described in INTAKE_FILE (JSON); prints code, dossierUid, due_at and warnings."""
    read, wrong = read_what_fits(intake_file.read_bytes())
    if read is None:
        answers.end_refused(wrong)
    if output and not wrong:
        demand_folder(output, "Chưa tiếp nhận gì.")
    with context.counter() as counter:
        procedure, now = procedures.get(counter.db, read.procedure_code), places.clock()
        intake = with_all_papers(read, procedure) if procedure else read
        if wrong:
            answers.end_refused(all_at_once(wrong, cleaned(intake)[0], procedure, now.date()))
        by = acting(counter, clerk_code)
        warned = warnings(counter.db, intake, procedure, now.date(), str(completes or ""))
        dossier = receive.receive(counter.db, counter.desk, intake, by, now, str(completes) if completes else None)
        if output and not _is_written(counter, dossier, by, paper, output):
            answer = named(dossier) | {"warnings": answers.listed(warned)}
            answers.end(answers.NEEDS_PERSON, _SAVED.format(dossier.printed_code), answer)
    answers.say_warned(named(dossier), warned)


@click.command("show")
@click.argument("code")
@options.clerk
@click.pass_obj
def show_command(context: Context, code: str, clerk_code: str | None) -> None:
    """Everything known of the dossier with that CODE (or alias, provisional number, or dossierUid), and its history."""
    with context.counter() as counter:
        require(acting(counter, clerk_code), Duty.READ_DOSSIER)
        dossiers = lookup.named(counter.db, code)
        shown = [_shown(counter, dossier) for dossier in dossiers]
        warned = [doubt for each in dossiers for doubt in lookup.paper_doubts(counter.db, code, each)]
        missing = "" if shown else lookup.not_one(counter.db, code, 0)
    if missing:
        answers.end(answers.REFUSED, missing, {"dossiers": []})
    answer = shown[0] if len(shown) == 1 else {"dossiers": shown}
    if warned:
        answers.say_warned(answer, warned)
    else:
        answers.say(answer)


@click.command("find")
@click.argument("words", nargs=-1, required=True)
@options.clerk
@click.pass_obj
def find_command(context: Context, words: tuple[str, ...], clerk_code: str | None) -> None:
    """Dossiers whose owner, submitter or numbers begin with WORDS, newest first."""
    with context.counter() as counter:
        require(acting(counter, clerk_code), Duty.READ_DOSSIER)
        answers.say([_listed(row) for row in lookup.look_up(counter.db, " ".join(words))])


def _is_written(counter: Counter, dossier: Dossier, by: Clerk, paper: str | None, output: Path) -> bool:
    """Whether the receipt of a dossier that is saved could be written: else the script hears of the dossier all the same."""
    from cchc_desktop.app.slips import NotWritten, write_slip  # noqa: PLC0415  # reportlab only where paper is drawn

    try:
        write_slip(counter, (RECEIPT, dossier.uid), by, places.clock, output, paper)
    except (StoreTrouble, Refused, NotWritten):
        return False
    return True


def _shown(counter: Counter, dossier: Dossier) -> dict[str, Any]:
    told = due.story(counter.db, dossier, counter.desk.office.hours, counter.desk.calendar)
    known: dict[str, Any] = plain(dossier)
    legs = due.legs(counter.db, dossier, counter.desk.office.hours, counter.desk.calendar)
    dates = [
        {"agency": each.leg.agency, "starts_at": moment(each.starts_at), "due_at": moment(each.due_at)} for each in legs
    ]
    return known | named(dossier) | explained(told) | {"legs": dates, "history": _history(counter, dossier)}


def _history(counter: Counter, dossier: Dossier) -> list[dict[str, str]]:
    return [
        {"at": instant_text(line.at), "type": line.kind, "text": line.text, "who": line.who, "portal": line.portal}
        for line in history.lines(counter.db, dossier.uid)
    ]


def _listed(row: Summary) -> dict[str, Any]:
    return {
        **codes(row.code, row),
        "dossierUid": row.uid,
        "owner_name": row.owner_name,
        "procedure_code": row.procedure_code,
        "status": row.status.value,
        "status_label": row.status.label,
        "received_at": moment(row.received_at),
        "due_at": moment(row.due_at),
        "holder": row.holder.name or row.holder.kind.value,
    }


COMMANDS = (receive_command, show_command, find_command)
