"""The command `report` (lệnh báo cáo): any report over any period, as JSON, PDF, XLSX or CSV."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from cchc_desktop.app import places
from cchc_desktop.cli import answers, options
from cchc_desktop.cli.context import Context
from cchc_desktop.cli.deed import Deed, looking
from cchc_desktop.cli.given import period_of, refused_period
from cchc_desktop.cli.into_file import IntoFile
from cchc_desktop.domain.figure_text import per_cent
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.period import Period, not_begun
from cchc_desktop.domain.sheet import Cell, Share, Sheet
from cchc_desktop.domain.slip_kind import REPORT
from cchc_desktop.reports.figures.asked import ReportAsked, made
from cchc_desktop.reports.figures.registry import REPORTS


@click.command("report")
@click.argument("key", default="")
@click.option("--from", "first", type=options.DAY, help="the first day that is counted")
@click.option("--to", "last", type=options.DAY, help="the last one")
@click.option("--before", is_flag=True, help="under each row the same period of the year before")
@options.into_file
@options.clerk
@click.pass_obj
def report_command(context: Context, /, key: str, first: date | None, last: date | None, **given: Any) -> None:
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
    with looking(context, given, "Chưa lập báo cáo.") as deed:
        _tell(deed, asked, given["form"], IntoFile(deed, output, "Chưa có báo cáo.") if output else None)


def _period(first: date | None, last: date | None) -> Period:
    """Raises Refused, its fields the options."""
    found = period_of(first, last)
    if problem := not_begun(found, places.clock().astimezone(VN).date()):
        raise refused_period(problem)
    return found


def _tell(deed: Deed, asked: ReportAsked, form: str, into: IntoFile | None) -> None:
    if into is not None and form == "pdf":
        into.paper(REPORT, asked.name)
        answers.say({"report": asked.name, "file": str(into.file)})
        return
    sheet = made(deed.db, asked, deed.now.date(), deed.desk.calendar)
    if into is None:
        answers.say(told(sheet))
        return
    into.json(told(sheet)) if form == "json" else into.sheet(form, sheet)
    answers.say({"report": asked.name, "file": str(into.file), "rows": len(sheet.rows)})


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
