"""Form sets (bộ biểu mẫu): number, legal basis, title and wording of the slips, as TOML, each from a day on."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from cchc_desktop.slips.wording import Wording, keys, places

_PAPERS = {"a5": "a5", "a4": "a4", "80mm": "roll"}  # paper: table of the file
_LISTS = {"copies": 2, "columns": 5, "signers": 2, "reprint": 2, "practice": 2}  # lists of a fixed length


class FormSetWrong(ValueError):
    """A form set file that cannot be used; says which file and which key, in Vietnamese."""

    def __init__(self, file: str, key: str, rule: str) -> None:
        super().__init__(f"Biểu mẫu {file}, mục “{key}”: {rule}." if key else f"Biểu mẫu {file}: {rule}.")
        self.file = file
        self.key = key


@dataclass(frozen=True, slots=True)
class ReceiptForm:
    """Mẫu số 01 of a form set: its number, and the wording on each paper."""

    form: str
    a5: Wording
    a4: Wording
    roll: Wording

    def on(self, paper: str) -> Wording:
        """The wording for a paper of Printing."""
        return cast(Wording, getattr(self, _PAPERS[paper]))


@dataclass(frozen=True, slots=True)
class FormSet:
    """The forms in force from a day on; a dossier keeps those of the day it was received."""

    id: str  # "TT03/2025"
    circular: str  # as printed: "TT 03/2025/TT-VPCP"
    version: str  # of our wording of it
    effective_from: date
    receipt: ReceiptForm


def load_form_sets(folder: Path) -> tuple[FormSet, ...]:
    """Every *.toml of the folder, oldest first; raises FormSetWrong for the first wrong one, and when there is none."""
    sets = [parse_form_set(path.read_text("utf-8"), path.name) for path in sorted(folder.glob("*.toml"))]
    if not sets:
        raise FormSetWrong(folder.name, "", "không có tệp biểu mẫu nào")
    return tuple(sorted(sets, key=lambda known: known.effective_from))


def form_set_on(sets: Sequence[FormSet], day: date) -> FormSet:
    """The set in force on `day`; the oldest for days before all of them."""
    in_force = [known for known in sets if known.effective_from <= day]
    if in_force:
        return max(in_force, key=lambda known: known.effective_from)
    return min(sets, key=lambda known: known.effective_from)


def parse_form_set(text: str, file: str) -> FormSet:
    """One form set; `file` is its name, for FormSetWrong."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise FormSetWrong(file, "", "sai cú pháp TOML") from None
    table = _Table(file, "", content, ("id", "circular", "version", "effective_from", "receipt"))
    return FormSet(
        id=table.text("id"),
        circular=table.text("circular"),
        version=table.text("version"),
        effective_from=table.day("effective_from"),
        receipt=_receipt(table.part("receipt")),
    )


def _receipt(table: _Table) -> ReceiptForm:
    """`[receipt]` has what all papers share; `[receipt.a5]`, `.a4` and `.roll` what is their own."""
    table.only((*keys(), "form", *_PAPERS.values()))
    shared = {key: value for key, value in table.content.items() if key in keys()}
    wordings = {}
    for paper in _PAPERS.values():
        own = table.part(paper)
        own.only(tuple(keys()))
        wordings[paper] = _wording(_Table(table.file, own.path, {**shared, **own.content}))
    return ReceiptForm(table.text("form"), **wordings)


def _wording(table: _Table) -> Wording:
    return Wording(**{key: _word(table, key, kind, allowed) for key, (kind, allowed) in keys().items()})


def _word(table: _Table, key: str, kind: type, allowed: frozenset[str]) -> Any:
    if kind is bool:
        return table.flag(key)
    value = table.texts(key) if kind is tuple else table.text(key)
    for template in value if isinstance(value, tuple) else (value,):
        _check_places(table, key, template, allowed)
    return value


def _check_places(table: _Table, key: str, template: str, allowed: frozenset[str]) -> None:
    try:
        named = places(template)
    except ValueError:
        raise FormSetWrong(table.file, table.path + key, "dấu { } không khớp nhau") from None
    if not named <= allowed:
        braces = ", ".join(f"{{{name}}}" for name in sorted(allowed)) or "chữ thường, không có dấu { }"
        raise FormSetWrong(table.file, table.path + key, f"chỉ được dùng {braces}")


class _Table:
    """A table of the file, that refuses what is missing, unknown or of the wrong kind, by its full key."""

    def __init__(self, file: str, path: str, content: Mapping[str, Any], keys: Sequence[str] = ()) -> None:
        self.file, self.path, self.content = file, path, content
        if keys:
            self.only(keys)

    def only(self, keys: Sequence[str]) -> None:
        for key in self.content:
            if key not in keys:
                raise FormSetWrong(self.file, self.path + key, "không rõ là gì")

    def part(self, key: str) -> _Table:
        return _Table(self.file, f"{self.path}{key}.", self._of(key, dict, "phải là một bảng"))

    def text(self, key: str) -> str:
        return cast(str, self._of(key, str, "phải là chữ trong ngoặc kép"))

    def flag(self, key: str) -> bool:
        return cast(bool, self._of(key, bool, "phải là true hoặc false"))

    def day(self, key: str) -> date:
        value = cast(date, self._of(key, date, "phải là ngày dạng 2025-09-15"))
        if type(value) is not date:  # a TOML date with a time is a datetime, which is a date too
            raise FormSetWrong(self.file, self.path + key, "phải là ngày dạng 2025-09-15")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        values = self._of(key, list, "phải là danh sách chữ")
        if any(not isinstance(value, str) for value in values):
            raise FormSetWrong(self.file, self.path + key, "phải là danh sách chữ")
        if len(values) != _LISTS.get(key, len(values)):
            raise FormSetWrong(self.file, self.path + key, f"phải có đúng {_LISTS[key]} mục")
        return tuple(values)

    def _of(self, key: str, kind: type, rule: str) -> Any:
        if key not in self.content:
            raise FormSetWrong(self.file, self.path + key, "thiếu")
        if not isinstance(self.content[key], kind):
            raise FormSetWrong(self.file, self.path + key, rule)
        return self.content[key]
