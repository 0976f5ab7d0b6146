"""The search index (tra cứu): folded words of names and the ends of numbers, matched by prefix, newest first."""

from __future__ import annotations

import re

from sqlite_utils import Database

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.text import clean, words
from cchc_desktop.store.bulk import insert

_TAILS = (4, 6)
_MOST_WORDS = 8
_SEPARATORS = re.compile(r"[\s.\-]+")


def words_of(dossier: Dossier) -> str:
    """The words a dossier is found by: owner, submitter, and numbers whole and by their last 4 and 6 digits."""
    intake = dossier.intake
    people = [intake.owner] + ([intake.submitter] if intake.submitter else [])
    found: dict[str, None] = {}
    for person in people:
        found.update(dict.fromkeys(words(person.name)))
        for number in (person.number, person.phone):
            found.update(dict.fromkeys(_number_words(number)))
    for code in (dossier.code, dossier.provisional, dossier.alias):
        found.update(dict.fromkeys(_code_words(code) if code else ()))
    return " ".join(found)


def differs(before: Dossier, after: Dossier) -> bool:
    """Whether a dossier is to be indexed anew; most events leave the intake as it was."""
    codes = (before.code, before.provisional, before.alias) != (after.code, after.provisional, after.alias)
    if before.intake is after.intake and not codes:
        return False
    return words_of(before) != words_of(after)


def _code_words(code: str) -> list[str]:
    """The day's number, and the day with it: "3012" and "2610053012"."""
    *before, number = code.rsplit("-", 2)
    day = before[-1] if len(before) > 1 else ""
    return [*words(number), *words(day + number)]


def _number_words(number: str) -> list[str]:
    parts = words(number)
    folded = "".join(parts)
    return [*parts, folded, *(folded[-tail:] for tail in _TAILS if len(folded) > tail)] if folded else []


def query(text: str) -> str:
    """An FTS5 expression for words as typed: each quoted (never an operator), each a prefix; "" when there is none.

    Digits in groups ("0912 345 678", "261005-3000") are one word. Typed is cleaned as kept is: marks nobody can see
    part no word.
    """
    typed = clean(text)
    joined = _SEPARATORS.sub("", typed)
    wanted = [joined] if joined.isascii() and joined.isdigit() and len(joined) >= _TAILS[0] else words(typed)
    return " ".join(f'"{word}"*' for word in wanted[:_MOST_WORDS])


def add(db: Database, row_id: int, dossier: Dossier) -> None:
    """Indexes a new dossier, inside the caller's transaction."""
    insert(db, "search", "insert into search (rowid, words) values (?, ?)", (row_id, words_of(dossier)))


def replace(db: Database, row_id: int, dossier: Dossier) -> None:
    """Indexes a dossier anew, inside the caller's transaction."""
    db.conn.execute("delete from search where rowid = ?", (row_id,))
    add(db, row_id, dossier)
