from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from urllib.parse import parse_qs

import jwt
import pytest

from cchc_desktop.portal.errors import DeviceRevoked, StrangeAnswer, Unauthorised
from cchc_desktop.portal.tokens import Tokens
from tests.portal.double import TOKEN_PATH, json_reply, problem

NOW = datetime(2026, 10, 5, 1, 15, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tokens(connect, device_key, clock) -> Tokens:
    return Tokens(connect(), "client-1", device_key, clock)


def _claims(request) -> dict[str, object]:
    form = parse_qs(request.body.decode())
    return jwt.decode(form["client_assertion"][0], options={"verify_signature": False})


def test_one_token_serves_until_a_minute_before_its_end(tokens, clock, portal_double):
    first = tokens.bearer()
    clock.now += timedelta(seconds=3539)
    assert tokens.bearer() == first

    clock.now += timedelta(seconds=1)

    assert tokens.bearer() != first
    assert portal_double.tokens_given == 2


def test_a_forgotten_token_is_asked_for_anew(tokens, portal_double):
    first = tokens.bearer()
    tokens.forget()

    assert tokens.bearer() != first


def test_the_assertion_is_for_this_portal_and_used_once(tokens, portal_double):
    tokens.bearer()
    tokens.forget()
    tokens.bearer()

    first, second = (_claims(request) for request in portal_double.asked(TOKEN_PATH))

    assert first["aud"] == portal_double.url + TOKEN_PATH
    assert first["sub"] == first["iss"] == "client-1"
    assert first["jti"] != second["jti"]


def test_a_clock_wrong_by_a_year_does_not_keep_the_counter_out(tokens, clock, portal_double):
    clock.now = NOW + timedelta(days=400)
    token = json_reply({"access_token": "t", "token_type": "Bearer", "expires_in": 600})
    told = {"Date": format_datetime(NOW, usegmt=True)}
    portal_double.script(TOKEN_PATH, problem(401, headers=told), token)

    assert tokens.bearer() == "t"
    assert _claims(portal_double.asked(TOKEN_PATH)[1])["iat"] == int(NOW.timestamp())


@pytest.mark.parametrize("status", [400, 401])
def test_a_refused_device_is_not_tried_in_a_storm(tokens, portal_double, status):
    portal_double.script(TOKEN_PATH, problem(status, headers={"Date": format_datetime(NOW, usegmt=True)}))

    with pytest.raises(Unauthorised):
        tokens.bearer()

    assert len(portal_double.asked(TOKEN_PATH)) == 1


def test_a_revoked_device_is_told_so(tokens, portal_double):
    portal_double.script(TOKEN_PATH, problem(403, "THIET_BI_BI_THU_HOI"))

    with pytest.raises(DeviceRevoked):
        tokens.bearer()


@pytest.mark.parametrize(
    "odd",
    [
        {"access_token": "t", "token_type": "mac", "expires_in": 600},
        {"access_token": "a b", "token_type": "Bearer", "expires_in": 600},
        {"access_token": "", "token_type": "Bearer", "expires_in": 600},
        {"access_token": "t\r\nX: y", "token_type": "Bearer", "expires_in": 600},
        {"access_token": "t", "token_type": "Bearer", "expires_in": 0},
        {"token_type": "Bearer"},
    ],
)
def test_an_odd_token_is_not_used(tokens, portal_double, odd):
    portal_double.script(TOKEN_PATH, json_reply(odd))

    with pytest.raises(StrangeAnswer):
        tokens.bearer()


def test_a_token_said_to_last_for_ever_is_renewed_within_the_hour(tokens, clock, portal_double):
    portal_double.script(TOKEN_PATH, json_reply({"access_token": "t", "token_type": "bearer", "expires_in": 10**15}))
    tokens.bearer()
    clock.now += timedelta(hours=1)

    tokens.bearer()

    assert len(portal_double.asked(TOKEN_PATH)) == 2
