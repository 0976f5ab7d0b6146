"""Titles of groups in a list of procedures (dòng tiêu đề nhóm): "Lĩnh vực Đất đai", alone in its line, merged or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cchc_desktop.domain.text import fold

_NUMBER = r"(?:[IVXLC]+|[A-ZĐ]|\d+(?:\.\d+)*)"
numbers_a_group = re.compile(rf"{_NUMBER}[.)]?").fullmatch
_FIELD = re.compile(rf"(?:{_NUMBER}[.)]?\s+)?lĩnh vực\s*:?\s*(.+)", re.IGNORECASE).fullmatch
_LETTERED = re.compile(r"(?:[IVXLC]+|[A-ZĐ])[.)]?").fullmatch  # procedures are counted by digits
_OPENS = re.compile(r"(?:[IVXLC]+|[A-ZĐ])\s*[.):-]\s*\S").match
_BEGINS = (
    *("linh vuc ", "cap tinh", "cap xa", "cap huyen"),
    *("nhom ", "muc ", "phan ", "chuong ", "thu tuc hanh chinh cap "),
)
_PLACES = ("", "code", "name")  # columns it may stand in; "" numbers the lines
_FIRST_COLUMNS = 3
_LEAST_WORDS = 2  # of a title in capitals
_MOST_NAMED = 10  # that a notice names


def title_of(cells: Sequence[str], columns: Sequence[str]) -> str:
    """The title that a line is, without being merged; "" for any other. `columns`: what each cell is of ("": nothing).

    Only a number of the group may stand beside it; a line that counts on by digits is a procedure, however short.
    """
    filled = [(place, text) for place, text in enumerate(cells) if text]
    if not filled or len(filled) > 2 or filled[-1][0] >= _FIRST_COLUMNS:
        return ""
    (place, text), before = filled[-1], [each for _, each in filled[:-1]]
    if any(columns[at] if at < len(columns) else "" for at, _ in filled[:-1]) or columns[place] not in _PLACES:
        return ""
    if before:
        return text if _LETTERED(before[0]) else ""
    capitals = text.isupper() and len(text.split()) >= _LEAST_WORDS
    return text if capitals or _OPENS(text) or fold(text).startswith(_BEGINS) else ""


def field_of(title: str) -> str:
    """ "Đất đai" of "II. Lĩnh vực Đất đai"; "" where it names no field."""
    found = _FIELD(title)
    return found[1] if found else ""


def passed_over(lines: Sequence[int]) -> str:
    """What is said of such lines."""
    return f"{len(lines)} dòng tiêu đề nhóm không đọc như thủ tục: dòng {named(sorted(lines))}."


def named(every: Sequence[object]) -> str:
    """The first of some lines, or codes."""
    return ", ".join(map(str, every[:_MOST_NAMED])) + (", …" if len(every) > _MOST_NAMED else "")
