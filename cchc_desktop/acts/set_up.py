"""Setting up (thiết lập): a new store with its office, first clerks, chain and mode; practice and real never mix."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.acts.record import note_counter, require
from cchc_desktop.domain.clerk import Clerk, Duty, Role
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.store import clerks, ledger, meta, numbers
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.store.numbers import PROVISIONAL, Range
from cchc_desktop.store.uids import new_uid

PRACTICE, REAL = "practice", "real"
ADMIN_CODE = "quantri"  # of the administrator who is made where the office file names none
INSTALLER = Clerk("cai-dat", "Cài đặt", role=Role.ADMIN)


@dataclass(frozen=True, slots=True)
class NewStore:
    """What a store starts with: its mode, the office file's text, and clerks with their password hashes."""

    mode: str
    office_text: str
    unit_code: str
    clerks: tuple[tuple[Clerk, str], ...]


@dataclass(frozen=True, slots=True, repr=False)
class FirstPasswords:
    """Of the first lead and of the first administrator, who are not the same: one sees dossiers, the other keys."""

    lead: str
    admin: str


def set_up(db: Database, start: NewStore, now: datetime, by: Clerk = INSTALLER) -> None:
    """Fills a new, empty store; raises StoreTrouble(SET_UP) when it was set up before."""
    require(by, Duty.SET_UP)
    at = instant_text(to_millisecond(now))
    with transaction(db):
        if meta.read(db, "mode") is not None:
            raise StoreTrouble(Trouble.SET_UP)
        meta.write(db, "mode", start.mode)
        meta.write(db, "office", start.office_text)
        meta.write(db, "unit", start.unit_code)
        ledger.open_instance(db, new_uid(), at)
        numbers.put_range(db, Range("tam", PROVISIONAL, start.unit_code, "T", 1, 9999, 4, "2000-01-01", "open"))
        for clerk, password_hash in start.clerks:
            clerks.put(db, clerk, password_hash)
        note_counter(db, "set_up", {"cheDo": start.mode, "donVi": start.unit_code}, by, now)


def change_office(db: Database, office_text: str, by: Clerk, now: datetime) -> None:
    """Puts a new office file in place; dossiers keep what was in force on their day."""
    require(by, Duty.SET_UP)
    with transaction(db):
        meta.write(db, "office", office_text)
        note_counter(db, "change_office", {}, by, now)


def demand_mode(db: Database, mode: str) -> None:
    """Raises StoreTrouble(MODE) when the store is of the other kind."""
    if meta.read(db, "mode") != mode:
        raise StoreTrouble(Trouble.MODE)
