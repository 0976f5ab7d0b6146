"""One line to the portal is kept as long as the counter is enrolled at the same place."""

from __future__ import annotations

from cchc_desktop.store import meta
from cchc_desktop.sync.line import Line
from tests.sync.conftest import Make


def test_a_counter_that_is_not_enrolled_reaches_nobody(make: Make) -> None:
    counter = make(3, enrolled=False)
    assert Line(counter.clock).reach(counter.db) is None


def test_the_same_portal_is_kept_and_another_address_makes_another(make: Make) -> None:
    counter = make(3)
    line = Line(counter.clock)
    first = line.reach(counter.db)
    assert first is not None
    assert line.reach(counter.db) is first

    meta.write(counter.db, "portal_url", "https://portal.example/quay/v1")

    assert line.reach(counter.db) not in (first, None)
    line.close()
    assert line.portal is None
