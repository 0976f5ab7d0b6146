"""Practice mode as a whole."""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.app import places, practice
from cchc_desktop.app.counter import Counter, open_counter
from cchc_desktop.store import meta, numbers
from cchc_desktop.sync import connection
from cchc_desktop.sync.exchange import exchange


def test_a_prepared_counter_has_numbers_from_its_first_minute(counter: Counter) -> None:
    today = places.clock().date()

    assert numbers.left(counter.db, "H00.18", today) > 800


def test_it_joins_its_portal_again_at_a_new_port(counter: Counter, practice_folder: Path) -> None:
    device = meta.read(counter.db, "client_id")

    with practice.running_hub(practice_folder, places.clock) as hub:
        portal = connection.connect(counter.db, places.clock)
        assert portal is not None
        report = exchange(counter.db, portal, places.clock)
        portal.close()

    assert hub.url.startswith("http://127.0.0.1:")
    assert report.all_acknowledged
    assert meta.read(counter.db, "client_id") == device


def test_the_sample_office_is_of_the_unit_that_no_real_office_has() -> None:
    assert practice.sample_office().office.unit_code.startswith("H00")


def test_the_command_line_shares_the_portal_that_the_window_runs(counter: Counter, practice_folder: Path) -> None:
    with practice.running_hub(practice_folder, places.clock) as first:
        address = meta.read(counter.db, "portal_url")
        with practice.running_hub(practice_folder, places.clock) as second:
            assert first is not None
            assert second is None
            assert meta.read(counter.db, "portal_url") == address


def test_a_counter_the_window_has_made_is_joined_when_it_is_prepared(tmp_path: Path) -> None:
    practice.make(tmp_path, places.clock)

    practice.prepare(tmp_path, places.clock)

    counter = open_counter(tmp_path, practice=True)
    try:
        assert numbers.left(counter.db, "H00.18", places.clock().date()) > 800
    finally:
        counter.db.close()
