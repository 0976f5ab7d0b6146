"""A catalogue as a table (danh mục thủ tục, CSV): one line a document or step, made into the rows of the JSON form."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cchc_desktop.domain.catalogue_cells import accepted, values
from cchc_desktop.domain.catalogue_headings import (
    COLUMNS,
    HEADINGS,
    called,
    column_of,
    is_head,
    is_numbering,
    known_names,
)
from cchc_desktop.domain.group_titles import title_of
from cchc_desktop.domain.shape import Mismatch, suggestion
from cchc_desktop.domain.table_head import head_of

_LISTED = {"document": "documents", "step": "steps"}  # one of each a line
_ALONE = "local"  # a list of which a table writes one
TOO_LONG = "tệp có hơn 20.000 dòng, không phải một danh mục thủ tục; kiểm tra lại đã chọn đúng tệp chưa"
_REQUIRED = ("code", "name", "procedure_field")
HEAD_WITHIN = 20
"""Lines in which the headings stand; those above them are titles."""
MOST_LINES = 20_000
"""Of a table: a catalogue of a whole province has less than 5 000 procedures."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One procedure with the line it starts at, those of its documents and steps, and what is wrong with its lines."""

    line: int
    content: dict[str, Any]
    document_lines: list[int] = field(default_factory=list)
    step_lines: list[int] = field(default_factory=list)
    heads: Mapping[str, str] = field(default_factory=dict)  # for a column its heading in the file
    wrong: list[tuple[int, Mismatch]] = field(default_factory=list)


class TableRefused(ValueError):
    """The table cannot be read at all: its head or its form; `mismatches` come with their lines."""

    def __init__(self, mismatches: list[tuple[int, Mismatch]]) -> None:
        super().__init__("the table of procedures is wrong")
        self.mismatches = mismatches


def rows(text: str) -> list[TableRow]:
    """The procedures of the table, commas, semicolons or tabs between its cells; raises TableRefused.

    Titles above the headings, in one line or two, are not read, nor titles of groups below them, nor columns that only
    number the lines.
    A line without a code belongs to the procedure above it, unless it names another one.
    """
    try:
        lines = list(_lines(text))
    except csv.Error:
        raise TableRefused([(1, Mismatch("", "syntax", "không đọc được dạng CSV"))]) from None
    lines = _from_head(lines)
    _check_head(lines)
    columns = [column_of(heading) for heading in lines[0][1]]
    heads = {column: heading for column, heading in zip(columns, lines[0][1], strict=True) if column}
    found: list[TableRow] = []
    for line, cells in lines[1:]:
        if title_of(cells, columns):
            continue
        if len(cells) > len(columns):
            found.append(TableRow(line, {}, wrong=[(line, Mismatch("", "wrong", "có nhiều ô hơn dòng đầu"))]))
            continue
        named = {name: cell for name, cell in zip(columns, cells, strict=False) if name and cell}
        if not named:
            continue
        filled, wrong = _filled(named, heads)
        above = next((row for row in reversed(found) if row.content), None)
        if above is not None and _continues(above, named):
            above.wrong.extend((line, mismatch) for mismatch in (*wrong, *_differing(above, filled)))
        else:
            above = TableRow(line, _content(filled), heads=heads, wrong=[(line, mismatch) for mismatch in wrong])
            found.append(above)
        _add_listed(above, line, filled)
    for row in found:
        if _ALONE in row.content:
            row.content[_ALONE] = [row.content[_ALONE]]
    return found


def titles(text: str) -> list[int]:
    """The lines that are titles of groups, which `rows` passes over; none where the table cannot be read."""
    try:
        lines = _from_head(list(_lines(text)))
    except (csv.Error, TableRefused):
        return []
    columns = [column_of(heading) for heading in lines[0][1]] if lines else []
    return [line for line, cells in lines[1:] if title_of(cells, columns)]


