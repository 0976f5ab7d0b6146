"""Identifiers as the store keeps them: 16 bytes for a UUID, its lower-case text everywhere else."""

from __future__ import annotations

import uuid_utils

UID_BYTES = 16


def new_uid() -> str:
    """A UUIDv7 (RFC 9562), lower case: rises with time."""
    return str(uuid_utils.uuid7())


def packed(uid: str) -> bytes:
    """16 bytes of a UUID's text; raises ValueError for any other."""
    data = bytes.fromhex(uid.replace("-", ""))
    if len(data) != UID_BYTES:
        raise ValueError("not a UUID")
    return data


def unpacked(data: bytes) -> str:
    """The lower-case text of 16 bytes; raises ValueError for any others."""
    if len(data) != UID_BYTES:
        raise ValueError("not a UUID")
    text = data.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
