"""Looking up (tra cứu): a code, an alias, a name or a number, newest first."""

from __future__ import annotations

from cchc_desktop.domain.code import parse_code, parse_provisional
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.store import dossiers
from cchc_desktop.store.connection import Database
from cchc_desktop.store.dossiers import Summary


def look_up(db: Database, text: str, limit: int = 50) -> list[Summary]:
    """Dossiers that a text as typed may mean: by words and number ends; the newest ones for an empty text."""
    if not text.strip():
        return dossiers.newest(db, limit)
    code = scanned_code(text)
    return dossiers.summaries_by_code(db, code) if code else dossiers.found(db, text, limit)


def by_code(db: Database, code: str) -> list[Dossier]:
    """The dossiers a printed code or alias names; two when the portal found a clash."""
    return dossiers.by_code(db, scanned_code(code) or code.strip())


def scanned_code(text: str) -> str | None:
    """The code or provisional number in a scanned or typed text, in its written form; None when it is none."""
    found = parse_code(text) or parse_provisional(text)
    return found.text if found else None
