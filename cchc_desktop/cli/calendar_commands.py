"""Commands of the calendar (lệnh lịch làm việc): the year's days off, swapped days and sessions, and what they move."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cchc_desktop.acts.calendar import set_calendar
from cchc_desktop.acts.record import require
from cchc_desktop.app.counter import calendar_of, with_hours
from cchc_desktop.cli import answers, options
from cchc_desktop.cli.context import Context, text_of
from cchc_desktop.cli.deed import Deed, begun
from cchc_desktop.cli.telling import moment
from cchc_desktop.domain.calendar_file import CalendarFile, CalendarFileError, parse_calendar
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.due_story import Rules
from cchc_desktop.domain.problem import warning
from cchc_desktop.reports.calendar_moves import Moved, moved
from cchc_desktop.store import calendar


@click.group("calendar")
def calendar_group() -> None:
    """The calendar of this office: days off, swapped days, sessions."""


@calendar_group.command("set")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="only tell which dossiers' return dates it would move")
@options.confirmed
@options.clerk
@click.pass_obj
def calendar_set_command(context: Context, /, file: Path, dry_run: bool, confirmed: bool, **given: Any) -> None:
    """Make FILE (TOML, docs/office.md) the calendar of this office: a lead's or an administrator's duty.

    Where dates of open dossiers would move it is refused with the list of them, and done with --confirm. Dates that
    were given stay: the receipt in the citizen's hand holds.
    """
    text = text_of(file)
    with begun(context, given) as deed:
        require(deed.by, Duty.SET_CALENDAR)
        known = _read(text)
        moving = _moving(deed, known)
        answer = {"days": len(known.overrides), "sessions": len(known.hours), "moved": [_told(each) for each in moving]}
        if dry_run:
            answers.say(answer | {"set": False})
            return
        if moving and not confirmed:
            sentence = f"{_sentence(moving)} Đúng như vậy thì làm lại với --confirm."
            answers.end(answers.REFUSED, sentence, answer | {"set": False, "confirm": True})
        set_calendar(deed.db, text, deed.by, deed.now)
    said = [warning("", "calendar.moved", _sentence(moving))] if moving else []
    answers.say_warned(answer | {"set": True}, said)


@calendar_group.command("show")
@options.clerk
@click.pass_obj
def calendar_show_command(context: Context, /, **given: Any) -> None:
    """The days and sessions that were set here; what is not among them is the national calendar's."""
    with begun(context, given) as deed:
        known = calendar.read(deed.db) or CalendarFile((), 0)
        hours = deed.desk.office.hours
    days = [
        {"date": each.day, "kind": each.kind.value, "note": each.note, "source": each.source}
        for each in known.overrides
    ]
    sessions = [
        {"valid_from": each.valid_from, "sessions": [f"{start:%H:%M}-{end:%H:%M}" for start, end in each.sessions]}
        for each in hours
    ]
    answers.say({"confirmed_through": known.confirmed_through, "days": days, "hours": sessions})


def _read(text: str) -> CalendarFile:
    try:
        return parse_calendar(text)
    except CalendarFileError as wrong:
        answers.end_refused(wrong.problems)


def _moving(deed: Deed, known: CalendarFile) -> list[Moved]:
    office = deed.counter.file.office
    new = with_hours(office, known)
    old_rules = Rules(deed.desk.office.hours, deed.desk.calendar)
    return moved(deed.db, old_rules, Rules(new.hours, calendar_of(new, known)))


def _told(each: Moved) -> dict[str, Any]:
    days = {"printed": moment(each.due_at), "would_be": moment(each.would_be)}
    return {"code": each.code, "dossierUid": each.uid, "procedure": each.procedure_code} | days


def _sentence(moving: list[Moved]) -> str:
    return (
        f"Theo lịch mới, {len(moving)} hồ sơ đang giải quyết sẽ có ngày hẹn khác. Ngày đã in trên giấy hẹn giữ nguyên; "
        "chậm thì xin lỗi và hẹn lại như thường lệ."
    )


COMMANDS = (calendar_group,)
