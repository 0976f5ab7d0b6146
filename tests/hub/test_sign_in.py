"""Signing in to the pages: one password, throttled, sessions that end."""

from __future__ import annotations

import unicodedata
from datetime import timedelta

import pytest
from sqlalchemy import select

from cchc_desktop.hub import staff
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.page_schema import web_sessions
from cchc_desktop.hub.schema import settings
from cchc_desktop.hub.sign_in import (
    Attempt,
    Session,
    change_password,
    session_of,
    settle_password,
    sign_in,
    sign_out,
)
from cchc_desktop.hub.staff import Staff
from tests.hub.counters import CHEAP, PASSWORD, UNIT, Clock

NEW = "mật khẩu của riêng tôi"


@pytest.fixture
def locked(hub: Hub) -> Hub:
    """A hub with its password settled."""
    settle_password(hub.storage, PASSWORD, CHEAP)
    return hub


def enter(hub: Hub, password: str = PASSWORD, address: str = "127.0.0.1", code: str = "") -> Session | timedelta | None:
    return sign_in(hub.storage, Attempt(password, address, code), hub.now())


@pytest.fixture
def hired(locked: Hub) -> str:
    """The first password of somebody of a division."""
    with locked.storage.writing() as db:
        return staff.add(db, Staff("lan.lt", "Lò Thị Lan", UNIT, "Phòng A"), CHEAP, locked.now())[0]


def test_the_right_password_opens_a_session_that_ends(locked: Hub, clock: Clock) -> None:
    session = enter(locked)
    assert isinstance(session, Session)

    assert session_of(locked.storage, session.token, locked.now()) == session
    clock.forward(hours=8)
    assert session_of(locked.storage, session.token, locked.now()) is None


def test_a_password_typed_in_the_other_unicode_form_is_the_same(locked: Hub) -> None:
    assert isinstance(enter(locked, unicodedata.normalize("NFD", PASSWORD)), Session)


def test_a_wrong_password_opens_nothing(locked: Hub) -> None:
    assert enter(locked, "sai") is None


def test_without_a_password_nobody_gets_in(hub: Hub) -> None:
    assert enter(hub, "") is None


def test_tries_are_throttled_longer_and_longer_per_address(locked: Hub, clock: Clock) -> None:
    assert [enter(locked, "sai") for _ in range(5)] == [None] * 5

    assert enter(locked) == timedelta(seconds=1)
    assert isinstance(enter(locked, address="10.0.0.9"), Session)
    for failures in range(5, 20):
        clock.forward(minutes=15)
        assert enter(locked, "sai") is None
        assert enter(locked) == timedelta(seconds=min(2 ** (failures - 4), 900))
    clock.forward(minutes=15)
    assert isinstance(enter(locked), Session)
    assert enter(locked, "sai") is None


def test_neither_password_nor_token_is_kept_as_it_is(locked: Hub) -> None:
    session = enter(locked)
    assert isinstance(session, Session)
    with locked.storage.reading() as db:
        kept = str(db.execute(select(settings)).all()) + str(db.execute(select(web_sessions)).all())

    assert PASSWORD not in kept
    assert session.token not in kept
    assert "$argon2id$" in kept


def test_signing_out_ends_the_session(locked: Hub) -> None:
    session = enter(locked)
    assert isinstance(session, Session)
    sign_out(locked.storage, session)

    assert session_of(locked.storage, session.token, locked.now()) is None


def test_a_password_is_made_once_and_told_once(hub: Hub) -> None:
    made = settle_password(hub.storage, None, CHEAP)

    assert made is not None
    assert isinstance(enter(hub, made), Session)
    assert settle_password(hub.storage, None, CHEAP) is None
    assert settle_password(hub.storage, PASSWORD, CHEAP) is None
    assert enter(hub, made) is None


def test_somebody_of_a_division_has_a_session_of_their_own(locked: Hub, hired: str) -> None:
    session = enter(locked, hired, code=" LAN.LT ")
    assert isinstance(session, Session)
    assert session.staff == Staff("lan.lt", "Lò Thị Lan", UNIT, "Phòng A", temporary=True)

    assert session_of(locked.storage, session.token, locked.now()) == session


def test_the_one_password_is_nobody_s_and_theirs_is_not_the_administrator_s(locked: Hub, hired: str) -> None:
    assert enter(locked, PASSWORD, code="lan.lt") is None
    assert enter(locked, hired) is None
    assert enter(locked, hired, code="khac") is None


def test_one_who_forgot_locks_out_nobody_else(locked: Hub, hired: str) -> None:
    for _ in range(5):
        enter(locked, "sai", code="lan.lt")

    assert enter(locked, hired, code="lan.lt") == timedelta(seconds=1)
    assert isinstance(enter(locked), Session)


def test_a_locked_account_is_out_at_once(locked: Hub, hired: str) -> None:
    session = enter(locked, hired, code="lan.lt")
    assert isinstance(session, Session)
    with locked.storage.writing() as db:
        staff.lock(db, "lan.lt", locked.now())

    assert session_of(locked.storage, session.token, locked.now()) is None
    assert enter(locked, hired, code="lan.lt") is None


def test_a_changed_password_counts_from_then_on_and_ends_other_sessions(locked: Hub, hired: str) -> None:
    other, session = enter(locked, hired, code="lan.lt"), enter(locked, hired, code="lan.lt")
    assert isinstance(session, Session)
    assert isinstance(other, Session)

    assert not change_password(locked.storage, session, "sai", NEW, CHEAP)
    assert change_password(locked.storage, session, hired, NEW, CHEAP)

    now = session_of(locked.storage, session.token, locked.now())
    assert now is not None
    assert now.staff is not None
    assert not now.staff.temporary
    assert session_of(locked.storage, other.token, locked.now()) is None
    assert enter(locked, hired, code="lan.lt") is None
    assert isinstance(enter(locked, NEW, code="lan.lt"), Session)


def test_the_administrator_has_no_password_to_change_here(locked: Hub) -> None:
    session = enter(locked)
    assert isinstance(session, Session)
    assert not change_password(locked.storage, session, PASSWORD, NEW, CHEAP)
