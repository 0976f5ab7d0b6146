"""What the portal said, as it said it, under the hash that the ledger names."""

from __future__ import annotations

import pytest

from cchc_desktop.store import portal_states
from cchc_desktop.store.connection import Database
from cchc_desktop.wire.canonical import sha256_hex

UID = "0192f7c0-0000-7000-8000-000000000001"
OTHER = "0192f7c0-0000-7000-8000-000000000002"


def put(db: Database, document: bytes, version: int = 1) -> str:
    sha256 = sha256_hex(document)
    portal_states.put(db, UID, sha256, version, document)
    return sha256


@pytest.mark.parametrize("versions", [(1, 2), (1, 1)], ids=["of two versions", "of one version"])
def test_each_document_is_kept_under_its_hash(db: Database, versions: tuple[int, int]) -> None:
    first, second = put(db, b"first", versions[0]), put(db, b"second", versions[1])
    assert portal_states.get(db, UID, first) == b"first"
    assert portal_states.get(db, UID, second) == b"second"


def test_what_was_never_said_is_none(db: Database) -> None:
    sha256 = put(db, b"first")
    assert portal_states.get(db, OTHER, sha256) is None
    assert portal_states.get(db, UID, sha256_hex(b"second")) is None


def test_the_same_said_again_changes_nothing(db: Database) -> None:
    assert put(db, b"first") == put(db, b"first", version=2)
    assert db.conn.execute("select version from portal_states").fetchall() == [(1,)]
