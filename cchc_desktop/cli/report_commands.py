"""The command `report` (lệnh báo cáo): any report over any period, as JSON, PDF, XLSX or CSV."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from cchc_desktop.acts.record import require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.app import places
from cchc_desktop.cli import answers, options
from cchc_desktop.cli.context import Context, acting, demand_folder
from cchc_desktop.cli.deed import Deed
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.figure_text import per_cent
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.period import Period, not_begun, period_between
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.sheet import Cell, Share, Sheet
from cchc_desktop.domain.slip_kind import REPORT
from cchc_desktop.reports.figures.asked import ReportAsked, made
from cchc_desktop.reports.figures.registry import REPORTS

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("report")
@click.argument("key", default="")
@click.option("--from", "first", type=_DAY, help="the first day that is counted")
@click.option("--to", "last", type=_DAY, help="the last one")
@click.option("--before", is_flag=True, help="under each row the same period of the year before")
@click.option("--format", "form", type=click.Choice(["json", "pdf", "xlsx", "csv"]), default="json", show_default=True)
@click.option("--out", "output", type=click.Path(path_type=Path, dir_okay=False), help="the file; JSON needs none")
@options.clerk
@click.pass_obj
def report_command(context: Context, /, key: str, first: datetime | None, last: datetime | None, **given: Any) -> None:
    """The report KEY over the days --from to --to; without a KEY the reports there are.

    A PDF is entered in the print journal. A share is told in per cent, with its part and its whole.
    """
    if not key:
        answers.say([{"key": kind.key, "title": kind.title, "compares": kind.compares} for kind in REPORTS.values()])
        return
    if key not in REPORTS:
        known = ", ".join(REPORTS)
        answers.end(answers.USAGE, f"Không có báo cáo “{key}”. Có: {known}.", {"reports": list(REPORTS)})
    asked = ReportAsked(key, _period(first, last), given["before"] and REPORTS[key].compares)
    output: Path | None = given["output"]
    if output is None and given["form"] != "json":
        answers.end(answers.USAGE, "Cần --out TỆP để ghi báo cáo.")
    if output is not None:
        demand_folder(output, "Chưa lập báo cáo.")
    with context.counter() as counter:
        deed = Deed(counter, acting(counter, given["clerk_code"]), places.clock(), given)
        require(deed.by, Duty.READ_DOSSIER)
        if given["form"] == "pdf" and output is not None:
            _print(deed, asked, output)
        else:
            _tell(deed, asked, given["form"], output)


def _period(first: datetime | None, last: datetime | None) -> Period:
    """Raises Refused, its fields the options."""
    found = period_between(first.date() if first else None, last.date() if last else None)
    if isinstance(found, Period):
        problem = not_begun(found, places.clock().astimezone(VN).date())
        if problem is None:
            return found
    else:
        problem = found
    field = {"first": "from", "last": "to"}[problem.field]
    raise Refused((Problem(field, problem.code, problem.message),))


def _tell(deed: Deed, asked: ReportAsked, form: str, output: Path | None) -> None:
    sheet = made(deed.db, asked, deed.now.date(), deed.desk.calendar)
    if output is None:
        answers.say(told(sheet))
        return
    try:
        _writer(deed, form)(output, sheet)
    except OSError:
        answers.end(answers.NEEDS_PERSON, f"Không ghi được tệp {output.name}. Chưa có báo cáo.")
    answers.say({"report": asked.name, "file": str(output), "rows": len(sheet.rows)})


def _writer(deed: Deed, form: str) -> Callable[[Path, Sheet], object]:
    from cchc_desktop.sheets import csv_file, xlsx  # noqa: PLC0415  # only where a file is written

    name = deed.desk.office.name_on(deed.now.date())
    agency = name.upper.upper(), name.lower.upper()
    return {
        "xlsx": lambda file, sheet: xlsx.write(file, sheet, agency),
        "csv": csv_file.write,
        "json": lambda file, sheet: file.write_text(answers.text_of(told(sheet)), encoding="utf-8"),
    }[form]


def _print(deed: Deed, asked: ReportAsked, output: Path) -> None:
    from cchc_desktop.app.slips import NotWritten, write_slip  # noqa: PLC0415  # reportlab only where paper is drawn

    try:
        write_slip(deed.counter, (REPORT, asked.name), deed.by, places.clock, output)
    except NotWritten as trouble:
        answers.end(answers.NEEDS_PERSON, f"{trouble.sentence} Chưa có báo cáo.")
    answers.say({"report": asked.name, "file": str(output)})


def told(sheet: Sheet) -> dict[str, Any]:
    """As scripts read it."""
    period = sheet.period
    return {
        "key": sheet.key,
        "title": sheet.title,
        "form": sheet.form,
        "unit": sheet.unit,
        "from": period.first.isoformat() if period else None,
        "to": period.last.isoformat() if period else None,
        "columns": [
            {"label": each.label, "group": each.group, "number": each.number, "kind": each.kind.value}
            for each in sheet.columns
        ],
        "rows": [{"role": row.role.value, "cells": [_cell(cell) for cell in row.cells]} for row in sheet.rows],
        "notes": list(sheet.notes),
    }


def _cell(cell: Cell) -> Any:
    match cell:
        case Share():
            share = per_cent(cell)
            return {"part": cell.part, "whole": cell.whole, "per_cent": str(share) if share is not None else None}
        case Decimal():
            return str(cell)
        case date():
            return cell.isoformat()
        case _:
            return cell


COMMANDS = (report_command,)
