"""A catalogue as a table (danh mục thủ tục, CSV): one line a document, made into the rows of the JSON form."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cchc_desktop.domain.catalogue_row import DocumentRow, FeeRow, ProcedureRow, TimeRow
from cchc_desktop.domain.shape import Mismatch, suggestion

_NESTED = {"processing": TimeRow, "fee": FeeRow, "document": DocumentRow}
_NOT_IN_A_TABLE = {"cases", "statutory", "local", "legs", "documents", "confirmed", *_NESTED}
COLUMNS = (
    *(name for name in ProcedureRow.__struct_fields__ if name not in _NOT_IN_A_TABLE),
    *(f"{group}.{name}" for group, struct in _NESTED.items() for name in struct.__struct_fields__),
)
"""Every column there is; their order in the file is free, the first three must be there."""

_REQUIRED = ("code", "name", "procedure_field")
_WHOLE = re.compile(r"-?[0-9]{1,15}")
_TRUTH = {"true": True, "có": True, "false": False, "không": False}
_TEXTS = {"code", "field_code", "fee.code", "document.code"}  # digits alone stay text here


@dataclass(frozen=True, slots=True)
class TableRow:
    """One procedure with the line it starts at, the line of each of its documents, and what is wrong with its lines."""

    line: int
    content: dict[str, Any]
    document_lines: list[int] = field(default_factory=list)
    wrong: list[tuple[int, Mismatch]] = field(default_factory=list)


class TableRefused(ValueError):
    """The table cannot be read at all: its head or its form; `mismatches` come with their lines."""

    def __init__(self, mismatches: list[tuple[int, Mismatch]]) -> None:
        super().__init__("the table of procedures is wrong")
        self.mismatches = mismatches


def rows(text: str) -> list[TableRow]:
    """The procedures of the table, commas, semicolons or tabs between its cells; raises TableRefused.

    A line without a code belongs to the procedure above it, unless it names another one.
    """
    try:
        lines = list(_lines(text))
    except csv.Error:
        raise TableRefused([(1, Mismatch("", "syntax", "không đọc được dạng CSV"))]) from None
    _check_head(lines)
    found: list[TableRow] = []
    for line, cells in lines[1:]:
        if len(cells) > len(lines[0][1]):
            found.append(TableRow(line, {}, wrong=[(line, Mismatch("", "wrong", "có nhiều ô hơn dòng đầu"))]))
            continue
        named = {name: cell for name, cell in zip(lines[0][1], cells, strict=False) if cell}
        above = next((row for row in reversed(found) if row.content), None)
        if above is not None and _continues(above, named):
            above.wrong.extend((line, mismatch) for mismatch in _differing(above, named))
        else:
            above = TableRow(line, _content(named))
            found.append(above)
        _add_document(above, line, named)
    return found


def _continues(above: TableRow, named: dict[str, str]) -> bool:
    """Whether a line is one more of the procedure above."""
    known = above.content
    if "code" in named:
        return named["code"] == known.get("code")
    return named.get("name", known.get("name")) == known.get("name")


def place(row: TableRow, path: str) -> tuple[int, str]:
    """The line and the column of a member of the row's content."""
    match path.split(".", 2):
        case ["documents", index, *member] if index.isdigit():
            return row.document_lines[int(index)], ".".join(["document", *member])
    return row.line, path


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    head = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=head.count), strict=True)
    start = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield start, [cell.strip() for cell in cells]
        start = reader.line_num + 1


def _check_head(lines: list[tuple[int, list[str]]]) -> None:
    head = lines[0][1] if lines else []
    wrong = [
        Mismatch(name, "unknown", f"không có cột này{suggestion(name, COLUMNS)}")
        for name in head
        if name not in COLUMNS
    ]
    wrong += [Mismatch(name, "missing", "thiếu cột này") for name in _REQUIRED if name not in head]
    wrong += [Mismatch(name, "twice", "cột này ghi hai lần") for name in COLUMNS if head.count(name) > 1]
    if wrong:
        raise TableRefused([(1, mismatch) for mismatch in wrong])


def _content(named: dict[str, str]) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for name, cell in named.items():
        group, _, member = name.rpartition(".")
        if group != "document":
            (content.setdefault(group, {}) if group else content)[member] = _typed(name, cell)
    return content


def _add_document(row: TableRow, line: int, named: dict[str, str]) -> None:
    document = {name[9:]: _typed(name, cell) for name, cell in named.items() if name.startswith("document.")}
    if document:
        row.content.setdefault("documents", []).append(document)
        row.document_lines.append(line)


def _differing(first: TableRow, named: dict[str, str]) -> Iterator[Mismatch]:
    for group, members in ((key, value) for key, value in _content(named).items()):
        known = first.content.get(group)
        if members != known and not (isinstance(members, dict) and members.items() <= (known or {}).items()):
            yield Mismatch(group, "wrong", f"khác với dòng {first.line} của cùng thủ tục")


def _typed(name: str, cell: str) -> object:
    if name not in _TEXTS and _WHOLE.fullmatch(cell):
        return int(cell)
    return _TRUTH.get(cell.lower(), cell) if name not in _TEXTS else cell
