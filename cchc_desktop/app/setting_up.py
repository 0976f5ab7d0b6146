"""Making a new counter (thiết lập quầy): folder, key, store, office, first clerks; all of it or nothing usable."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

from cchc_desktop.acts import catalogue, set_up, sign_in
from cchc_desktop.acts.set_up import INSTALLER, PRACTICE, REAL, NewStore
from cchc_desktop.app.places import made
from cchc_desktop.domain.catalogue import Catalogue, read_catalogue
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.domain.office_file import KeyStore, OfficeFile
from cchc_desktop.domain.office_text import write_office
from cchc_desktop.resources import resource
from cchc_desktop.store import folders, keys, schema
from cchc_desktop.store.connection import FILE_NAME
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.store.keys import KeyPlace

ADMIN = Clerk("quantri", "Quản trị", role=Role.ADMIN)  # made when the office file names no administrator


def set_up_counter(folder: Path, file: OfficeFile, password: str, now: datetime, key: bytes | None = None) -> str:
    """A real counter; lead and administrators start with `password`, the others with none until a lead gives it.

    Returns the recovery text of the key; `key` is one whose recovery text was shown already; without it a new one is made.

    Raises Refused (password too short), StoreTrouble(MODE) for a folder that is set up already, NoCredentialStoreError.
    """
    secret = sign_in.hashed(password)
    people = (file.lead, *file.clerks)
    if not any(clerk.role is Role.ADMIN for clerk in people):
        people = (*people, ADMIN)
    place = KeyPlace.FILE if file.key_store is KeyStore.FILE else KeyPlace.CREDENTIAL_STORE
    hashes = ((clerk, secret if clerk.role is not Role.CLERK else sign_in.NO_PASSWORD) for clerk in people)
    start = NewStore(REAL, write_office(file), file.office.unit_code, tuple(hashes))
    return keys.recovery_text(_make(folder, start, place, (now, key)))


def set_up_practice(folder: Path, file: OfficeFile, now: datetime) -> None:
    """The practice counter: sample office and procedures, no passwords, its own folder and file key."""
    people = tuple((clerk, "") for clerk in (file.lead, *file.clerks))
    start = NewStore(PRACTICE, write_office(file), file.office.unit_code, people)
    _make(folder, start, KeyPlace.FILE, (now, None))


def sample_catalogue() -> Catalogue:
    """The shipped sample of procedures."""
    found = read_catalogue(resource("sample/procedures.json").read_text(encoding="utf-8"), "json")
    if not isinstance(found, Catalogue):
        raise TypeError("the shipped catalogue is wrong")
    return found


def _make(folder: Path, start: NewStore, place: KeyPlace, now_and_key: tuple[datetime, bytes | None]) -> bytes:
    """The key is kept before the store is there: a store whose key is lost is worse than a key without a store.

    The store is made aside and put in its place when it is whole: a set-up that is cut off can be begun again.
    """
    now, given = now_and_key
    refuse_when_set_up(made(folder))
    key = given or keys.new_key()
    keys.keep(folder, key, place)
    with tempfile.TemporaryDirectory(dir=folder, prefix="new-", ignore_cleanup_errors=True) as aside:
        _fill(Path(aside), key, start, now)
        (Path(aside) / FILE_NAME).replace(folder / FILE_NAME)
        folders.settle(folder)
    return key


def _fill(folder: Path, key: bytes, start: NewStore, now: datetime) -> None:
    db = schema.create_store(folder, key)
    try:
        set_up.set_up(db, start, now)
        if start.mode == PRACTICE:
            sample = sample_catalogue()
            catalogue.import_catalogue(db, sample.procedures, sample.version, INSTALLER, now)
    finally:
        db.close()


def refuse_when_set_up(folder: Path) -> None:
    """Raises StoreTrouble(MODE) when a store lies there already: nothing is ever set up over it."""
    if (folder / FILE_NAME).exists():
        raise StoreTrouble(Trouble.MODE)
