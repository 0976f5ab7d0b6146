"""This counter's own mark (nhãn máy) in provisional numbers: what tells them from another counter's."""

from __future__ import annotations

import re

from sqlite_utils import Database

from cchc_desktop.store import ledger, meta
from cchc_desktop.wire.canonical import sha256_hex


def label(db: Database) -> str:
    """The portal's label, else 9 and two digits.

    The portal gives no label beginning with 9; before enrolment the digits come from this very installation, so that
    a PC that took another's place does not repeat its numbers of the day.
    """
    known = meta.read(db, "device") or ""
    if re.fullmatch(r"[0-9A-Z]{2,3}", known):
        return known
    return f"9{int(sha256_hex(ledger.instance(db).encode()), 16) % 100:02}"
