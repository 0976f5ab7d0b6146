"""The store's key (khóa kho dữ liệu): 32 random bytes in the credential store, or in a 0600 file."""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.store import errors, folders
from cchc_desktop.store.errors import StoreTrouble, Trouble

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

KEY_BYTES = 32
FILE_NAME = "store.key"
_SERVICE = "cchc-desktop"
_CHECK_BYTES = 3
_GROUP = 4
# keyring falls back to a plaintext file where keyrings.alt is installed; only these are let hold a key
_TRUSTED_BACKENDS = ("keyring.backends.Windows", "keyring.backends.macOS", "keyring.backends.SecretService")


class KeyPlace(Enum):
    """Where the key is kept."""

    CREDENTIAL_STORE = "credential_store"
    FILE = "file"


class NoCredentialStoreError(Exception):
    """This account has no credential store that may hold a key; the office file must say key_store = "file"."""


def new_key() -> bytes:
    """A fresh random key."""
    return secrets.token_bytes(KEY_BYTES)


def keep(folder: Path, key: bytes, place: KeyPlace) -> None:
    """Keeps the key of the store in `folder`. Raises NoCredentialStoreError, also when the store of it stays locked."""
    if place is KeyPlace.FILE:
        _keep_in_file(folder / FILE_NAME, key)
        return
    from keyring.errors import KeyringError  # noqa: PLC0415

    backend = _trusted_backend()
    try:
        backend.set_password(_SERVICE, _account(folder), key.hex())
    except KeyringError as error:
        raise NoCredentialStoreError from error


def find(folder: Path) -> bytes:
    """The key of the store in `folder`: from its file when there is one, else from the credential store.

    Raises StoreTrouble(NO_KEY) when neither has it or the credential store stays locked, WRONG_KEY when it is damaged,
    KEY_EXPOSED when others may read the file and it is not ours to mend.
    """
    path = folder / FILE_NAME
    mend_rights(folder)
    with errors.guarded():
        if path.exists():
            return _read(path.read_bytes())
    text = _from_credential_store(folder)
    if not text:
        raise StoreTrouble(Trouble.NO_KEY)
    return _read(text.encode())


def mend_rights(folder: Path) -> bool:
    """Makes a key file readable by its owner alone again; whether it was not, which somebody should be told.

    Raises StoreTrouble(KEY_EXPOSED) for the file of another account, and where rights cannot be set.
    """
    path = folder / FILE_NAME
    if os.name != "posix" or not path.exists() or not _is_exposed(path):
        return False
    try:
        if path.stat().st_uid == os.geteuid():
            path.chmod(0o600)
    except OSError as error:
        raise StoreTrouble(Trouble.KEY_EXPOSED) from error
    if _is_exposed(path):
        raise StoreTrouble(Trouble.KEY_EXPOSED)
    return True


def _is_exposed(path: Path) -> bool:
    return bool(path.stat().st_mode & 0o077)


def _from_credential_store(folder: Path) -> str | None:
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        return _trusted_backend().get_password(_SERVICE, _account(folder))
    except (NoCredentialStoreError, KeyringError):
        return None


def recovery_text(key: bytes) -> str:
    """The key for the sealed envelope: base32 with a check, in groups of four."""
    checked = key + hashlib.sha256(key).digest()[:_CHECK_BYTES]
    text = base64.b32encode(checked).decode("ascii").rstrip("=")
    return "-".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def from_recovery_text(text: str) -> bytes | None:
    """The key of a recovery text as somebody types it; None when a letter is wrong."""
    letters = "".join(text.upper().replace("0", "O").replace("1", "I").replace("8", "B").split()).replace("-", "")
    try:
        data = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError:
        return None
    key, check = data[:KEY_BYTES], data[KEY_BYTES:]
    return key if len(key) == KEY_BYTES and hashlib.sha256(key).digest()[:_CHECK_BYTES] == check else None


def _keep_in_file(path: Path, key: bytes) -> None:
    """Whole or not at all: a store without its key is lost. A file with wider rights is replaced by a 0600 one."""
    temporary = path.with_suffix(".part")
    temporary.unlink(missing_ok=True)
    with errors.guarded():
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(key.hex().encode())
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        folders.settle(path.parent)


def _read(text: bytes) -> bytes:
    try:
        key = bytes.fromhex(text.decode("ascii").strip())
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise StoreTrouble(Trouble.WRONG_KEY)
    return key


def _account(folder: Path) -> str:
    """One name a data folder, without its path in clear."""
    return hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]


def _trusted_backend() -> KeyringBackend:
    """The account's credential store; keyring is imported only here (it costs 68 ms)."""
    import keyring  # noqa: PLC0415

    backend = keyring.get_keyring()
    candidates: list[KeyringBackend] = getattr(backend, "backends", [backend])  # the chainer asks several
    for candidate in candidates:
        if type(candidate).__module__.startswith(_TRUSTED_BACKENDS):
            return candidate
    raise NoCredentialStoreError
