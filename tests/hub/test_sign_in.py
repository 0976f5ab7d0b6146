"""Signing in to the pages: one password, throttled, sessions that end."""

from __future__ import annotations

import unicodedata
from datetime import timedelta

import pytest
from sqlalchemy import select

from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.schema import settings, web_sessions
from cchc_desktop.hub.sign_in import Session, session_of, settle_password, sign_in, sign_out
from tests.hub.counters import CHEAP, PASSWORD, Clock


@pytest.fixture
def locked(hub: Hub) -> Hub:
    """A hub with its password settled."""
    settle_password(hub.storage, PASSWORD, CHEAP)
    return hub


def enter(hub: Hub, password: str = PASSWORD, address: str = "127.0.0.1") -> Session | timedelta | None:
    return sign_in(hub.storage, password, address, hub.now())


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
