"""Backing up (sao lưu): where to, what is due, and how it went; trouble is noted and never stops a clerk."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cchc_desktop.acts.record import note_counter, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.backup_plan import EVERY, TAIL_EVERY, is_due
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.instants import instant_text, parse_instant, to_millisecond
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store import backup, meta
from cchc_desktop.store.backup import Made
from cchc_desktop.store.connection import Database, folder_of, transaction
from cchc_desktop.store.errors import StoreTrouble

PLACE, MADE, ENTRIES, TROUBLE = "backup_place", "backup_at", "backup_entries_at", "backup_trouble"
SINCE = "backup_since"  # when a second place was named: before its first backup, what its age is counted from
_ASKED = "backup_asked"


def choose_place(db: Database, place: Path, by: Clerk, now: datetime) -> None:
    """Names the second place, a folder on another disk: an administrator's duty. Raises Refused."""
    require(by, Duty.BACK_UP)
    own, chosen = folder_of(db).resolve(), place.resolve()
    if chosen == own or own in chosen.parents:
        message = "Nơi sao lưu nằm trong thư mục dữ liệu: hỏng ổ đĩa là mất cả hai. Chọn USB hoặc thư mục chung."
        raise Refused((Problem("to", "backup.place", message),))
    with transaction(db):
        if meta.read(db, PLACE) != str(chosen):
            meta.write(db, SINCE, instant_text(to_millisecond(now)))
            note_counter(db, "backup_place", {}, by, now)
        meta.write(db, PLACE, str(chosen))


def place_of(db: Database) -> Path | None:
    """The second place, or None where none was named."""
    text = meta.read(db, PLACE)
    return Path(text) if text else None


def ask(db: Database) -> None:
    """Makes a backup due, whenever the last was: the day was closed. Inside the caller's transaction."""
    if place_of(db) is not None:
        meta.write(db, _ASKED, "1")


def back_up(db: Database, now: datetime) -> Made:
    """A whole backup to the second place, now. Raises Refused where there is none, StoreTrouble, noted before."""
    place = place_of(db)
    if place is None:
        message = "Chưa chọn nơi sao lưu. Quản trị chạy: cchc-desktop backup --to THƯ_MỤC."
        raise Refused((Problem("to", "backup.none", message),))
    try:
        made = backup.make(db, place, now)
    except StoreTrouble as trouble:
        meta.write(db, TROUBLE, trouble.sentence)
        raise
    with transaction(db):
        for name in (MADE, ENTRIES):
            meta.write(db, name, instant_text(to_millisecond(now)))
        meta.write(db, TROUBLE, "")
        meta.remove(db, _ASKED)
    return made


def back_up_what_is_due(db: Database, now: datetime) -> None:
    """A backup each hour, the new entries each quarter of one. Raises StoreTrouble, noted before."""
    place = place_of(db)
    if place is None:
        return
    if meta.read(db, TROUBLE) or meta.read(db, _ASKED) or is_due(_at(db, MADE), now, EVERY):
        back_up(db, now)
    elif is_due(_at(db, ENTRIES), now, TAIL_EVERY):
        try:
            backup.append_entries(db, place)
        except StoreTrouble as trouble:
            meta.write(db, TROUBLE, trouble.sentence)
            raise
        meta.write(db, ENTRIES, instant_text(to_millisecond(now)))


def _at(db: Database, name: str) -> datetime | None:
    text = meta.read(db, name)
    return parse_instant(text) if text else None
