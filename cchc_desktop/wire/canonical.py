"""Canonical bytes and hashes: RFC 8785 JSON of payloads, and the chain that joins entries of the ledger (sổ cái)."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any, NamedTuple

import msgspec

GENESIS = "0" * 64
SALT_BYTES = 16
BLANK = b"{}"  # of a payload that was blanked; none is written so, for each has its salt
LEAST_UNSAFE = 2**53  # whole numbers from here on are not the same in every JSON reader
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)

# Equal to RFC 8785 as long as keys are ASCII, integers < 2^53 and nothing is a float; tests hold it against an oracle.
_encoder = msgspec.json.Encoder(order="sorted")


def canonical(value: Any) -> bytes:
    """RFC 8785 bytes of a struct, dataclass or plain value; the caller keeps floats and non-ASCII keys out."""
    return _encoder.encode(value)


def demand_plain(value: Any) -> None:
    """Raises TypeError unless `value` is of texts, whole numbers below 2^53, booleans, None, and lists and objects
    of them with ASCII keys: what our encoder and RFC 8785 write alike.
    """
    match value:
        case None | bool() | str():
            return
        case int() if abs(value) < LEAST_UNSAFE:
            return
        case dict() if all(isinstance(key, str) and key.isascii() for key in value):
            for member in value.values():
                demand_plain(member)
        case list() | tuple():
            for member in value:
                demand_plain(member)
        case _:
            raise TypeError("not plain JSON")


def sha256_hex(data: bytes) -> str:
    """Lower-case hex SHA-256."""
    return hashlib.sha256(data).hexdigest()


def is_sha256(text: str) -> bool:
    """Whether `text` is a SHA-256 as it is written here: lower-case hex."""
    return _SHA256.fullmatch(text) is not None


def salt_text(salt: bytes) -> str:
    """A payload's salt (16 random bytes) as base64."""
    return base64.b64encode(salt).decode("ascii")


class Link(NamedTuple):
    """What the hash of an entry is made of, in the contract's order; `dossier_uid` is "" for the counter itself."""

    op_id: str
    seq: str
    type: str
    dossier_uid: str
    occurred_at: str
    clerk_code: str
    payload_sha256: str


def link_hash(previous_hash: str, link: Link) -> str:
    """The hash of an entry following `previous_hash`: SHA-256 of all joined by LF, hex (portal.yaml, Op.hash)."""
    return hashlib.sha256("\n".join((previous_hash, *link)).encode()).hexdigest()
