"""Backing up as the clock tells: each hour whole, each quarter the new entries, at day close; trouble is noted."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts import backup, day_close
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.reports.day_close import day_close as closing_of
from cchc_desktop.store import box, ledger, meta
from cchc_desktop.store.errors import StoreTrouble, Trouble


@pytest.fixture
def place(counter: Counter, tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    backup.choose_place(counter.db, made, counter.admin, counter.now)
    return made


def look(counter: Counter) -> None:
    backup.back_up_what_is_due(counter.db, counter.now)


def whole(counter: Counter, place: Path) -> list[datetime]:
    """When the backups that are there were made."""
    return box.snapshots(place / f"cchc-{ledger.instance(counter.db)}")


def test_each_hour_a_whole_one_and_each_quarter_what_is_new(counter: Counter, place: Path) -> None:
    look(counter)
    counts = []
    for _ in range(8):
        counter.clock.forward(minutes=15)
        counter.receive()
        look(counter)
        counts.append(len(whole(counter, place)))

    assert counts == [1, 1, 1, 2, 2, 2, 2, 3]
    where = place / f"cchc-{ledger.instance(counter.db)}"
    assert len(box.entries(where)) == 2
    assert meta.read(counter.db, backup.TROUBLE) == ""


def test_closing_the_day_makes_one_due(counter: Counter, place: Path) -> None:
    look(counter)
    counter.clock.forward(minutes=2)
    closing = closing_of(counter.db, counter.desk.office.counter, counter.now.date())
    day_close.close_day(counter.db, closing, counter.clerk, counter.now)
    look(counter)
    look(counter)

    assert whole(counter, place) == [counter.now]  # of an hour the newest stays


def test_without_a_second_place_nothing_is_due(counter: Counter) -> None:
    look(counter)
    with pytest.raises(Refused) as caught:
        backup.back_up(counter.db, counter.now)

    assert "backup --to" in caught.value.sentence
    assert backup.place_of(counter.db) is None


def test_a_stick_pulled_out_is_noted_and_made_up_for_when_it_is_back(counter: Counter, place: Path) -> None:
    look(counter)
    place.rename(place.with_name("pulled"))
    counter.clock.forward(minutes=16)
    with pytest.raises(StoreTrouble) as caught:
        look(counter)
    assert caught.value.trouble is Trouble.NO_BACKUP_PLACE
    assert meta.read(counter.db, backup.TROUBLE) == Trouble.NO_BACKUP_PLACE.sentence
    with pytest.raises(StoreTrouble):
        look(counter)
    counter.receive()

    place.with_name("pulled").rename(place)
    look(counter)

    assert meta.read(counter.db, backup.TROUBLE) == ""
    assert whole(counter, place) == [counter.now]  # of an hour the newest stays


def test_the_place_is_an_administrators_and_on_another_disk(counter: Counter, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        backup.choose_place(counter.db, tmp_path, counter.clerk, counter.now)
    for within in (counter.folder, counter.folder / "backups"):
        with pytest.raises(Refused) as caught:
            backup.choose_place(counter.db, within, counter.admin, counter.now)
        assert [problem.code for problem in caught.value.problems] == ["backup.place"]


def test_naming_the_same_place_again_is_no_news(counter: Counter, place: Path) -> None:
    entries = len(counter.entries())

    backup.choose_place(counter.db, place, counter.admin, counter.now)

    assert len(counter.entries()) == entries
