"""The key of this machine (khóa thiết bị): Ed25519, public half at the portal, private half never leaves."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field
from datetime import datetime

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cchc_desktop.wire.sealed import Keys

_VALID_SECONDS = 300


@dataclass(frozen=True, slots=True, eq=False)
class DeviceKey:
    """An Ed25519 key pair; shows nothing of itself in `repr`."""

    _private: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def generate(cls) -> DeviceKey:
        """A new pair from the system's randomness."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_pem(cls, pem: bytes) -> DeviceKey:
        """What `pem()` wrote; raises ValueError for anything else."""
        key = serialization.load_pem_private_key(pem, password=None)
        if not isinstance(key, Ed25519PrivateKey):
            raise ValueError("not an Ed25519 key")
        return cls(key)

    def pem(self) -> bytes:
        """The private key, PKCS#8 without a password: only for the credential store."""
        return self._private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )

    def jwk(self) -> dict[str, str]:
        """The public half (RFC 8037), `kid` being its thumbprint (RFC 7638)."""
        raw = self._private.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        x = _base64url(raw)
        thumbprint = hashlib.sha256(f'{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}'.encode()).digest()
        return {"kty": "OKP", "crv": "Ed25519", "x": x, "alg": "EdDSA", "use": "sig", "kid": _base64url(thumbprint)}

    def sealing(self) -> Keys:
        """To sign bundles with and to open their answers with."""
        return Keys.of(self._private)

    def assertion(self, client_id: str, token_url: str, now: datetime, jti: str) -> str:
        """A private_key_jwt (RFC 7523) good for 5 minutes from `now`; `jti` must never be used twice."""
        issued = int(now.timestamp())
        claims = {
            "iss": client_id,
            "sub": client_id,
            "aud": token_url,
            "iat": issued,
            "exp": issued + _VALID_SECONDS,
            "jti": jti,
        }
        return jwt.encode(claims, self._private, algorithm="EdDSA", headers={"kid": self.jwk()["kid"]})


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")
