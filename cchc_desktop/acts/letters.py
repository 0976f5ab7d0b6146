"""Letters with a number (văn bản có số): given once the rules agree; what a restored store has lost of them is noted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import demand, note_counter, record
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Apologised, Refused, Stopped, SupplementRequested
from cchc_desktop.domain.instants import to_millisecond
from cchc_desktop.domain.letter_number import Series
from cchc_desktop.store import slip_numbers
from cchc_desktop.store.connection import Database

Letter: TypeAlias = Apologised | Refused | Stopped | SupplementRequested
_WHY = "số đã cấp nhưng kho không có văn bản: tắt máy giữa chừng, lỗi hoặc khôi phục kho"
_SERIES = {
    Apologised: Series.APOLOGY,
    Refused: Series.REFUSAL,
    Stopped: Series.STOP,
    SupplementRequested: Series.SUPPLEMENT,
}


def record_letter(db: Database, desk: Desk, dossier: Dossier, letter: Letter, by: Clerk) -> Dossier:
    """Records a letter under the next number of its kind and year, inside the caller's transaction.

    Raises Refused when the rules forbid it, and then the number is still free.
    """
    demand(db, dossier, letter)
    return record(db, dossier, replace(letter, slip_number=number(db, desk, letter, by)), by)


def number(db: Database, desk: Desk, letter: Letter, by: Clerk) -> str:
    """The next number, inside the caller's transaction; numbers that have no letter here are noted beside it."""
    at: datetime = to_millisecond(letter.at)
    given = slip_numbers.next_number(db, desk.folder, _SERIES[type(letter)], desk.office.counter, at.year)
    if given.skipped:
        first, last = given.skipped
        note_counter(db, slip_numbers.LOST, {"tu": first, "den": last, "lyDo": _WHY}, by, at)
    return given.text
