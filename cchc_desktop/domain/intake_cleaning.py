"""An intake made fit to keep (làm sạch chữ và số đã nhập): texts in NFC, numbers and phones in one writing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any

import msgspec

from cchc_desktop.domain import text
from cchc_desktop.domain.identity import normal_passport, normal_tax_code
from cchc_desktop.domain.intake import Collector, Intake, Paper
from cchc_desktop.domain.person import IdentityKind, Person
from cchc_desktop.domain.phone import normal_phone
from cchc_desktop.domain.problem import Problem, warning

_encoder = msgspec.json.Encoder()
_ODD = re.compile(r"[^ -\[\]-~\u00c0-\u024f\u0300-\u0323\u1e00-\u1eff–…“”]")


def cleaned(intake: Intake) -> tuple[Intake, tuple[Problem, ...]]:
    """The intake as it is kept, and a notice at each field that held marks nobody can see. Idempotent.

    Nothing that can be seen is lost: a letter in a number stays, for `problems` to say. Papers without name, code and
    count, the empty rows at the end of a form, are left out.
    """
    notices: list[Problem] = []
    tidy: Intake = intake if _is_tidy(intake) else _tidied(intake, "", notices)
    owner, collector = _normal(tidy.owner), _reachable(tidy.collector)
    submitter = _normal(tidy.submitter) if tidy.submitter else None
    papers = tuple(paper for paper in tidy.papers if not _is_empty(paper))
    before = (tidy.owner, tidy.submitter, tidy.collector, tidy.papers)
    if (owner, submitter, collector, papers) != before:
        tidy = replace(tidy, owner=owner, submitter=submitter, collector=collector, papers=papers)
    return tidy, tuple(notices)


def _is_tidy(intake: Intake) -> bool:
    """Whether every text is surely clean already: only plain Vietnamese letters, NFC, no blanks to take out.

    Looks at the whole intake written as JSON, where a control character or a backslash shows as a backslash, and so
    does a quote, which may be; a blank beside a quote that is left begins or ends a text.
    """
    try:
        written = _encoder.encode(intake).decode().replace('\\"', "")
    except UnicodeEncodeError:  # a lone surrogate
        return False
    blanks = "  " in written or '" ' in written or ' "' in written
    return not blanks and _ODD.search(written) is None and unicodedata.is_normalized("NFC", written)


def _is_empty(paper: Paper) -> bool:
    return not (paper.name or paper.code or paper.note or paper.original or paper.certified or paper.photocopy)


def _normal(person: Person) -> Person:
    # A passport's writing, capitals without separators, suits any number: there is no case in digits.
    writing = normal_tax_code if person.number_kind is IdentityKind.TAX_CODE else normal_passport
    number, phone = writing(person.number), normal_phone(person.phone)
    same = number == person.number and phone == person.phone
    return person if same else replace(person, number=number, phone=phone)


def _reachable(collector: Collector) -> Collector:
    phone = normal_phone(collector.phone)
    return collector if phone == collector.phone else replace(collector, phone=phone)


def _tidied(value: Any, path: str, notices: list[Problem]) -> Any:
    """The same value with every text in it cleaned, however deep; notices are added for what could not be seen."""
    if isinstance(value, str):
        clean, had_hidden = text.cleaned(value)
        if had_hidden:
            notices.append(warning(path, "text.hidden", "Đã bỏ ký tự không nhìn thấy được trong ô này. Xem lại chữ."))
        return clean
    if isinstance(value, tuple):
        return tuple(_tidied(item, f"{path}.{index}", notices) for index, item in enumerate(value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    below = f"{path}." if path else ""
    changed = {each.name: _tidied(getattr(value, each.name), f"{below}{each.name}", notices) for each in fields(value)}
    return replace(value, **changed)
