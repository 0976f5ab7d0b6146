"""Clerks: who may sign in here, how, and what guessing leaves behind."""

from __future__ import annotations

from factories import a_clerk
from store_fixtures import AT

from cchc_desktop.domain.clerk import Role
from cchc_desktop.store import clerks
from cchc_desktop.store.clerks import Account
from cchc_desktop.store.connection import Database


def test_a_clerk_is_known_once_put_in(db: Database) -> None:
    clerk = a_clerk(Role.LEAD)
    assert clerks.get(db, clerk.code) is None
    clerks.put(db, clerk, "$argon2id$x")
    assert clerks.get(db, clerk.code) == Account(clerk, "$argon2id$x")


def test_putting_again_changes_name_role_and_password_and_lets_in_again(db: Database) -> None:
    clerks.put(db, a_clerk(), "old")
    clerks.note_attempt(db, "cb01", 5, AT, None)
    clerks.deactivate(db, "cb01")
    changed = a_clerk(Role.LEAD, code="cb01", name="Phạm Thị Khác")
    clerks.put(db, changed, "new")
    assert clerks.get(db, "cb01") == Account(changed, "new")


def test_attempts_are_counted_and_the_last_success_is_remembered(db: Database) -> None:
    clerks.put(db, a_clerk(), "x")
    clerks.note_attempt(db, "cb01", 0, None, AT)
    clerks.note_attempt(db, "cb01", 3, "2026-10-05T09:00:00.000+07:00", None)
    account = clerks.get(db, "cb01")
    assert account is not None
    assert (account.failures, account.locked_until, account.last_seen) == (3, "2026-10-05T09:00:00.000+07:00", AT)


def test_those_seen_last_come_first_and_those_who_left_do_not(db: Database) -> None:
    for role in Role:
        clerks.put(db, a_clerk(role), "")
    clerks.put(db, a_clerk(code="cb02", name="Ai Đó"), "")
    clerks.note_attempt(db, "qt01", 0, None, AT)
    clerks.deactivate(db, "cb02")
    assert [account.clerk.code for account in clerks.everyone(db)] == ["qt01", "tq01", "cb01"]
    gone = clerks.get(db, "cb02")
    assert gone is not None
    assert not gone.active
