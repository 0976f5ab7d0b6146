"""The command `register` (lệnh sổ theo dõi): the whole register sifted, as JSON, spreadsheet, or the official form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cchc_desktop.acts.record import require
from cchc_desktop.cli import answers, options
from cchc_desktop.cli.context import Context
from cchc_desktop.cli.deed import Deed, looking
from cchc_desktop.cli.given import period_of
from cchc_desktop.cli.into_file import IntoFile
from cchc_desktop.cli.telling import moment
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.selection import Selection
from cchc_desktop.domain.selection_words import EARLIEST, LATEST, chosen_by
from cchc_desktop.domain.slip_kind import REGISTER
from cchc_desktop.domain.status import HolderKind, Status
from cchc_desktop.reports import register
from cchc_desktop.reports.register import Line
from cchc_desktop.store import chosen
from cchc_desktop.ui.dossiers import reading
from cchc_desktop.ui.dossiers.words import COLUMNS

_LISTED = 100
_CHANNELS = {"counter": Channel.COUNTER, "online": Channel.ONLINE, "post": Channel.POST}
_TEXTS = {  # option: field of the choice
    "holder": "holder_name",
    "person": "holder_person",
    "division": "division",
    "field": "procedure_field",
    "procedure": "procedure_code",
    "by": "clerk_code",
    "counter_name": "counter",
}
_SIFTED = options.together(
    click.option("--from", "first", type=options.DAY, help="received on this day or later"),
    click.option("--to", "last", type=options.DAY, help="received on this day or before"),
    click.option("--status", type=click.Choice([each.value for each in Status]), help="the national number of it"),
    click.option("--holder-kind", type=click.Choice([each.value for each in HolderKind]), help="who has the folder"),
    click.option("--holder", default="", help="the division, or other counter, that has the folder"),
    click.option("--person", default="", help="who signed for the folder there"),
    click.option("--division", default="", help="which decides"),
    click.option("--field", default="", help="of the procedure"),
    click.option("--procedure", default="", help="code of it"),
    click.option("--channel", type=click.Choice(list(_CHANNELS)), help="how it came"),
    click.option("--by", default="", help="code of the clerk who received it"),
    click.option("--counter", "counter_name", default="", help="that received it"),
    click.option("--due-from", type=options.DAY),
    click.option("--due-to", type=options.DAY),
    click.option("--overdue", is_flag=True, help="late by now"),
    click.option("--unsent", is_flag=True, help="with something the portal has not heard of"),
    click.option("--apologised/--no-apology", default=None, help="whether an apology was sent"),
)


@click.command("register")
@_SIFTED
@click.option("--limit", type=click.IntRange(1, 10_000), default=_LISTED, show_default=True, help="lines of the JSON")
@options.into_file
@options.clerk
@click.pass_obj
def register_command(context: Context, /, form: str, output: Path | None, **given: Any) -> None:
    """The register (sổ theo dõi), sifted: newest first as JSON or a spreadsheet; a PDF is the official form.

    A PDF has the book's order and is entered in the print journal; of very many dossiers it is refused.
    """
    selection = _selection(given)
    if output is None and form != "json":
        answers.end(answers.USAGE, "Cần --out TỆP để ghi sổ.")
    with looking(context, given | {"output": output}, "Chưa ghi sổ.") as deed:
        into = IntoFile(deed, output, "Chưa có sổ.") if output else None
        if into is None or form == "json":
            _tell(deed, selection, given["limit"], into)
        elif form == "pdf":
            _print(deed, selection, into)
        else:
            _write(deed, selection, form, into)


def _selection(given: dict[str, Any]) -> Selection:
    """Raises Refused, its fields the options."""
    status, kind, channel = given["status"], given["holder_kind"], given["channel"]
    due_from, due_to, first, last = (given[option] for option in ("due_from", "due_to", "first", "last"))
    if due_from and due_to:
        period_of(due_from, due_to, ("due_from", "due_to"))
    return Selection(
        period=period_of(first or EARLIEST, last or LATEST) if first or last else None,
        status=Status(status) if status else None,
        holder_kind=HolderKind(kind) if kind else None,
        channel=_CHANNELS[channel] if channel else None,
        due_from=due_from,
        due_to=due_to,
        overdue=given["overdue"],
        unsent=given["unsent"],
        apologised=given["apologised"],
        **{field: given[option] for option, field in _TEXTS.items()},
    )


def _tell(deed: Deed, selection: Selection, limit: int, into: IntoFile | None) -> None:
    page = register.page(deed.db, selection, deed.now, 0, limit)
    told = {"total": page.total, "chosen_by": chosen_by(selection), "lines": [_line(line) for line in page.lines]}
    if into is None:
        answers.say(told)
        return
    into.json(told)
    answers.say({"file": str(into.file), "total": page.total})


def _line(line: Line) -> dict[str, Any]:
    """As scripts read it: what every column tells, beside the uid and the moments as everywhere."""
    moments = {"received_at": line.received_at, "due_at": line.due_at, "finished_at": line.finished_at}
    texts = {name: column.text(line) for name, column in COLUMNS.items() if name not in ("received", "due", "finished")}
    return {"dossierUid": line.uid, **texts, **{name: moment(at) for name, at in moments.items()}}


def _write(deed: Deed, selection: Selection, form: str, into: IntoFile) -> None:
    names = tuple(COLUMNS)
    into.sheet(form, reading.sheet(selection, names), reading.rows(deed.db, selection, names, deed.by, deed.now))
    answers.say({"file": str(into.file), "total": register.page(deed.db, selection, deed.now, 0, 0).total})


def _print(deed: Deed, selection: Selection, into: IntoFile) -> None:
    require(deed.by, Duty.PRINT)
    name = chosen.keep(deed.db, selection, deed.now.date())
    into.paper(REGISTER, name)
    answers.say({"file": str(into.file), "slip": name})


COMMANDS = (register_command,)
