"""Device tokens (thẻ truy cập): private_key_jwt traded for an opaque token of at most an hour, kept as a hash."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

import jwt
from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.exc import IntegrityError

from cchc_desktop.domain.instants import instant_text, parse_instant
from cchc_desktop.hub import identity
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.refusals import Refusal, malformed, revoked, unsigned
from cchc_desktop.hub.schema import access_tokens, devices, used_assertions
from cchc_desktop.wire.canonical import sha256_hex
from cchc_desktop.wire.contract import Token

SCOPES = frozenset({"quay.push", "quay.pull", "quay.catalogue", "quay.numbers"})
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
LIFETIME = timedelta(minutes=60)
LEEWAY = timedelta(minutes=5)
LONGEST_ASSERTION = timedelta(minutes=60)


def grant(db: Connection, form: bytes, audiences: frozenset[str], now: datetime) -> Token:
    """A token for the device that signed; raises Refusal 400, 401, 403. `audiences`: this endpoint's names."""
    members = _members(form)
    if members.get("grant_type") != "client_credentials" or members.get("client_assertion_type") != ASSERTION_TYPE:
        raise malformed("Yêu cầu cấp thẻ truy cập không đúng cấu trúc.")
    device = _signer(db, members.get("client_assertion", ""), audiences, now)
    wished = frozenset(members.get("scope", "").split()) or SCOPES
    identity.touch(db, device.device_id, now)
    token = secrets.token_urlsafe(32)
    db.execute(
        insert(access_tokens).values(
            token_hash=sha256_hex(token.encode()),
            device_id=device.device_id,
            scopes=" ".join(sorted(wished & SCOPES)),
            expires_at=instant_text(now + LIFETIME),
        )
    )
    return Token(access_token=token, token_type="Bearer", expires_in=int(LIFETIME.total_seconds()))


def _members(form: bytes) -> dict[str, str]:
    try:
        parsed = parse_qs(form.decode("ascii"), strict_parsing=True, max_num_fields=20, errors="strict")
    except ValueError as error:  # UnicodeDecodeError among them
        raise malformed("Yêu cầu cấp thẻ truy cập không đúng cấu trúc.") from error
    return {name: values[0] for name, values in parsed.items()}


def _not_proven() -> Refusal:
    return Refusal(401, "XAC_THUC_SAI", "Không xác thực được thiết bị; hãy kiểm tra đồng hồ máy rồi thử lại.")


def _signer(db: Connection, assertion: str, audiences: frozenset[str], now: datetime) -> Any:
    try:
        claimed = jwt.decode(assertion, options={"verify_signature": False}).get("iss")
        device = db.execute(select(devices).where(devices.c.device_id == str(claimed))).first()
        if device is None:
            raise _not_proven()
        claims = _verified(assertion, device.public_key)
        _check_claims(claims, device.device_id, audiences, now)
    except jwt.PyJWTError as error:
        raise _not_proven() from error
    if device.revoked_at is not None:
        raise revoked()
    _use_once(db, device.device_id, str(claims["jti"]), now)
    return device


def _verified(assertion: str, public_key: str) -> dict[str, Any]:
    key = jwt.PyJWK({"kty": "OKP", "crv": "Ed25519", "x": public_key, "alg": "EdDSA"})
    # Times are checked against the hub's own clock, which is an argument, and the audience has several names.
    unchecked = dict.fromkeys(("verify_exp", "verify_nbf", "verify_iat", "verify_aud"), False)
    options: Any = {**unchecked, "require": ["iss", "sub", "aud", "exp", "jti"]}
    return jwt.decode(assertion, key, algorithms=["EdDSA"], options=options)


def _check_claims(claims: dict[str, Any], device_id: str, audiences: frozenset[str], now: datetime) -> None:
    heard = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
    if claims["iss"] != device_id or claims["sub"] != device_id or audiences.isdisjoint(map(str, heard)):
        raise _not_proven()
    if not isinstance(claims["exp"], int) or not 0 < len(str(claims["jti"])) <= 255:
        raise _not_proven()
    left = claims["exp"] - now.timestamp()
    if not -LEEWAY.total_seconds() < left < (LONGEST_ASSERTION + LEEWAY).total_seconds():
        raise _not_proven()


def _use_once(db: Connection, device_id: str, jti: str, now: datetime) -> None:
    for table in (used_assertions, access_tokens):
        db.execute(delete(table).where(table.c.expires_at < instant_text(now)))
    forgotten_at = instant_text(now + LONGEST_ASSERTION + 3 * LEEWAY)
    try:
        db.execute(insert(used_assertions).values(device_id=device_id, jti=jti, expires_at=forgotten_at))
    except IntegrityError as error:
        raise _not_proven() from error


def caller(db: Connection, authorization: str, scope: str, now: datetime) -> Caller:
    """The device behind `Authorization: Bearer …`; raises Refusal 401 or 403."""
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise unsigned()
    row = db.execute(
        select(access_tokens.c.scopes, access_tokens.c.expires_at, devices)
        .join(devices, devices.c.device_id == access_tokens.c.device_id)
        .where(access_tokens.c.token_hash == sha256_hex(token.strip().encode()))
    ).first()
    if row is None or parse_instant(row.expires_at) <= now:
        raise unsigned()
    if row.revoked_at is not None:
        raise revoked()
    scopes = frozenset(row.scopes.split())
    if scope and scope not in scopes:
        raise Refusal(403, "THIEU_QUYEN", "Thiết bị không có quyền làm việc này; hãy liên hệ quản trị.")
    return Caller(row.device_id, row.unit, row.counter, scopes)
