"""Commands of the catalogue (lệnh danh mục thủ tục): what a file would change, its import, what changed since a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from cchc_desktop.acts.catalogue import Source, import_catalogue
from cchc_desktop.acts.record import require
from cchc_desktop.cli import answers, options
from cchc_desktop.cli.context import Context
from cchc_desktop.cli.deed import Deed, begun
from cchc_desktop.domain.catalogue_changes import CatalogueChanges
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.decision import Decision, read_decision
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.reports.catalogue import Preview, changed_since, preview
from cchc_desktop.sheets.catalogue.file import read_file
from cchc_desktop.store import catalogue_imports


@click.group("catalogue")
def catalogue_group() -> None:
    """The catalogue of procedures."""


@catalogue_group.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--decision", "number", default="", help="number of the decision that publishes it: 1276/QĐ-UBND")
@click.option("--decision-date", "signed", type=options.DAY, help="the day it was signed, 2025-04-14")
@click.option("--agency", default="", help="who signed it")
@click.option("--keep", is_flag=True, help="procedures that FILE leaves out stay: a decision on a part of them")
@click.option("--dry-run", is_flag=True, help="only tell what would change")
@options.confirmed
@options.clerk
@click.pass_obj
def catalogue_import_command(context: Context, /, file: Path, dry_run: bool, confirmed: bool, **given: Any) -> None:
    """Make FILE (xlsx, csv, json or ndjson) the catalogue, whole or not at all: an administrator's duty.

    Where it changes or drops procedures that are known, it is refused with the list of changes, and done with
    --confirm. Dossiers received before keep the version of their day.
    """
    with begun(context, given) as deed:
        today = deed.now.astimezone(VN).date()
        seen = preview(deed.db, read_file(_bytes_of(file), file.name), today, given["keep"])
        answer = told(seen.changes) | {"version": seen.version}
        if dry_run:
            refused = answers.listed(seen.reading.problems)
            answers.say_warned(answer | {"imported": False, "problems": refused}, seen.notices)
            if refused:
                answers.end(answers.REFUSED, "\n".join(problem.message for problem in seen.reading.problems))
            return
        require(deed.by, Duty.IMPORT_CATALOGUE)
        if not seen.can_import:
            answers.end_refused(seen.reading.problems)
        decision = _decision(given, today)
        if seen.changes.touches_known and not confirmed:
            answers.end(answers.REFUSED, _doubt(seen), answer | {"imported": False, "confirm": True})
        count = _import(deed, seen, decision)
    answers.say_warned(answer | {"imported": True, "procedures": count}, seen.notices)


@catalogue_group.command("changes")
@click.option("--since", type=options.DAY, required=True, help="the day from whose beginning on, 2025-07-01")
@options.clerk
@click.pass_obj
def catalogue_changes_command(context: Context, /, since: date, **given: Any) -> None:
    """Which procedures changed since a day, and how; and by which decisions."""
    with begun(context, given) as deed:
        found = changed_since(deed.db, since, deed.now.astimezone(VN).date())
        imports = catalogue_imports.latest(deed.db)
    taken = [each for each in imports if each.at[:10] >= since.isoformat()]
    decisions = [{"at": each.at, "decision": each.decision.text if each.decision else None} for each in taken]
    answers.say(told(found) | {"imports": decisions})


def told(found: CatalogueChanges) -> dict[str, Any]:
    """Changes as scripts read them, each member in words."""
    changed = [_named(each.procedure) | {"changes": [part.text for part in each.parts]} for each in found.changed]
    lists = {"new": [_named(each) for each in found.new], "gone": [_named(each) for each in found.gone]}
    return lists | {"changed": changed, "unchanged": found.unchanged}


def _named(procedure: Procedure) -> dict[str, Any]:
    return {"code": procedure.code, "name": procedure.name}


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        answers.end(answers.REFUSED, f"Không đọc được tệp {file.name}.", {"file": file.name})


def _decision(given: dict[str, Any], today: date) -> Decision:
    found = read_decision(given["number"], given["signed"], given["agency"], today)
    if not isinstance(found, Decision):
        answers.end_refused(found)
    return found


def _doubt(seen: Preview) -> str:
    found = seen.changes
    lines = [f"{each.procedure.code}: {'; '.join(part.text for part in each.parts)}." for each in found.changed]
    lines += [f"{each.code}: không còn trong danh mục." for each in found.gone]
    total = f"Thêm {len(found.new)}, sửa {len(found.changed)}, bỏ {len(found.gone)} thủ tục. Chưa nhập gì."
    return "\n".join([*lines, f"{total} Đúng như vậy thì làm lại với --confirm."])


def _import(deed: Deed, seen: Preview, decision: Decision) -> int:
    source = Source(decision, seen.over)
    return import_catalogue(deed.db, seen.rows, seen.version, deed.by, deed.now, source)


COMMANDS = (catalogue_group,)
