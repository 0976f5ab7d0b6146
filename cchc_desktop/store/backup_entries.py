"""Entries kept between two backups (sổ nối tiếp): appended to a file at the second place, each piece sealed by itself.

A piece is its length, a nonce and AES-256-GCM's ciphertext over entries of the ledger; its number in the file and the
file's name are sealed with it, so that none can be moved, doubled or left out. What a power cut tore off at the end is
no entry, and the next piece takes its place.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from cchc_desktop.store import folders
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.store.ledger import Entry

if TYPE_CHECKING:  # loaded by the backup's thread alone: the start of the program does not wait for it
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_LENGTH, _NONCE, _TAG = 4, 12, 16
_PURPOSE = b"cchc-desktop backup entries 1"
_decoder = msgspec.msgpack.Decoder(list[Entry])


class Kept(NamedTuple):
    """What a file holds: entries in order, `pieces` of them, `good` bytes; `torn` bytes at its end are no piece."""

    entries: list[Entry]
    pieces: int
    good: int
    torn: int


def append(path: Path, key: bytes, entries: Sequence[Entry]) -> None:
    """Adds one piece, on disk before this returns. Raises OSError, StoreTrouble(BAD_BACKUP)."""
    before = read(path, key)
    nonce = os.urandom(_NONCE)
    sealed = nonce + _cipher(key).encrypt(nonce, msgspec.msgpack.encode(list(entries)), _about(path, before.pieces))
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+b") as file:
        file.truncate(before.good)
        file.seek(before.good)
        file.write(len(sealed).to_bytes(_LENGTH, "big") + sealed)
        file.flush()
        os.fsync(file.fileno())
    if not before.good:
        folders.settle(path.parent)


def read(path: Path, key: bytes) -> Kept:
    """The entries of a file; none when there is no such file. Raises StoreTrouble(BAD_BACKUP) for one that was changed.

    A piece that does not open is torn when nothing follows it, or only what a disk shows for bytes never written.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Kept([], 0, 0, 0)
    cipher, entries, pieces, place = _cipher(key), list[Entry](), 0, 0
    while place + _LENGTH <= len(data):
        end = place + _LENGTH + int.from_bytes(data[place : place + _LENGTH], "big")
        sealed = data[place + _LENGTH : end]
        if end > len(data) or not data[place:].strip(b"\0"):
            break
        opened = _opened(cipher, sealed, _about(path, pieces))
        if opened is None:
            if end < len(data) and data[end:].strip(b"\0"):
                raise StoreTrouble(Trouble.BAD_BACKUP)
            break
        entries += _decoder.decode(opened)
        pieces, place = pieces + 1, end
    return Kept(entries, pieces, place, len(data) - place)


def _opened(cipher: AESGCM, sealed: bytes, about: bytes) -> bytes | None:
    if len(sealed) < _NONCE + _TAG:
        return None
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415  # see above

    try:
        return cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], about)
    except InvalidTag:
        return None


def _about(path: Path, piece: int) -> bytes:
    return f"{path.name} {piece}".encode()


def _cipher(key: bytes) -> AESGCM:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  # see above
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    return AESGCM(HKDF(SHA256(), 32, None, _PURPOSE).derive(key))
