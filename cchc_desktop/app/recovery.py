"""The recovery key (khóa khôi phục): what opens the store on an account that has not its key."""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.store import keys
from cchc_desktop.store.connection import FILE_NAME, Use, connect
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.store.keys import KeyPlace, NoCredentialStoreError


def recover(folder: Path, typed: str) -> KeyPlace:
    """Keeps the key for this account once it has opened the store; where it lies now: credential store, else a file.

    Raises StoreTrouble: WRONG_KEY for a text that is no key or another store's, MISSING where no store is.
    """
    key = keys.from_recovery_text(typed)
    if key is None:
        raise StoreTrouble(Trouble.WRONG_KEY)
    connect(folder / FILE_NAME, key, Use.READER).close()
    if not (folder / keys.FILE_NAME).exists():
        try:
            keys.keep(folder, key, KeyPlace.CREDENTIAL_STORE)
        except NoCredentialStoreError:
            pass
        else:
            return KeyPlace.CREDENTIAL_STORE
    keys.keep(folder, key, KeyPlace.FILE)
    return KeyPlace.FILE
