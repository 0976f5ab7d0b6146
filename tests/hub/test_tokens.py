"""Tokens: only who holds the device's key gets one, for an hour at most, and no assertion works twice."""

from __future__ import annotations

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from cchc_desktop.hub import identity, tokens
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.hub.schema import access_tokens
from tests.hub.counters import Device, Site, problem_code


@pytest.fixture
def device(site: Site) -> Device:
    device = Device(site.url, site.clock)
    device.enrol(site.code())
    return device


def test_a_token_opens_the_session_for_an_hour(site: Site, device: Device) -> None:
    granted = device.ask_token().json()

    assert (granted["token_type"], granted["expires_in"]) == ("Bearer", 3600)
    assert device.call("GET", "/session").status_code == 200
    site.clock.forward(minutes=60)
    late = device.call("GET", "/session")
    assert (late.status_code, problem_code(late)) == (401, "TOKEN_HET_HAN")
    assert late.headers["www-authenticate"] == "Bearer"


def test_a_token_is_kept_as_a_hash(site: Site, device: Device) -> None:
    device.ask_token()
    with site.hub.storage.reading() as db:
        assert device.token not in str(db.execute(select(access_tokens)).all())


def test_an_assertion_works_once(device: Device) -> None:
    assertion = device.assertion()

    assert device.ask_token(assertion).status_code == 200
    assert device.ask_token(assertion).status_code == 401


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "https://other.example.vn/quay/v1/oauth2/token"},
        {"iss": "somebody"},
        {"sub": "somebody"},
        {"exp": 1},
        {"exp": 4_000_000_000},
        {"exp": "soon"},
        {"jti": ""},
        {"jti": "x" * 256},
    ],
)
def test_an_assertion_that_is_not_for_us_now_is_refused(device: Device, claims: dict[str, Any]) -> None:
    answer = device.ask_token(device.assertion(**claims))

    assert (answer.status_code, problem_code(answer)) == (401, "XAC_THUC_SAI")


def test_another_key_does_not_sign_for_the_device(device: Device) -> None:
    device.key = Ed25519PrivateKey.generate()

    assert device.ask_token().status_code == 401


@pytest.mark.parametrize("assertion", ["", "a.b.c", "eyJhbGciOiJub25lIn0.e30."])
def test_garbage_is_no_assertion(device: Device, assertion: str) -> None:
    answer = device.ask_token(assertion or "x")

    assert answer.status_code == 401


@pytest.mark.parametrize("members", [{"grant_type": "password"}, {"client_assertion_type": "x"}])
def test_another_kind_of_grant_is_malformed(device: Device, members: dict[str, str]) -> None:
    answer = device.ask_token(**members)

    assert (answer.status_code, problem_code(answer)) == (400, "PHONG_BI_SAI")


def test_a_revoked_device_gets_no_token_and_its_old_one_is_told_so(site: Site, device: Device) -> None:
    device.ask_token()
    with site.hub.storage.writing() as db:
        identity.revoke(db, device.client_id, site.clock())

    for answer in (device.call("GET", "/session"), device.ask_token()):
        assert (answer.status_code, problem_code(answer)) == (403, "THIET_BI_BI_THU_HOI")


def test_a_token_can_be_asked_for_less(device: Device) -> None:
    device.ask_token(scope="quay.pull quay.everything")

    assert device.call("GET", "/changes").status_code == 200
    answer = device.call("GET", "/catalogues")
    assert (answer.status_code, problem_code(answer)) == (403, "THIEU_QUYEN")


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Basic eDp5"])
def test_without_a_token_nothing_is_told(site: Site, header: str) -> None:
    with site.hub.storage.reading() as db, pytest.raises(Refusal, match="TOKEN_HET_HAN"):
        tokens.caller(db, header, "quay.pull", site.clock())


@pytest.mark.parametrize("form", [b"", b"=", b"\xff", b"grant_type", b"a=" * 50])
def test_a_form_that_cannot_be_read_is_malformed(site: Site, form: bytes) -> None:
    with site.hub.storage.writing() as db, pytest.raises(Refusal, match="PHONG_BI_SAI"):
        tokens.grant(db, form, frozenset(), site.clock())
