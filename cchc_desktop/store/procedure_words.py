"""Procedures as search words (thủ tục trong tra cứu): kept once each, however many dossiers stand under them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from sqlcipher3.dbapi2 import Connection
from sqlite_utils import Database

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.text import words
from cchc_desktop.store.bulk import insert_next, keep, kept

_TABLE = "procedure_words"
_DIGIT = re.compile(r"[0-9]")
_LEAST_PART = 3  # of a code
_LEAST_WORD = 3  # of which a beginning is enough; shorter ones must be whole, single letters name no procedure


def words_of(dossier: Dossier) -> str:
    """Code, short name, name and field of its procedure as it was received, folded, a blank on either side of each."""
    office, code = dossier.reception, dossier.intake.procedure_code
    told = words(f"{code} {office.short_name} {office.procedure_name} {office.procedure_field}")
    return f" {' '.join(dict.fromkeys([''.join(words(code)), *told]))} "


def token(number: int) -> str:
    """What stands for a procedure among a dossier's words; nothing typed comes to it."""
    return f"§{number}"


def number(db: Database, text: str) -> int:
    """The number of a procedure's words, given now when they are new, inside the caller's transaction."""
    known = kept(db, (_TABLE, text), lambda stored: _known(stored, text))
    if known is None:
        known = insert_next(db, _TABLE, "insert into procedure_words (words) values (?)", (text,))
        keep(db, (_TABLE, text), known)
    return known


def _known(stored: Connection, text: str) -> int | None:
    row = stored.execute("select id from procedure_words where words = ?", (text,)).fetchone()
    return row[0] if row else None


def matching(db: Database, typed: Sequence[str]) -> dict[int, list[int]]:
    """Numbers of the procedures that any of the words names, by which of them: bit 0 of the mask is the first."""
    asked = [(place, pattern) for place, word in enumerate(typed) if (pattern := _pattern(word))]
    if not asked:
        return {}
    mask = " | ".join(f"((instr(words, ?) > 0) << {place})" for place, _ in asked)
    rows = db.conn.execute(
        f"select mask, json_group_array(id) from (select id, {mask} as mask from procedure_words) "  # noqa: S608 (ours)
        "where mask > 0 group by mask",
        tuple(pattern for _, pattern in asked),
    ).fetchall()
    return {found: msgspec.json.decode(numbers) for found, numbers in rows}


def named(procedure: str, word: str) -> bool:
    """Whether a typed word names the procedure of these words."""
    pattern = _pattern(word)
    return bool(pattern) and pattern in procedure


def _pattern(word: str) -> str:
    """What is looked for in the words of a procedure; "" for a word that names none."""
    if _DIGIT.search(word):
        return word if len(word) >= _LEAST_PART else ""
    if len(word) >= _LEAST_WORD:
        return f" {word}"
    return f" {word} " if len(word) > 1 else ""