def _from_head(lines: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """The headings as one line, and the lines below them; all of the lines where there are no headings."""
    head = head_of([cells for line, cells in lines if line <= HEAD_WITHIN])
    return lines if head is None else [(lines[head.last][0], list(head.names)), *lines[head.body :]]


def _filled(named: dict[str, str], heads: Mapping[str, str]) -> tuple[dict[str, object], list[Mismatch]]:
    """The values of a line by column, and the units its cells do not agree about."""
    filled: dict[str, object] = {}
    wrong: list[Mismatch] = []
    for name, cell in named.items():
        for column, value in values(name, cell).items():
            if filled.setdefault(column, value) != value:
                wrong.append(Mismatch(called(column, heads), "wrong", "khác với đơn vị ghi trong ô thời hạn"))
    return filled, wrong


def _continues(above: TableRow, named: dict[str, str]) -> bool:
    """Whether a line is one more of the procedure above."""
    known = above.content
    if "code" in named:
        return named["code"] == known.get("code")
    return named.get("name", known.get("name")) == known.get("name")


def place(row: TableRow, path: str) -> tuple[int, str]:
    """The line of a member of the row's content, and its column by the heading it has in the file."""
    line, column = _column(row, path)
    return line, called(column, row.heads)


def worded(row: TableRow, mismatch: Mismatch) -> Mismatch:
    """What is wrong with the shape of a cell, said with the Vietnamese words a cell may hold."""
    wanted = accepted(_column(row, mismatch.path)[1]) if mismatch.kind == "wrong" else ""
    return replace(mismatch, what=f"cần {wanted}") if wanted else mismatch


def _column(row: TableRow, path: str) -> tuple[int, str]:
    match path.split(".", 2):
        case ["documents", index, *member] if index.isdigit():
            return row.document_lines[int(index)], ".".join(["document", *member])
        case ["steps", index, *member] if index.isdigit():
            return row.step_lines[int(index)], ".".join(["step", *member])
        case ["local", "0", *member]:
            return row.line, ".".join([_ALONE, *member])
    return row.line, path


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text), strict=True)
    start = 1
    for cells in reader:
        if start > MOST_LINES:
            raise TableRefused([(start, Mismatch("", "long", TOO_LONG))])
        if any(cell.strip() for cell in cells):
            yield start, [cell.strip() for cell in cells]
        start = reader.line_num + 1


def _delimiter(text: str) -> str:
    """That which makes a line of headings, for titles have commas of their own; else the first line's commonest."""
    near = text.split("\n", HEAD_WITHIN)[:HEAD_WITHIN]
    tried = ((line, mark) for line in near for mark in ",;\t")
    found = (mark for line, mark in tried if is_head(cell.strip().strip('"') for cell in line.split(mark)))
    return next(found, max(",;\t", key=near[0].count))


def _check_head(lines: list[tuple[int, list[str]]]) -> None:
    line, head = lines[0] if lines else (1, [])
    read = [(heading, column_of(heading)) for heading in head if not is_numbering(heading)]
    heads = {column: heading for heading, column in read if column}
    wrong = [Mismatch(heading, "unknown", _unknown(heading)) for heading, column in read if not column]
    wrong += [Mismatch(called(name, heads), "missing", _missing(name)) for name in _REQUIRED if name not in heads]
    given = [column for _, column in read]
    wrong += [Mismatch(heads[name], "twice", "cột này ghi hai lần") for name in COLUMNS if given.count(name) > 1]
    if wrong:
        raise TableRefused([(line, mismatch) for mismatch in wrong])


def _unknown(heading: str) -> str:
    return f"không có cột này{suggestion(heading, known_names()) or '; đổi tên cột, hoặc xóa cột'}"


def _missing(column: str) -> str:
    return f"thiếu cột này; tên cột là “{HEADINGS[column][0]}” hoặc “{column}”"


def _content(filled: Mapping[str, object]) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for name, value in filled.items():
        group, _, member = name.rpartition(".")
        if group not in _LISTED:
            (content.setdefault(group, {}) if group else content)[member] = value
    return content


def _add_listed(row: TableRow, line: int, filled: Mapping[str, object]) -> None:
    for group, lines in (("document", row.document_lines), ("step", row.step_lines)):
        start = f"{group}."
        item = {name.removeprefix(start): value for name, value in filled.items() if name.startswith(start)}
        if item:
            row.content.setdefault(_LISTED[group], []).append(item)
            lines.append(line)


def _differing(first: TableRow, filled: Mapping[str, object]) -> Iterator[Mismatch]:
    for group, members in _content(filled).items():
        known = first.content.get(group)
        if members != known and not (isinstance(members, dict) and members.items() <= (known or {}).items()):
            yield Mismatch(called(group, first.heads), "wrong", f"khác với dòng {first.line} của cùng thủ tục")
