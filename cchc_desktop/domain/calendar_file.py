"""A calendar file (tệp lịch nghỉ, TOML): dated overrides of the national calendar with their sources, dated sessions."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import cast

from cchc_desktop.domain.calendar import DayKind, Override
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.working_hours import Session, WorkingHours

_Row = Mapping[str, object]
_COLUMNS = ("date", "kind", "note", "source")
_KINDS = frozenset(kind.value for kind in DayKind)
_PLACE = re.compile(r"at line (\d+), column (\d+)")


class CalendarFileError(ValueError):
    """A calendar file with anything wrong is refused whole; `problems` names each row and column."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """What a file says: its overrides in order, the last year whose holidays are official (0: none), its sessions."""

    overrides: tuple[Override, ...]
    confirmed_through: int
    hours: tuple[WorkingHours, ...] = ()


def parse_calendar(text: str) -> CalendarFile:
    """Read `confirmed_through = 2026`, `[[day]]` rows of date, kind, note, source, and `[[hours]]` rows of sessions.

    Raises CalendarFileError.
    """
    content = _content(text.removeprefix("\ufeff"))
    problems = tuple(_problems(content))
    if problems:
        raise CalendarFileError(problems)
    rows = cast(list[_Row], content.get("day", []))
    hours = (_hours(row) for row in cast(list[_Row], content.get("hours", [])))
    confirmed = cast(int, content.get("confirmed_through", 0))
    return CalendarFile(tuple(map(_override, rows)), confirmed, tuple(each for each in hours if each))


def write_calendar(file: CalendarFile) -> str:
    """The text `parse_calendar` reads back; a text's JSON is a text of TOML too."""
    lines = [f"confirmed_through = {file.confirmed_through}"]
    for each in file.overrides:
        lines += ["", "[[day]]", f"date = {each.day.isoformat()}", f'kind = "{each.kind.value}"']
        lines += [f"{name} = {_quoted(text)}" for name, text in (("note", each.note), ("source", each.source)) if text]
    for hours in file.hours:
        sessions = ", ".join(f'"{start:%H:%M}-{end:%H:%M}"' for start, end in hours.sessions)
        lines += ["", "[[hours]]", f"valid_from = {hours.valid_from.isoformat()}", f"sessions = [{sessions}]"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _content(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        where = f" ở dòng {place[1]}, cột {place[2]}" if place else ""
        raise CalendarFileError([Problem("", "calendar.syntax", f"Tệp lịch nghỉ sai cú pháp TOML{where}.")]) from None


def _problems(content: _Row) -> Iterator[Problem]:
    yield from (_unknown("", key) for key in content if key not in ("confirmed_through", "day", "hours"))
    if type(content.get("confirmed_through", 0)) is not int:
        yield _wrong("confirmed_through", "Mục “confirmed_through”", "phải là một năm, ví dụ 2026")
    rows = content.get("day", [])
    if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
        yield from _row_problems(rows)
    else:
        yield _wrong("day", "Mục “day”", "phải là các dòng [[day]]")
    hours = content.get("hours", [])
    if isinstance(hours, list) and all(isinstance(row, dict) for row in hours):
        yield from _hours_problems(hours)
    else:
        yield _wrong("hours", "Mục “hours”", "phải là các dòng [[hours]]")


def _hours_problems(rows: Sequence[_Row]) -> Iterator[Problem]:
    starts = [row.get("valid_from") for row in rows]
    for number, row in enumerate(rows, start=1):
        field, where = f"hours.{number}.", f"Dòng [[hours]] thứ {number}, cột"
        yield from (_unknown(field, column) for column in row if column not in ("valid_from", "sessions"))
        if type(row.get("valid_from")) is not date:
            yield _wrong(f"{field}valid_from", f"{where} “valid_from”", "phải là ngày dạng 2026-06-01")
        elif starts.index(row.get("valid_from")) != number - 1:
            yield Problem(f"{field}valid_from", "calendar.twice", f"{where} “valid_from”: ngày này đã có ở trên.")
        if _hours(row) is None:
            said = 'phải là các buổi theo thứ tự, không chồng nhau, ví dụ ["07:00-11:30", "13:30-17:00"]'
            yield _wrong(f"{field}sessions", f"{where} “sessions”", said)


def _row_problems(rows: Sequence[_Row]) -> Iterator[Problem]:
    first_row: dict[object, int] = {}
    for number, row in enumerate(rows, start=1):
        field, where = f"day.{number}.", f"Dòng [[day]] thứ {number}, cột"
        yield from (_unknown(field, column) for column in row if column not in _COLUMNS)
        day = row.get("date")
        if type(day) is not date:  # a TOML date with a time is a datetime, which is a date too
            yield _wrong(f"{field}date", f"{where} “date”", "phải là ngày dạng 2026-01-02")
        elif first_row.setdefault(day, number) != number:
            said = f"ngày {day_text(day)} đã có ở dòng thứ {first_row[day]}"
            yield Problem(f"{field}date", "calendar.twice", f"{where} “date”: {said}.")
        if str(row.get("kind")) not in _KINDS:
            yield _wrong(f"{field}kind", f"{where} “kind”", f"phải là một trong: {', '.join(sorted(_KINDS))}")
        for column in ("note", "source"):
            if not isinstance(row.get(column, ""), str):
                yield _wrong(f"{field}{column}", f"{where} “{column}”", "phải là chữ")


def _override(row: _Row) -> Override:
    note, source = str(row.get("note", "")), str(row.get("source", ""))
    return Override(cast(date, row["date"]), DayKind(row["kind"]), note, source)


def _hours(row: _Row) -> WorkingHours | None:
    """None where the sessions are none; a day that is missing is told of apart."""
    sessions, since = row.get("sessions"), row.get("valid_from")
    if not isinstance(sessions, list) or not all(isinstance(each, str) for each in sessions):
        return None
    try:
        return WorkingHours(tuple(map(_session, sessions)), since if type(since) is date else date.min)
    except ValueError:
        return None


def _session(text: str) -> Session:
    start, end = (time.fromisoformat(part.strip()) for part in text.split("-"))
    return start, end


def _wrong(field: str, where: str, rule: str) -> Problem:
    return Problem(field, "calendar.wrong", f"{where}: {rule}.")


def _unknown(field: str, column: str) -> Problem:
    return Problem(f"{field}{column}", "calendar.unknown", f"Tệp lịch nghỉ có cột không rõ: {field}{column}.")
