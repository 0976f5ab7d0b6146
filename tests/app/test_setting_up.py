"""Making a new counter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.acts.sign_in import NO_PASSWORD
from cchc_desktop.app import places, practice, setting_up
from cchc_desktop.app.counter import open_counter
from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.office_file import KeyStore, OfficeFile
from cchc_desktop.store import clerks, keys
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.store.keys import NoCredentialStoreError

PASSWORD = "mat-khau-dau-tien"


def a_file(**changes: object) -> OfficeFile:
    file = practice.sample_office()
    office = replace(file.office, unit_code="H52.18")
    return replace(file, office=office, key_store=KeyStore.FILE, **changes)


def test_a_real_counter_opens_for_its_lead_and_administrators_and_the_others_wait_for_a_password(
    tmp_path: Path,
) -> None:
    recovery = setting_up.set_up_counter(tmp_path, a_file(), PASSWORD, places.clock())
    counter = open_counter(tmp_path, practice=False)
    try:
        accounts = clerks.everyone(counter.db)
    finally:
        counter.db.close()

    assert keys.from_recovery_text(recovery) == keys.find(tmp_path)
    assert accounts
    hashes = {account.clerk.role: account.password_hash for account in accounts}
    assert hashes[Role.LEAD].startswith("$argon2id$")
    assert hashes[Role.ADMIN].startswith("$argon2id$")
    assert hashes[Role.CLERK] == NO_PASSWORD


def test_there_is_always_an_administrator(tmp_path: Path) -> None:
    setting_up.set_up_counter(tmp_path, a_file(clerks=()), PASSWORD, places.clock())
    counter = open_counter(tmp_path, practice=False)
    try:
        roles = [account.clerk.role for account in clerks.everyone(counter.db)]
    finally:
        counter.db.close()

    assert sorted(role.value for role in roles) == ["admin", "lead"]


def test_a_short_password_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        setting_up.set_up_counter(tmp_path / "new", a_file(), "ngan", places.clock())

    assert not (tmp_path / "new").exists()


def test_a_second_set_up_leaves_the_first_as_it_is(tmp_path: Path) -> None:
    setting_up.set_up_counter(tmp_path, a_file(), PASSWORD, places.clock())
    key = keys.find(tmp_path)

    with pytest.raises(StoreTrouble) as trouble:
        setting_up.set_up_counter(tmp_path, a_file(), PASSWORD, places.clock())

    assert trouble.value.trouble is Trouble.MODE
    assert keys.find(tmp_path) == key
    with pytest.raises(StoreTrouble):
        setting_up.refuse_when_set_up(tmp_path)


def test_without_a_credential_store_it_must_be_said_that_a_file_will_do(tmp_path: Path) -> None:
    file = replace(a_file(), key_store=KeyStore.CREDENTIAL_STORE)

    with pytest.raises(NoCredentialStoreError):
        setting_up.set_up_counter(tmp_path, file, PASSWORD, places.clock())


def test_practice_has_no_passwords_and_the_sample_catalogue(tmp_path: Path) -> None:
    setting_up.set_up_practice(tmp_path, practice.sample_office(), places.clock())
    counter = open_counter(tmp_path, practice=True)
    try:
        accounts = clerks.everyone(counter.db)
    finally:
        counter.db.close()

    assert {account.password_hash for account in accounts} == {""}
    assert {account.clerk.role for account in accounts} == set(Role)
    assert len(setting_up.sample_catalogue().procedures) == 44
