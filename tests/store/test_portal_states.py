"""What the portal said, version by version, as it said it."""

from __future__ import annotations

from store_fixtures import AT

from cchc_desktop.store import portal_states
from cchc_desktop.store.connection import Database

UID = "0192f7c0-0000-7000-8000-000000000001"


def test_each_version_is_kept_and_the_newest_known(db: Database) -> None:
    assert portal_states.get(db, UID, 1) is None
    assert portal_states.latest(db, UID) is None
    for version in (2, 10, 9):
        portal_states.put(db, UID, version, f'{{"v":{version}}}'.encode(), AT)
    assert portal_states.get(db, UID, 9) == b'{"v":9}'
    assert portal_states.latest(db, UID) == (10, b'{"v":10}')


def test_what_was_said_of_a_version_first_stands(db: Database) -> None:
    """Its hash is in the ledger."""
    portal_states.put(db, UID, 1, b"first", AT)
    portal_states.put(db, UID, 1, b"second", AT)
    assert portal_states.get(db, UID, 1) == b"first"
