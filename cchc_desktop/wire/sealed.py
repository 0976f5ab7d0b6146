"""Sealed files (tệp niêm phong) that travel by hand: whose and for whom outside, signed whole, readable to one key alone.

HPKE (RFC 9180: X25519, HKDF-SHA256, ChaCha20-Poly1305) inside an Ed25519 signature over every byte before it. Nothing
of the inside is decrypted or unpacked before the signature was checked; the outside is bound to it as HPKE's `info`.
"""

from __future__ import annotations

import base64
import binascii
import struct
import zlib
from enum import IntEnum
from typing import NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LARGEST = 64 * 1024 * 1024  # of a sealed file
LARGEST_INSIDE = 128 * 1024 * 1024  # unpacked
_MAGIC = b"QUAYGOI\x01"
_OUTSIDE = struct.Struct(">8sB8s16sQ32s")
_SIGNATURE, _NAME_BYTES, _KEY_BYTES = 64, 8, 32
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


class Unsound(Exception):
    """Not a sealed file, cut off, altered, or not for this key: nothing of it is believed."""


class Kind(IntEnum):
    """Which way it goes."""

    BUNDLE = 1  # a counter's, to the hub
    ANSWER = 2  # the hub's, to that counter


class Outside(NamedTuple):
    """What anybody may read: no person, no dossier.

    `hub` is the short name of its keys; `device` a UUID; `about` the SHA-256 of the bundle before, or of the one that
    is answered.
    """

    kind: Kind
    hub: bytes
    device: str
    seq: int
    about: bytes

    def packed(self) -> bytes:
        """As it stands at the beginning of the file."""
        return _OUTSIDE.pack(_MAGIC, self.kind, self.hub, UUID(self.device).bytes, self.seq, self.about)


class PublicKeys(NamedTuple):
    """What a counter knows of its hub: the key that signs its answers, the key that bundles are sealed to."""

    signing: Ed25519PublicKey
    sealing: X25519PublicKey

    @classmethod
    def of_text(cls, text: str) -> PublicKeys:
        """What `text` wrote; raises Unsound."""
        try:
            raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise Unsound from None
        if len(raw) != 2 * _KEY_BYTES:
            raise Unsound
        return cls(
            Ed25519PublicKey.from_public_bytes(raw[:_KEY_BYTES]), X25519PublicKey.from_public_bytes(raw[_KEY_BYTES:])
        )

    @property
    def raw(self) -> bytes:
        """Both, one after the other."""
        return self.signing.public_bytes_raw() + self.sealing.public_bytes_raw()

    @property
    def text(self) -> str:
        """Base64url without padding."""
        return base64.urlsafe_b64encode(self.raw).rstrip(b"=").decode("ascii")

    @property
    def name(self) -> bytes:
        """The short name by which a bundle says for which hub it is."""
        digest = HKDF(SHA256(), _NAME_BYTES, None, b"quay bundle: name of a hub").derive(self.raw)
        return bytes(digest)


class Keys(NamedTuple):
    """One side's own pair of keys, both out of one secret: to sign with and to open with."""

    signing: Ed25519PrivateKey
    opening: X25519PrivateKey

    @classmethod
    def of(cls, signing: Ed25519PrivateKey) -> Keys:
        """The key to open with follows from the key to sign with, so that there is one secret to keep."""
        secret = HKDF(SHA256(), _KEY_BYTES, None, b"quay bundle: key to open with").derive(signing.private_bytes_raw())
        return cls(signing, X25519PrivateKey.from_private_bytes(secret))

    @property
    def public(self) -> PublicKeys:
        """What the other side is told."""
        return PublicKeys(self.signing.public_key(), self.opening.public_key())


def seal(outside: Outside, inside: bytes, to: X25519PublicKey, by: Ed25519PrivateKey) -> bytes:
    """The whole file."""
    head = outside.packed()
    body = head + bytes(_SUITE.encrypt(zlib.compress(inside, 1), to, info=head))
    return body + by.sign(body)


def outside_of(data: bytes) -> Outside:
    """What the file says of itself, not checked yet; raises Unsound for what is no such file."""
    if not _OUTSIDE.size + _SIGNATURE < len(data) <= LARGEST:
        raise Unsound
    magic, kind, hub, device, seq, about = _OUTSIDE.unpack_from(data)
    if magic != _MAGIC or kind not in tuple(Kind):
        raise Unsound
    return Outside(Kind(kind), hub, str(UUID(bytes=device)), seq, about)


def verify(data: bytes, by: Ed25519PublicKey) -> Outside:
    """What the file says of itself, once every byte is known to be the signer's; raises Unsound."""
    outside = outside_of(data)
    try:
        by.verify(data[-_SIGNATURE:], data[:-_SIGNATURE])
    except InvalidSignature:
        raise Unsound from None
    return outside


def opened(data: bytes, by: Ed25519PublicKey, key: X25519PrivateKey) -> bytes:
    """The inside; raises Unsound when it is not the signer's, not for this key, or larger than any may be."""
    verify(data, by)
    try:
        packed = _SUITE.decrypt(data[_OUTSIDE.size : -_SIGNATURE], key, info=data[: _OUTSIDE.size])
        unpacker = zlib.decompressobj()
        inside = unpacker.decompress(bytes(packed), LARGEST_INSIDE)
    except (InvalidTag, ValueError, zlib.error):
        raise Unsound from None
    if not unpacker.eof or unpacker.unused_data:
        raise Unsound
    return inside
