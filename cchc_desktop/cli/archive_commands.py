"""Commands for what is over (lệnh lưu trữ): archives as folders, and what is kept no longer blanked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click
import msgspec

from cchc_desktop.acts import inspection, retention
from cchc_desktop.acts.archive import Scope
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.app import places
from cchc_desktop.cli import answers, options
from cchc_desktop.cli.context import Context
from cchc_desktop.cli.deed import Deed, Paper, begun
from cchc_desktop.domain.period import period_between
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.slip_kind import INSPECTION

_EVERY = 100  # dossiers between two words of how far it is


@click.command("archive")
@click.argument("code", required=False)
@click.option("--year", type=click.IntRange(2000, 2200), help="all dossiers of a year instead of one")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="where to put the folder",
)
@options.clerk
@click.pass_obj
def archive_command(context: Context, code: str | None, year: int | None, out: Path, clerk_code: str | None) -> None:
    """Export the dossier CODE, or a year, as a BagIt folder: index, slips, scans (decrypted copies), timeline, ledger.

    A lead's duty, entered in the ledger. Cut off, what was written lies in a folder named "…-chua-xong".
    """
    from cchc_desktop.app import archive  # noqa: PLC0415  # what draws is loaded only here

    if (code is None) == (year is None):
        raise click.UsageError("name a CODE or a --year")
    with begun(context, {"clerk_code": clerk_code}) as deed:
        scope = _scope(deed, code or "", year or 0)
        answers.say(archive.export(deed.counter, scope, out, deed.by, places.clock, _told))


def _scope(deed: Deed, code: str, year: int) -> Scope:
    if year:
        return Scope(year=year)
    dossier = deed.dossier(code)
    return Scope(dossier.printed_code, dossier.uid)


def _told(count: int) -> None:
    if count % _EVERY == 0:
        click.echo(f"Đã xuất {count} hồ sơ…", err=True)


@click.group("retention")
def retention_command() -> None:
    """Blank what dossiers said of people once their time of keeping is over (office file: [retention])."""


@retention_command.command("apply")
@click.option("--before", required=True, type=options.DAY, help="of dossiers that ended before this day")
@click.option("--decision", default="", help="by which decision; needed unless --dry-run")
@click.option("--dry-run", is_flag=True, help="only say how many there are")
@options.clerk
@click.pass_obj
def retention_apply_command(
    context: Context, before: date, decision: str, dry_run: bool, clerk_code: str | None
) -> None:
    """An administrator's duty, entered in the ledger; it cannot be taken back. Cut off, the same command goes on."""
    with begun(context, {"clerk_code": clerk_code}) as deed:
        if dry_run:
            done: object = retention.plan(deed.db, deed.desk, before, deed.by, deed.now)
        else:
            done = retention.apply(deed.db, deed.desk, (before, decision), deed.by, deed.now)
        answers.say({"before": before.isoformat(), "dry_run": dry_run} | msgspec.to_builtins(done))


@click.command("inspection")
@click.option("--from", "first", required=True, type=options.DAY, help="the first day that is looked at")
@click.option("--to", "last", required=True, type=options.DAY, help="the last one")
@options.printed
@options.clerk
@click.pass_obj
def inspection_command(context: Context, /, first: date, last: date, **given: Any) -> None:
    """Verify the whole store, and show what an inspection asks of a period, on one page sealed by the ledger's head.

    Exit 1 when verification finds a flaw: the page says it too.
    """
    from cchc_desktop.reports.inspection import inspection as look  # noqa: PLC0415  # what is rarely asked

    period = period_between(first, last)
    if isinstance(period, Problem):
        raise Refused((period,))
    with begun(context, given) as deed:
        flaw = inspection.check(deed.db, period, deed.by, deed.now)
        seen = look(deed.db, period, deed.desk, deed.now)
        found = [{"title": each.title, "count": each.count, "details": each.details} for each in seen.findings]
        head = {"deviceInstanceId": seen.instance, "seq": seen.seq, "hash": seen.hash}
        told = {
            "period": period.title,
            "findings": found,
            "entries": seen.entries,
            "verdict": seen.verdict,
            "head": head,
        }
        name = period.name
        deed.finish(told, Paper(INSPECTION, name, name))
        if flaw is not None:
            answers.end(answers.REFUSED, seen.verdict)


COMMANDS = (archive_command, retention_command, inspection_command)
