"""The command `cchc-desktop` (lệnh chính): options, commands, and how each kind of trouble ends it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cchc_desktop import __version__
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.app.practice_hub import NotStartedError
from cchc_desktop.cli import (
    answers,
    archive_commands,
    backup_commands,
    calendar_commands,
    catalogue_commands,
    counter_commands,
    desk_commands,
    dossier_commands,
    folder_commands,
    hub_commands,
    office_commands,
    pad_commands,
    reading_commands,
    reconcile_commands,
    register_commands,
    report_commands,
    slip_commands,
    stick_commands,
    task_commands,
    whole_commands,
)
from cchc_desktop.cli.context import Context
from cchc_desktop.portal.errors import PortalRefused, PortalTrouble
from cchc_desktop.store.errors import StoreTrouble, guarded
from cchc_desktop.store.keys import NoCredentialStoreError


@click.group(invoke_without_command=True)
@click.version_option(__version__)
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help="folder of the store")
@click.option("--practice", is_flag=True, help="practice mode: its own folder, office and portal")
@click.option("--start-and-exit", is_flag=True, help="exit 0 once the window is ready for a scan")
@click.pass_context
def command(context: click.Context, data: Path | None, practice: bool, start_and_exit: bool) -> None:
    """Counter software for one-stop public service centres. Without a command it opens the window."""
    context.obj = Context(data, practice)
    if context.invoked_subcommand is None:
        from cchc_desktop.app import window  # noqa: PLC0415  # Qt only where there is a window

        raise answers.Ended(window.run(context.obj.chosen, practice, start_and_exit))


_DAILY = (
    counter_commands,
    dossier_commands,
    folder_commands,
    desk_commands,
    pad_commands,
    reading_commands,
    reconcile_commands,
    register_commands,
    report_commands,
    task_commands,
)
_OFFICE = office_commands, catalogue_commands, calendar_commands, archive_commands

for part in (*_DAILY, slip_commands, *_OFFICE, backup_commands, stick_commands, hub_commands, whole_commands):
    for one in part.COMMANDS:
        command.add_command(one)


def main(arguments: list[str] | None = None) -> None:
    """Runs the command and exits with its code; a bug keeps its traceback, for the developers."""
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    try:
        with guarded():
            command.main(arguments, prog_name="cchc-desktop", standalone_mode=False)
    except answers.Ended as ended:
        return ended.code
    except click.UsageError as wrong:
        wrong.show()
        return answers.USAGE
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.Abort:
        return answers.WOULD_ASK
    except (Refused, StoreTrouble, PortalTrouble, NoCredentialStoreError, NotStartedError) as trouble:
        return _code_of(trouble)
    return answers.OK


def _code_of(trouble: Refused | StoreTrouble | PortalTrouble | NoCredentialStoreError | NotStartedError) -> int:
    """Says what happened and gives the code a script can act on."""
    try:
        match trouble:
            case Refused(is_doubt=True, problems=doubts):
                answers.end_doubted(doubts)
            case Refused(problems=problems):
                answers.end_refused(problems)
            case StoreTrouble():
                answers.end(answers.STORE_TROUBLE, trouble.sentence, {"trouble": trouble.trouble.name})
            case PortalRefused():
                answers.end(answers.NEEDS_PERSON, trouble.sentence, {"trouble": str(trouble)})
            case PortalTrouble():
                answers.end(answers.UNREACHABLE, trouble.sentence, {"trouble": str(trouble)})
            case NotStartedError():
                answers.end(answers.UNREACHABLE, trouble.sentence, {"trouble": str(trouble)})
            case NoCredentialStoreError():
                sentence = 'Tài khoản này không có kho khóa của hệ điều hành. Ghi key_store = "file" trong tệp đơn vị.'
                answers.end(answers.WOULD_ASK, sentence)
    except answers.Ended as ended:
        return ended.code
