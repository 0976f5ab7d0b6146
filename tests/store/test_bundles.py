"""The numbers of bundles rise for good, each with the hash that an answer has to name."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter, open_counter
from sqlcipher3 import dbapi2

from cchc_desktop.store import bundles, ledger
from cchc_desktop.store.bundles import Made, Sent
from cchc_desktop.wire.canonical import GENESIS

MADE = Made(1, 1, "ab" * 32, "2026-10-05T08:15:00.000+07:00", 3, 9, 2, (Sent("b1", 3, 6), Sent("b2", 7, 9)), "c.1")


def test_what_was_made_is_known_again(tmp_path: object) -> None:
    with open_counter(tmp_path) as counter:  # type: ignore[arg-type]
        instance = ledger.instance(counter.db)
        assert bundles.last(counter.db, instance) == (0, GENESIS)
        assert bundles.get(counter.db, instance, 1) is None

        bundles.put(counter.db, instance, MADE)
        bundles.put(counter.db, instance, MADE._replace(seq=2, sha256="cd" * 32, cursor=None))

        assert bundles.last(counter.db, instance) == (2, "cd" * 32)
        assert bundles.get(counter.db, instance, 1) == MADE
        assert bundles.newest(counter.db, instance) == (MADE.made_at, None)
        assert bundles.get(counter.db, "another", 1) is None
        _take(counter, instance)


def _take(counter: Counter, instance: str) -> None:
    bundles.note_taken(counter.db, instance, 1, "2026-10-06T08:15:00.000+07:00")
    assert bundles.get(counter.db, instance, 1) == MADE._replace(taken_at="2026-10-06T08:15:00.000+07:00")
    assert bundles.newest(counter.db, instance)[1] == "2026-10-06T08:15:00.000+07:00"
    with pytest.raises(dbapi2.IntegrityError):
        bundles.put(counter.db, instance, MADE)
