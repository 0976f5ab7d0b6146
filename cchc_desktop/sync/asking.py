"""Asking the portal (hỏi cổng) for dossiers that are not in this store, while somebody looks for one; nothing is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from cchc_desktop.acts.adopt import AtPortal
from cchc_desktop.acts.portal_dossier import UNREADABLE
from cchc_desktop.domain.code import parse_number
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.phone import normal_phone
from cchc_desktop.domain.text import clean
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import PortalTrouble
from cchc_desktop.portal.message import Leave
from cchc_desktop.store import dossiers, procedure_words, search
from cchc_desktop.store.connection import Database
from cchc_desktop.store.summaries import Summary
from cchc_desktop.sync.line import Line
from cchc_desktop.wire import incoming

_LEAST = 3  # characters, of which a portal can say something
_NOT_ASKED = "Chưa hỏi được cổng: {}"
_UNREAD = "Cổng còn {} hồ sơ mà máy này chưa đọc được."
_DIGIT = re.compile(r"[0-9]")
_PHONE = re.compile(r"(?:0|\+?84)[0-9]{9,10}")
_TAX_CODE, _BRANCH = 10, 13  # digits of an enterprise's number, and of a branch's, which is kept with a dash
_WHOLE = frozenset({9, _TAX_CODE, 12, _BRANCH})  # lengths of whole numbers: the portal knows no parts
_PASSPORT = re.compile(r"[A-Z][A-Z0-9]{5,8}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the portal knows of a text beyond this store; `said` why it may know more, "" when that was all."""

    text: str = field(repr=False)
    rows: tuple[AtPortal, ...] = ()
    said: str = ""


def ask(db: Database, line: Line, text: str, leave: Leave) -> Asked:
    """The portal's dossiers that the text means, newest first. `leave` ends the call from another thread.

    Nothing is written. A counter that is not enrolled, and a text the portal cannot be asked for, find nothing.
    """
    portal = line.reach(db)
    if portal is None or len(clean(text)) < _LEAST:
        return Asked(text)
    try:
        found = next((page for page in _pages(db, portal, text, leave) if page[0]), ([], ""))
    except PortalTrouble as trouble:
        cause = trouble.cause
        return Asked(text, said=_NOT_ASKED.format(cause[:1].lower() + cause[1:]))
    return _asked(db, text, *found)


def _pages(db: Database, portal: Portal, text: str, leave: Leave) -> Iterator[tuple[Sequence[dict[str, Any]], str]]:
    """Answers to one question after another, by what the text may be: the first that finds anything is it."""
    if code := parse_number(text):
        document = portal.dossier(code.text, leave)
        yield ([document] if document else [], "")
        return
    for words in _questions(db, text):
        page = portal.find(**words, leave=leave)
        yield page.dossiers, page.asOf


def _questions(db: Database, text: str) -> Iterator[dict[str, str]]:
    typed = search.typed_words(text)
    if len(typed) == 1 and _DIGIT.search(typed[0]):
        yield from _numbers(clean(text).upper(), typed[0])
        return
    names = [word for word in typed if not _DIGIT.search(word)]
    if names and max(map(len, names)) > 1:
        yield {"hoTen": " ".join(names)}
    named = 0
    for mask in procedure_words.matching(db, names):
        named |= mask
    others = [word for place, word in enumerate(names) if not named >> place & 1]
    if others and others != names:  # "mai tro cap": nobody is called so, and somebody came for it
        yield {"hoTen": " ".join(others)}


def _numbers(written: str, number: str) -> Iterator[dict[str, str]]:
    if _PASSPORT.fullmatch(written):
        yield {"SoDinhDanh": written}
    if not number.isdigit():
        return
    if _PHONE.fullmatch(number):
        yield {"SoDienThoai": normal_phone(number)}
    if len(number) in _WHOLE:
        whole = f"{number[:_TAX_CODE]}-{number[_TAX_CODE:]}" if len(number) == _BRANCH else number
        yield {"SoDinhDanh": whole}


def _asked(db: Database, text: str, documents: Sequence[dict[str, Any]], as_of: str) -> Asked:
    typed = [] if parse_number(text) else search.typed_words(text)
    rows, unread = [], 0
    for document in documents:
        try:
            dossier = incoming.dossier(incoming.read_document(document))
        except UNREADABLE:
            unread += 1
            continue
        if dossiers.get(db, dossier.uid) is None and search.fits(dossier, typed):
            rows.append(AtPortal(_summary(dossier), document, as_of))
    return Asked(text, tuple(rows), _UNREAD.format(unread) if unread else "")


def _summary(dossier: Dossier) -> Summary:
    intake, office = dossier.intake, dossier.reception
    return Summary(
        id=0,
        uid=dossier.uid,
        own=False,
        code=dossier.printed_code or dossier.alias or "",
        official=dossier.code or (dossier.alias if dossier.provisional else None),
        provisional=dossier.provisional,
        alias=dossier.alias,
        status=dossier.status,
        holder=dossier.holder,
        procedure_code=intake.procedure_code,
        short_name=office.short_name or office.procedure_name,
        owner_name=intake.owner.name,
        owner_number=intake.owner.number,
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        voided=dossier.voided,
    )
