from __future__ import annotations

import base64
import json
from datetime import datetime, timedelta

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from cchc_desktop.domain.instants import VN
from cchc_desktop.portal.device_key import DeviceKey

NOW = datetime(2026, 10, 5, 8, 15, tzinfo=VN)


def _verified(token: str, key: DeviceKey) -> dict[str, object]:
    public = jwt.PyJWK.from_json(json.dumps(key.jwk()))
    return jwt.decode(
        token,
        public,
        algorithms=["EdDSA"],
        audience="https://h/token",
        options={"verify_exp": False, "verify_iat": False},
    )


def test_the_portal_can_check_an_assertion_with_the_public_half():
    key = DeviceKey.generate()

    claims = _verified(key.assertion("client-1", "https://h/token", NOW, "jti-1"), key)

    assert claims == {
        "iss": "client-1",
        "sub": "client-1",
        "aud": "https://h/token",
        "jti": "jti-1",
        "iat": int(NOW.timestamp()),
        "exp": int((NOW + timedelta(minutes=5)).timestamp()),
    }


def test_another_machines_assertion_does_not_pass():
    token = DeviceKey.generate().assertion("client-1", "https://h/token", NOW, "jti-1")

    with pytest.raises(jwt.InvalidSignatureError):
        _verified(token, DeviceKey.generate())


def test_a_key_kept_as_pem_is_the_same_key():
    key = DeviceKey.generate()

    assert DeviceKey.from_pem(key.pem()).jwk() == key.jwk()


def test_the_public_half_has_nothing_of_the_private_half():
    assert set(DeviceKey.generate().jwk()) == {"kty", "crv", "x", "alg", "use", "kid"}


def test_the_thumbprint_is_the_standards(monkeypatch):
    # RFC 8037 appendix A.1 and A.3
    d = base64.urlsafe_b64decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=")
    pem = (
        b"-----BEGIN PRIVATE KEY-----\n"
        + base64.b64encode(bytes.fromhex("302e020100300506032b657004220420") + d)
        + b"\n-----END PRIVATE KEY-----\n"
    )

    jwk = DeviceKey.from_pem(pem).jwk()

    assert jwk["x"] == "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
    assert jwk["kid"] == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


def test_another_kind_of_key_is_refused():
    pem = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )

    with pytest.raises(ValueError, match="Ed25519"):
        DeviceKey.from_pem(pem)
    with pytest.raises(ValueError):
        DeviceKey.from_pem(b"nonsense")


def test_a_key_does_not_show_itself():
    assert repr(DeviceKey.generate()) == "DeviceKey()"
