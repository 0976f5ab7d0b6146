"""A counter opened (mở quầy): the store of a folder with its office, calendar and key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.set_up import PRACTICE, REAL, demand_mode
from cchc_desktop.app import places
from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.calendar_file import CalendarFile, parse_calendar
from cchc_desktop.domain.office import Office
from cchc_desktop.domain.office_file import OfficeFile, read_office
from cchc_desktop.resources import resource
from cchc_desktop.store import calendar, errors, keys, meta, schema
from cchc_desktop.store.connection import FILE_NAME, Database, Use
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.store.upgrading import Told, untold


@dataclass(frozen=True, slots=True)
class Counter:
    """What is open; `key` lets other threads open connections of their own."""

    folder: Path
    key: bytes
    db: Database
    file: OfficeFile
    desk: Desk

    @property
    def exports(self) -> Path:
        """Where its spreadsheets are saved, not made yet."""
        return places.exports(self.folder, self.desk.practice)

    def connect(self, use: Use) -> Database:
        """One more connection, for the thread that calls."""
        return schema.open_store(self.folder, self.key, use)

    def close(self) -> None:
        """The connection it was opened with."""
        self.db.close()


KEY_MENDED = (
    "Tệp khóa của kho dữ liệu đã để người khác trên máy đọc được; vừa sửa lại quyền. Báo quản trị: có thể khóa đã lộ."
)


def key_notice(folder: Path) -> str:
    """What somebody must be told of the store's key before the store is opened; "" nearly always. Raises StoreTrouble."""
    with errors.guarded():
        return KEY_MENDED if keys.mend_rights(folder) else ""


def is_set_up(folder: Path) -> bool:
    """Whether a store lies in the folder."""
    return (folder / FILE_NAME).exists()


def open_counter(folder: Path, practice: bool, use: Use = Use.WRITER, told: Told = untold) -> Counter:
    """Opens the store of `folder`, `told` how far it is brought up to date when it is older.

    Raises StoreTrouble (MISSING, NO_KEY, WRONG_KEY, NEWER, MODE …).
    """
    if not is_set_up(folder):
        raise StoreTrouble(Trouble.MISSING)
    key = keys.find(folder)
    db = schema.open_store(folder, key, use, told)
    try:
        if meta.read(db, "mode") is None:  # set-up was cut off before its one transaction
            raise StoreTrouble(Trouble.MISSING)
        demand_mode(db, PRACTICE if practice else REAL)
        file = office_of(db)
        own = calendar.read(db)
        office = with_hours(file.office, own)
        return Counter(folder, key, db, file, Desk(office, calendar_of(office, own), folder, practice))
    except BaseException:
        db.close()
        raise


def office_of(db: Database) -> OfficeFile:
    """The office file the store holds; it was checked when it was put there."""
    file = read_office(meta.read(db, "office") or "")
    if not isinstance(file, OfficeFile):
        raise StoreTrouble(Trouble.CORRUPT)
    return file


def calendar_of(office: Office, own: CalendarFile | None = None) -> WorkCalendar:
    """The national calendar with the shipped corrections, then the office's, then its year's own: the later wins."""
    shipped = parse_calendar(resource("calendars/vn.toml").read_text(encoding="utf-8"))
    more = own or CalendarFile((), 0)
    confirmed = max(shipped.confirmed_through, more.confirmed_through)
    return WorkCalendar((*shipped.overrides, *office.overrides, *more.overrides), confirmed_through=confirmed)


def with_hours(office: Office, own: CalendarFile | None) -> Office:
    """The office with the sessions that its calendar lays down, instead of its own from the same day."""
    if own is None or not own.hours:
        return office
    told = {each.valid_from for each in own.hours}
    return replace(office, hours=(*(each for each in office.hours if each.valid_from not in told), *own.hours))
