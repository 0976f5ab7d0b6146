"""Commands of the counter (lệnh tại quầy): receive, show, find, slip, sync."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cchc_desktop.acts import printing, receive
from cchc_desktop.acts.record import require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.app import places
from cchc_desktop.app.counter import Counter
from cchc_desktop.cli import answers
from cchc_desktop.cli.context import Context, acting
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.intake import Intake
from cchc_desktop.domain.intake_file import read_intake, with_all_papers
from cchc_desktop.reports import history, lookup
from cchc_desktop.store import procedures
from cchc_desktop.store.dossiers import Summary
from cchc_desktop.store.errors import StoreTrouble

_SAVED = "Hồ sơ {} đã lưu, nhưng chưa có giấy. In lại bằng lệnh slip receipt; đừng tiếp nhận lần nữa."
_PAPER = click.option(
    "--paper", type=click.Choice(["a4", "a5", "80mm"]), help="of the receipt; the office's when left out"
)
_CLERK = click.option("--clerk", "clerk_code", help="who acts; the password is asked, or in CCHC_CLERK_PASSWORD")
_OUTPUT = click.option(
    "-o", "output", type=click.Path(path_type=Path, dir_okay=False), help="write the receipt here (PDF)"
)


@click.command("receive")
@click.argument("intake_file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_PAPER
@_CLERK
@_OUTPUT
@click.pass_obj
def receive_command(
    context: Context, intake_file: Path, paper: str | None, clerk_code: str | None, output: Path | None
) -> None:
    """Receive the dossier described in INTAKE_FILE (JSON); prints code, dossierUid and due_at."""
    found = read_intake(intake_file.read_bytes())
    if not isinstance(found, Intake):
        answers.end_refused(found)
    if output and not output.parent.is_dir():
        answers.end(answers.REFUSED, f"Không có thư mục {output.parent.name} để ghi PDF. Chưa tiếp nhận gì.")
    with context.counter() as counter:
        by = acting(counter, clerk_code)
        procedure = procedures.get(counter.db, found.procedure_code)
        intake = with_all_papers(found, procedure) if procedure else found
        dossier = receive.receive(counter.db, counter.desk, intake, by, places.clock())
        if output:
            _write_first(counter, dossier, by, paper, output)
    answers.say(_named(dossier))


@click.command("show")
@click.argument("code")
@_CLERK
@click.pass_obj
def show_command(context: Context, code: str, clerk_code: str | None) -> None:
    """Everything known of the dossier with that CODE (or alias, or provisional number), and its history."""
    with context.counter() as counter:
        require(acting(counter, clerk_code), Duty.READ_DOSSIER)
        dossiers = lookup.by_code(counter.db, code)
        shown = [_whole(dossier) | {"history": _history(counter, dossier)} for dossier in dossiers]
    if not shown:
        answers.end(answers.REFUSED, f"Không thấy hồ sơ {code}.", {"dossiers": []})
    answers.say(shown[0] if len(shown) == 1 else {"dossiers": shown})


@click.command("find")
@click.argument("words", nargs=-1, required=True)
@_CLERK
@click.pass_obj
def find_command(context: Context, words: tuple[str, ...], clerk_code: str | None) -> None:
    """Dossiers whose owner, submitter or numbers begin with WORDS, newest first."""
    with context.counter() as counter:
        require(acting(counter, clerk_code), Duty.READ_DOSSIER)
        answers.say([_listed(row) for row in lookup.look_up(counter.db, " ".join(words))])


@click.group("slip")
def slip_group() -> None:
    """Printed forms as PDF."""


@slip_group.command("receipt")
@click.argument("code")
@_PAPER
@_CLERK
@click.option("-o", "output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="the PDF to write")
@click.pass_obj
def slip_receipt_command(context: Context, code: str, paper: str | None, clerk_code: str | None, output: Path) -> None:
    """The receipt of the dossier with that CODE; counted and marked as a reprint when it is one."""
    with context.counter() as counter:
        by = acting(counter, clerk_code)
        dossiers = lookup.by_code(counter.db, code)
        if len(dossiers) != 1:
            answers.end(
                answers.REFUSED,
                f"Cần đúng một hồ sơ mang mã {code}; thấy {len(dossiers)}.",
                {"dossiers": len(dossiers)},
            )
        reprint = _write_receipt(counter, dossiers[0], by, paper, output)
    answers.say(_named(dossiers[0]) | {"reprint": reprint})


def _write_first(counter: Counter, dossier: Dossier, by: Clerk, paper: str | None, output: Path) -> None:
    """The receipt of a dossier that is saved: whatever happens to the paper, the script hears of the dossier."""
    try:
        _write_receipt(counter, dossier, by, paper, output)
    except (StoreTrouble, Refused):
        answers.end(answers.NEEDS_PERSON, _SAVED.format(dossier.printed_code), _named(dossier))


def _write_receipt(counter: Counter, dossier: Dossier, by: Clerk, paper: str | None, output: Path) -> int:
    """Asked, drawn, written, noted: the same journal as at the window; returns which reprint it is (0: the first)."""
    from cchc_desktop.app.receipts import Drawer  # noqa: PLC0415  # reportlab only where paper is drawn

    now = places.clock()
    asked = printing.ask(counter.db, dossier.uid, printing.RECEIPT, by, now)
    try:
        output.write_bytes(Drawer.of(counter.desk).draw(asked, now, paper))
    except OSError as error:
        printing.note(counter.db, asked, printing.FAILED, "PDF", type(error).__name__, (by, places.clock()))
        answers.end(answers.NEEDS_PERSON, _SAVED.format(dossier.printed_code), _named(dossier))
    printing.note(counter.db, asked, printing.HANDED_OVER, "PDF", "", (by, places.clock()))
    return asked.printing - 1


def _named(dossier: Dossier) -> dict[str, Any]:
    return {
        "code": dossier.printed_code,
        "dossierUid": dossier.uid,
        "due_at": instant_text(dossier.due_at) if dossier.due_at else None,
    }


def _whole(dossier: Dossier) -> dict[str, Any]:
    import msgspec  # noqa: PLC0415

    plain: dict[str, Any] = msgspec.to_builtins(dossier)
    return _named(dossier) | plain


def _history(counter: Counter, dossier: Dossier) -> list[dict[str, str]]:
    return [
        {"at": instant_text(line.at), "type": line.kind, "text": line.text, "who": line.who, "portal": line.portal}
        for line in history.lines(counter.db, dossier.uid)
    ]


def _listed(row: Summary) -> dict[str, Any]:
    return {
        "code": row.code,
        "dossierUid": row.uid,
        "owner_name": row.owner_name,
        "procedure_code": row.procedure_code,
        "status": row.status.value,
        "status_label": row.status.label,
        "received_at": instant_text(row.received_at) if row.received_at else None,
        "due_at": instant_text(row.due_at) if row.due_at else None,
        "holder": row.holder_name or row.holder_kind,
    }


COMMANDS = (receive_command, show_command, find_command, slip_group)
