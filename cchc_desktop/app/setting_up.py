"""Making a new counter (thiết lập quầy): folder, key, store, office, first clerks; all of it or nothing usable."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path

from cchc_desktop.acts import catalogue, set_up, sign_in
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.acts.set_up import ADMIN_CODE, INSTALLER, PRACTICE, REAL, FirstPasswords, NewStore
from cchc_desktop.app.places import made
from cchc_desktop.domain.catalogue import Catalogue, read_catalogue
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.domain.office_file import KeyStore, OfficeFile
from cchc_desktop.domain.office_text import write_office
from cchc_desktop.domain.problem import Problem
from cchc_desktop.resources import resource
from cchc_desktop.store import folders, keys, schema
from cchc_desktop.store.connection import FILE_NAME
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.store.keys import KeyPlace

ADMIN = Clerk(ADMIN_CODE, "Quản trị", role=Role.ADMIN)  # made when the office file names no administrator


def set_up_counter(
    folder: Path, file: OfficeFile, passwords: FirstPasswords, now: datetime, key: bytes | None = None
) -> str:
    """A real counter; the others than its lead and its first administrator have no password until one is given them.

    Returns the recovery text of the key; `key` is one whose recovery text was shown already; without it a new one is made.

    Raises Refused (password too short), StoreTrouble(SET_UP) for a folder that is set up already,
    StoreTrouble(FOLDER) for one that cannot be, NoCredentialStoreError.
    """
    admin = first_admin(file)
    first = _first_hashes((file.lead, passwords.lead, "password"), (admin, passwords.admin, "admin_password"))
    people = dict.fromkeys((file.lead, *file.clerks, admin))
    place = KeyPlace.FILE if file.key_store is KeyStore.FILE else KeyPlace.CREDENTIAL_STORE
    hashes = tuple((clerk, first.get(clerk.code, sign_in.NO_PASSWORD)) for clerk in people)
    start = NewStore(REAL, write_office(file), file.office.unit_code, hashes)
    return keys.recovery_text(_make(folder, start, place, (now, key)))


def first_admin(file: OfficeFile) -> Clerk:
    """The administrator who gets a password at set-up: the first the file names, or one made for it, with a free code."""
    named = next((clerk for clerk in file.clerks if clerk.role is Role.ADMIN), None)
    taken = {clerk.code.lower() for clerk in (file.lead, *file.clerks)}
    codes = (f"{ADMIN.code}{number or ''}" for number in count())
    return named or replace(ADMIN, code=next(code for code in codes if code not in taken))


def _first_hashes(*first: tuple[Clerk, str, str]) -> dict[str, str]:
    """The password hashes of (who, password, field), by the clerk's code; raises Refused with every problem at once."""
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for clerk, password, field in first:
        try:
            found[clerk.code] = sign_in.hashed(password)
        except Refused as refused:
            problems += [Problem(field, each.code, f"{clerk.code}: {each.message}") for each in refused.problems]
    if problems:
        raise Refused(problems)
    return found


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
    """Raises StoreTrouble(SET_UP) when a store lies there already: nothing is ever set up over it."""
    if (folder / FILE_NAME).exists():
        raise StoreTrouble(Trouble.SET_UP)
