"""Form sets (bộ biểu mẫu): number, legal basis, title and wording of the slips, as TOML, each from a day on.

To add a form: write its wording, a frozen struct that inherits SlipWording (or PeopleWording), with TABLE = its table
of the file and PAPERS = what it can be laid out on; name the class in forms.py; give the table to each file whose
circular has the form. `[shared]` holds what many forms say alike, `[handover]` what the form says itself (and its
number `form` and `paper`), `[handover.a5]` what differs on one paper. Every key is checked when the file is read.
A slip asks `forms.form(HandoverWording)` and takes `.on(paper)` of it; a set without that form raises FormMissing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from cchc_desktop.slips.forms.registry import FORMS
from cchc_desktop.slips.forms.wording import Key, SlipWording, Wording, keys, places

W = TypeVar("W", bound=SlipWording)

_TABLES = {"80mm": "roll"}  # paper: its table of the file, where they differ


class FormSetWrong(ValueError):
    """A form set file that cannot be used; says which file and which key, in Vietnamese."""

    def __init__(self, file: str, key: str, rule: str) -> None:
        super().__init__(f"Biểu mẫu {file}, mục “{key}”: {rule}." if key else f"Biểu mẫu {file}: {rule}.")
        self.file = file
        self.key = key


class FormMissing(ValueError):
    """A form that the circular of that day does not have; the text is for the clerk."""

    def __init__(self, circular: str, table: str) -> None:
        super().__init__(f"Bộ biểu mẫu theo {circular} không có mẫu này ({table}), nên không in được.")
        self.table = table


@dataclass(frozen=True, slots=True)
class Form(Generic[W]):
    """One form of a set: its number ("Mẫu số 01", or ""), the paper it is printed on, and its wording on each paper."""

    form: str
    paper: str  # "": the one the office has chosen
    wordings: Mapping[str, W] = field(hash=False)

    def on(self, paper: str) -> W:
        """The wording for a paper."""
        return self.wordings[paper]


@dataclass(frozen=True, slots=True)
class FormSet:
    """The forms in force from a day on; a dossier keeps those of the day it was received."""

    id: str  # "TT03/2025"
    circular: str  # as printed: "TT 03/2025/TT-VPCP"
    version: str  # of our wording of it
    effective_from: date
    receipt: Form[Wording]
    others: Mapping[str, Form[Any]] = field(default_factory=dict, hash=False, repr=False)  # by table

    def form(self, words: type[W]) -> Form[W]:
        """The form with that wording; raises FormMissing when this set has none."""
        if words.TABLE not in self.others:
            raise FormMissing(self.circular, words.TABLE)
        return cast(Form[W], self.others[words.TABLE])


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
    tables = {words.TABLE: words for words in FORMS}
    table = _Table(file, "", content, ("id", "circular", "version", "effective_from", "shared", "receipt", *tables))
    shared = table.part("shared").content if "shared" in content else {}
    every: tuple[type[SlipWording], ...] = (Wording, *FORMS)
    known = {key for words in every for key in keys(words)}
    if unknown := next((key for key in shared if key not in known), ""):
        raise FormSetWrong(file, f"shared.{unknown}", "không rõ là gì")
    return FormSet(
        id=table.text("id"),
        circular=table.text("circular"),
        version=table.text("version"),
        effective_from=table.day("effective_from"),
        receipt=_form(table.part("receipt"), Wording, shared),
        others={name: _form(table.part(name), words, shared) for name, words in tables.items() if name in content},
    )


def _form(table: _Table, words: type[SlipWording], shared: Mapping[str, Any]) -> Form[Any]:
    """What `[shared]` says, then the form's table, then the tables of each of its papers."""
    known = keys(words)
    parts = {paper: _TABLES.get(paper, paper) for paper in words.PAPERS}
    table.only((*known, "form", "paper", *parts.values()))
    said = {key: value for key, value in {**shared, **table.content}.items() if key in known}
    wordings = {}
    for paper, part in parts.items():
        own = table.part(part) if part in table.content else _Table(table.file, f"{table.path}{part}.", {})
        own.only(tuple(known))
        wordings[paper] = _wording(_Table(table.file, own.path, {**said, **own.content}), words)
    paper = table.text("paper") if "paper" in table.content else ""
    if paper and paper not in wordings:
        raise FormSetWrong(table.file, f"{table.path}paper", f"phải là một trong: {', '.join(wordings)}")
    return Form(table.text("form"), paper, wordings)


def _wording(table: _Table, words: type[SlipWording]) -> SlipWording:
    return words(**{name: _word(table, name, key) for name, key in keys(words).items()})


def _word(table: _Table, name: str, key: Key) -> Any:
    if key.kind is bool:
        return table.flag(name)
    value = table.texts(name, key.items) if key.kind is tuple else table.text(name)
    for template in value if isinstance(value, tuple) else (value,):
        _check_places(table, name, template, key.allowed)
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

    def texts(self, key: str, items: int | None) -> tuple[str, ...]:
        values = self._of(key, list, "phải là danh sách chữ")
        if any(not isinstance(value, str) for value in values):
            raise FormSetWrong(self.file, self.path + key, "phải là danh sách chữ")
        if items is not None and len(values) != items:
            raise FormSetWrong(self.file, self.path + key, f"phải có đúng {items} mục")
        return tuple(values)

    def _of(self, key: str, kind: type, rule: str) -> Any:
        if key not in self.content:
            raise FormSetWrong(self.file, self.path + key, "thiếu")
        if not isinstance(self.content[key], kind):
            raise FormSetWrong(self.file, self.path + key, rule)
        return self.content[key]
