"""A calendar file (tệp lịch nghỉ, TOML): dated overrides of the national calendar, each with its source."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from cchc_desktop.domain.calendar import DayKind, Override
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.problem import Problem

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
    """What a file says: its overrides in order, and the last year whose holidays are official (0: none)."""

    overrides: tuple[Override, ...]
    confirmed_through: int


def parse_calendar(text: str) -> CalendarFile:
    """Read `confirmed_through = 2026` and `[[day]]` rows of date, kind, note, source; raises CalendarFileError."""
    content = _content(text)
    problems = tuple(_problems(content))
    if problems:
        raise CalendarFileError(problems)
    rows = cast(list[_Row], content.get("day", []))
    return CalendarFile(tuple(map(_override, rows)), cast(int, content.get("confirmed_through", 0)))


def parse_overrides(text: str) -> tuple[Override, ...]:
    """The overrides of a calendar file alone; raises CalendarFileError."""
    return parse_calendar(text).overrides


def _content(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        where = f" ở dòng {place[1]}, cột {place[2]}" if place else ""
        raise CalendarFileError([Problem("", "calendar.syntax", f"Tệp lịch nghỉ sai cú pháp TOML{where}.")]) from None


def _problems(content: _Row) -> Iterator[Problem]:
    yield from (_unknown("", key) for key in content if key not in ("confirmed_through", "day"))
    if type(content.get("confirmed_through", 0)) is not int:
        yield _wrong("confirmed_through", "Mục “confirmed_through”", "phải là một năm, ví dụ 2026")
    rows = content.get("day", [])
    if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
        yield from _row_problems(rows)
    else:
        yield _wrong("day", "Mục “day”", "phải là các dòng [[day]]")


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


def _wrong(field: str, where: str, rule: str) -> Problem:
    return Problem(field, "calendar.wrong", f"{where}: {rule}.")


def _unknown(field: str, column: str) -> Problem:
    return Problem(f"{field}{column}", "calendar.unknown", f"Tệp lịch nghỉ có cột không rõ: {field}{column}.")
