"""The hub's keys for what is carried by hand (khóa niêm phong của cổng): made once, kept with its database."""

from __future__ import annotations

import base64

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy import select

from cchc_desktop.hub.database import FREE, Storage
from cchc_desktop.hub.schema import settings
from cchc_desktop.hub.statements import put_new
from cchc_desktop.wire.sealed import Keys

_NAME = "bundle_key"


def settled(storage: Storage) -> Keys:
    """The same for every process over one database, and after it was put back from a backup."""
    query = select(settings.c.value).where(settings.c.key == _NAME)
    with storage.writing(FREE) as db:
        if (text := db.execute(query).scalar()) is None:
            fresh = Ed25519PrivateKey.generate().private_bytes_raw().hex()
            put_new(db, settings, [{"key": _NAME, "value": fresh}])
            text = db.execute(query).scalar_one()
    return Keys.of(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(text)))


def key_of_device(text: str) -> Ed25519PublicKey:
    """A device's public key as `identity` keeps it."""
    return Ed25519PublicKey.from_public_bytes(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
