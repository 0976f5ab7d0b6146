"""The command `slip` (lệnh in giấy): any kind of slip as a PDF, noted in the print journal as at the window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cchc_desktop.app import places
from cchc_desktop.app.counter import Counter
from cchc_desktop.cli import answers, options
from cchc_desktop.cli.context import Context, acting, demand_folder
from cchc_desktop.domain.problem import warning
from cchc_desktop.domain.slip_kind import KINDS, About
from cchc_desktop.reports import lookup
from cchc_desktop.slips.drawing import unprintable


@click.command("slip")
@click.argument("kind")
@click.argument("subject", default="")
@click.option("-o", "output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="the PDF to write")
@click.option(
    "--paper", type=click.Choice(["a4", "a5", "80mm"]), help="where the form leaves it open; else the office's"
)
@options.clerk
@click.pass_obj
def slip_command(
    context: Context, kind: str, subject: str, output: Path, paper: str | None, clerk_code: str | None
) -> None:
    """A slip of that KIND about SUBJECT as PDF: a dossier's code or dossierUid, a batch's number; nothing for the counter's day.

    Counted and marked as a reprint when it is one.
    """
    from cchc_desktop.app.slips import NotWritten, write_slip  # noqa: PLC0415  # reportlab only where paper is drawn

    _demand_known(kind)
    demand_folder(output, "Chưa in gì.")
    with context.counter() as counter:
        by, now = acting(counter, clerk_code), places.clock()
        wanted = kind, _subject(counter, kind, subject) or KINDS[kind].subject(subject, now.date())
        try:
            asked, letters = write_slip(counter, wanted, by, places.clock, output, paper)
        except NotWritten as trouble:
            again = f"in lại bằng lệnh slip {kind}" if trouble.has_form else "soạn bằng văn bản của cơ quan"
            answers.end(answers.NEEDS_PERSON, f"{trouble.sentence} Chưa có giấy; {again}.")
        doubts = lookup.paper_doubts(counter.db, subject, asked.dossier) if asked.dossier else ()
    named: dict[str, Any] = {"kind": kind, "code": asked.code, "reprint": asked.printing - 1}
    warned = list(doubts)
    warned += [warning("", "text.unprintable", unprintable.words(letters))] if letters else []
    answers.say_warned(named | ({"dossierUid": asked.dossier.uid} if asked.dossier else {}), warned)


def _demand_known(kind: str) -> None:
    from cchc_desktop.reports import papers  # noqa: PLC0415  # see above

    known = papers.known()
    if kind not in known:
        answers.end(answers.USAGE, f"Không có loại giấy “{kind}”. Có: {', '.join(known)}.", {"kinds": known})


def _subject(counter: Counter, kind: str, code: str) -> str:
    """The uid of the dossier with that code or uid; "" for kinds that are of no single one."""
    if KINDS[kind].about is not About.DOSSIER:
        return ""
    dossiers = lookup.named(counter.db, code)
    if len(dossiers) != 1:
        sentence = lookup.not_one(counter.db, code, len(dossiers))
        answers.end(answers.REFUSED, sentence, {"dossiers": len(dossiers)})
    return dossiers[0].uid


COMMANDS = (slip_command,)
