"""The catalogue of procedures (danh mục thủ tục hành chính) as files carry it: JSON, NDJSON or a table."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal

import msgspec

from cchc_desktop.domain import catalogue_csv
from cchc_desktop.domain.catalogue_row import ProcedureRow
from cchc_desktop.domain.catalogue_rules import breaches
from cchc_desktop.domain.catalogue_writing import row_of
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.domain.shape import Mismatch, mismatches
from cchc_desktop.domain.text import clean

Kind = Literal["json", "ndjson", "csv"]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The procedures of one file, at least one, codes unique, in the file's order; `version` names the file's text."""

    procedures: tuple[Procedure, ...]
    version: str


@dataclass(frozen=True, slots=True)
class _Raw:
    """One procedure as read, and how to say where a member of it stands."""

    content: object  # of no member: nothing more is said of it than `wrong`
    place: Callable[[str], tuple[str, str]]  # path → ("Dòng 12", column)
    wrong: tuple[Problem, ...] = ()
    worded: Callable[[Mismatch], Mismatch] = lambda mismatch: mismatch  # a wrong shape as this kind of file says it


class _Refused(ValueError):
    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__("the catalogue is wrong")
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a file: the procedures that are in order, and all that is wrong with the others."""

    procedures: tuple[Procedure, ...]
    problems: tuple[Problem, ...]
    version: str
    notices: tuple[Problem, ...] = ()  # warnings: what should be looked at, and stops nothing

    @property
    def catalogue(self) -> Catalogue | tuple[Problem, ...]:
        """The catalogue, or all that is wrong with it: one mistake and nothing is taken."""
        return self.problems or Catalogue(self.procedures, self.version)


def read_catalogue(text: str, kind: Kind) -> Catalogue | tuple[Problem, ...]:
    """The catalogue, or all that is wrong with it: one mistake and nothing is taken; as `read_rows` reads it."""
    return read_rows(text, kind).catalogue


def read_rows(text: str, kind: Kind) -> Reading:
    """Every row of a file, those in order apart from what is wrong.

    Each Problem names row and column; its field is "12.processing.unit", rows counted and columns named as the message does.
    Texts come back cleaned (NFC). A procedure's version follows from its own content, so that importing it unchanged
    makes no new version of it and no change goes without one.
    """
    version = catalogue_version(text)
    try:
        raws = list(_READERS[kind](text.removeprefix("\ufeff")))
    except _Refused as refused:
        return Reading((), refused.problems, version)
    wrong: list[Problem] = []
    found: dict[str, tuple[str, Procedure]] = {}
    for raw in raws:
        row = _row(raw, wrong)
        if row is None:
            continue
        if row.code in found:
            wrong.append(_problem(raw, Mismatch("code", "twice", f"mã này đã có ở {found[row.code][0].lower()}")))
        else:
            found[row.code] = (raw.place("code")[0], _versioned(row.value()))
    if not raws:
        wrong.append(Problem("", "catalogue.empty", f"Danh mục không có thủ tục nào. {_KEPT}"))
    return Reading(tuple(procedure for _, procedure in found.values()), tuple(wrong), version)


def write_catalogue(procedures: Iterable[Procedure]) -> str:
    """NDJSON, a procedure a line: what the hub serves as the catalogue *thu-tuc*. `read_catalogue` reads it back."""
    return "".join(f"{_line(procedure)}\n" for procedure in procedures)


def catalogue_version(text: str) -> str:
    """A short name of exactly this text: the first 12 hex digits of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _line(procedure: Procedure) -> str:
    return msgspec.json.encode(row_of(procedure)).decode()


def _versioned(procedure: Procedure) -> Procedure:
    return replace(procedure, version=catalogue_version(_line(procedure)))


_KEPT = "Danh mục cũ giữ nguyên. Sửa tệp rồi nhập lại."


def _row(raw: _Raw, wrong: list[Problem]) -> ProcedureRow | None:
    """The row, or None with what is wrong added to `wrong`."""
    wrong += raw.wrong
    if raw.wrong and not raw.content:
        return None
    content = _cleaned(raw.content)
    try:
        row = msgspec.convert(content, ProcedureRow)
    except msgspec.ValidationError:
        wrong += [_problem(raw, raw.worded(mismatch)) for mismatch in mismatches(content, ProcedureRow)]
        return None
    broken = [_problem(raw, mismatch) for mismatch in breaches(row)]
    wrong += broken
    return None if broken or raw.wrong else row


def _problem(raw: _Raw, mismatch: Mismatch) -> Problem:
    row, column = raw.place(mismatch.path)
    where = f"{row}, cột {column}" if column else row
    field = f"{row.split()[-1]}.{column}" if column else row.split()[-1]
    return Problem(field, f"catalogue.{mismatch.kind}", f"{where}: {mismatch.what}. {_KEPT}")


def _cleaned(content: Any) -> Any:
    if isinstance(content, str):
        return clean(content)
    if isinstance(content, list):
        return [_cleaned(item) for item in content]
    return {name: _cleaned(item) for name, item in content.items()} if isinstance(content, dict) else content


def _from_json(text: str) -> Iterator[_Raw]:
    content = _decoded(text, "Tệp")
    if not isinstance(content, list):
        raise _Refused([Problem("", "catalogue.wrong", f"Tệp danh mục phải là một danh sách thủ tục. {_KEPT}")])
    for number, item in enumerate(content, start=1):
        yield _Raw(item, _named(f"Thủ tục thứ {number}"))


def _from_ndjson(text: str) -> Iterator[_Raw]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _Raw(_decoded(line, f"Dòng {number}"), _named(f"Dòng {number}"))


def _from_csv(text: str) -> Iterator[_Raw]:
    try:
        rows = catalogue_csv.rows(text)
    except catalogue_csv.TableRefused as refused:
        raise _Refused(on_line(line, mismatch) for line, mismatch in refused.mismatches) from None
    for row in rows:
        wrong = tuple(on_line(line, mismatch) for line, mismatch in row.wrong)
        yield _Raw(row.content, _in_table(row), wrong, partial(catalogue_csv.worded, row))


def on_line(line: int, mismatch: Mismatch) -> Problem:
    """What is wrong at a line of a table, as all problems of a catalogue are said."""
    return _problem(_Raw(None, _named(f"Dòng {line}")), mismatch)


_READERS: dict[Kind, Callable[[str], Iterator[_Raw]]] = {"json": _from_json, "ndjson": _from_ndjson, "csv": _from_csv}


def _named(row: str) -> Callable[[str], tuple[str, str]]:
    return lambda path: (row, path)


def _in_table(row: catalogue_csv.TableRow) -> Callable[[str], tuple[str, str]]:
    def place(path: str) -> tuple[str, str]:
        line, column = catalogue_csv.place(row, path)
        return f"Dòng {line}", column

    return place


def _decoded(text: str, where: str) -> object:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise _Refused([Problem("", "catalogue.syntax", f"{where} không phải JSON đúng cú pháp. {_KEPT}")]) from None
