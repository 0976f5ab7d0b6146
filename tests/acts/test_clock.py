"""What was said of today's date is kept, entered in the ledger, and told to the portal."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from counter_fixtures import Counter

from cchc_desktop.acts import clock


def test_the_last_entry_is_the_newest_whatever_its_moment(counter: Counter) -> None:
    counter.receive()
    counter.clock.at -= timedelta(days=3)
    counter.receive()

    assert clock.last_entry_at(counter.db) == counter.now


@pytest.mark.parametrize(("days", "kept"), [(3, 3), (-400, -400), (0, 0), (None, None)])
def test_what_was_settled_is_kept_and_entered(counter: Counter, days: int | None, kept: int | None) -> None:
    clock.settle(counter.db, 7, "behind", counter.now)

    clock.settle(counter.db, days, "ahead", counter.now)

    entry = counter.entries()[-1]
    assert clock.kept_days(counter.db) == kept
    assert clock.is_doubted(counter.db) == (kept is not None)
    assert (entry.type, entry.clerk_code, entry.dossier_uid) == ("counter.event", clock.WINDOW.code, None)
    assert msgspec.json.decode(entry.payload)["chiTiet"] == {"buNgay": kept or 0, "tin": kept is None, "lyDo": "ahead"}
    assert counter.is_sound()


def test_a_clock_that_was_never_doubted_is_believed(counter: Counter) -> None:
    assert clock.kept_days(counter.db) is None
    clock.believe(counter.db)
    assert not clock.is_doubted(counter.db)


def test_believed_again_nothing_is_kept(counter: Counter) -> None:
    clock.settle(counter.db, 3, "behind", counter.now)

    clock.believe(counter.db)

    assert clock.kept_days(counter.db) is None
