"""Making a new counter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cchc_desktop.acts import sign_in
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.acts.set_up import FirstPasswords
from cchc_desktop.acts.sign_in import NO_PASSWORD
from cchc_desktop.app import places, practice, setting_up
from cchc_desktop.app.counter import open_counter
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.domain.office_file import KeyStore, OfficeFile
from cchc_desktop.store import clerks, keys
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.store.keys import NoCredentialStoreError

LEADS, ADMINS = "mat-khau-dau-tien", "mat-khau-quan-tri"
PASSWORDS = FirstPasswords(LEADS, ADMINS)


def a_file(**changes: object) -> OfficeFile:
    file = practice.sample_office()
    office = replace(file.office, unit_code="H52.18")
    return replace(file, office=office, key_store=KeyStore.FILE, **changes)


def test_a_real_counter_opens_for_its_lead_and_administrators_and_the_others_wait_for_a_password(
    tmp_path: Path,
) -> None:
    recovery = setting_up.set_up_counter(tmp_path, a_file(), PASSWORDS, places.clock())
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


def test_the_leads_password_is_not_the_administrators(tmp_path: Path) -> None:
    setting_up.set_up_counter(tmp_path, a_file(clerks=()), PASSWORDS, places.clock())
    counter = open_counter(tmp_path, practice=False)
    lead = counter.file.lead.code
    try:
        assert sign_in.sign_in(counter.db, lead, LEADS, "01", places.clock()).role is Role.LEAD
        assert sign_in.sign_in(counter.db, "quantri", ADMINS, "01", places.clock()).role is Role.ADMIN
        for code, other in ((lead, ADMINS), ("quantri", LEADS)):
            with pytest.raises(Refused):
                sign_in.sign_in(counter.db, code, other, "01", places.clock())
    finally:
        counter.db.close()


def test_a_second_lead_or_administrator_waits_for_a_password_of_their_own(tmp_path: Path) -> None:
    more = (
        Clerk("qt01", "A", role=Role.ADMIN),
        Clerk("qt02", "B", role=Role.ADMIN),
        Clerk("tq02", "C", role=Role.LEAD),
    )
    setting_up.set_up_counter(tmp_path, a_file(clerks=more), PASSWORDS, places.clock())
    counter = open_counter(tmp_path, practice=False)
    try:
        hashes = {account.clerk.code: account.password_hash for account in clerks.everyone(counter.db)}
    finally:
        counter.db.close()

    assert [code for code, kept in sorted(hashes.items()) if kept == NO_PASSWORD] == ["qt02", "tq02"]


def test_an_administrator_who_is_made_takes_nobodys_code(tmp_path: Path) -> None:
    file = a_file(lead=Clerk("Quantri", "Lò Văn Trưởng", role=Role.LEAD), clerks=())

    assert setting_up.first_admin(file).code == "quantri1"


def test_there_is_always_an_administrator(tmp_path: Path) -> None:
    setting_up.set_up_counter(tmp_path, a_file(clerks=()), PASSWORDS, places.clock())
    counter = open_counter(tmp_path, practice=False)
    try:
        roles = [account.clerk.role for account in clerks.everyone(counter.db)]
    finally:
        counter.db.close()

    assert sorted(role.value for role in roles) == ["admin", "lead"]


def test_a_short_password_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        setting_up.set_up_counter(tmp_path / "new", a_file(), FirstPasswords("ngan", "ngan"), places.clock())

    assert [problem.field for problem in refused.value.problems] == ["password", "admin_password"]

    assert not (tmp_path / "new").exists()


def test_a_second_set_up_leaves_the_first_as_it_is(tmp_path: Path) -> None:
    setting_up.set_up_counter(tmp_path, a_file(), PASSWORDS, places.clock())
    key = keys.find(tmp_path)

    with pytest.raises(StoreTrouble) as trouble:
        setting_up.set_up_counter(tmp_path, a_file(), PASSWORDS, places.clock())

    assert trouble.value.trouble is Trouble.SET_UP
    assert keys.find(tmp_path) == key
    with pytest.raises(StoreTrouble):
        setting_up.refuse_when_set_up(tmp_path)


def test_without_a_credential_store_it_must_be_said_that_a_file_will_do(tmp_path: Path) -> None:
    file = replace(a_file(), key_store=KeyStore.CREDENTIAL_STORE)

    with pytest.raises(NoCredentialStoreError):
        setting_up.set_up_counter(tmp_path, file, PASSWORDS, places.clock())


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
