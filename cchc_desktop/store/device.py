"""This counter's own mark (nhãn máy) in provisional numbers: what tells them from another counter's."""

from __future__ import annotations

import re

from sqlite_utils import Database

from cchc_desktop.store import ledger, meta
from cchc_desktop.wire.canonical import sha256_hex


def label(db: Database, counter: str) -> str:
    """The portal's label; before enrolment 9, two digits of the office's number for this counter, and two more.

    The portal gives no label beginning with 9. The last two come from this very installation, so that a PC that took
    another's place does not repeat its numbers of the day.
    """
    known = meta.read(db, "device") or ""
    if re.fullmatch(r"[0-9A-Z]{2,5}", known):
        return known
    number = int("0" + "".join(digit for digit in counter if digit in "0123456789")) % 100
    return f"9{number:02}{int(sha256_hex(ledger.instance(db).encode()), 16) % 100:02}"
