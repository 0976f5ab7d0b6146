"""Opening a counter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.app.counter import Counter, calendar_of, is_set_up, open_counter
from cchc_desktop.domain.calendar import DayKind
from cchc_desktop.store import meta
from cchc_desktop.store.connection import Use
from cchc_desktop.store.errors import StoreTrouble, Trouble


def test_a_counter_has_its_office_and_says_it_is_practice(counter: Counter) -> None:
    assert counter.desk.office.unit_code == "H00.18"
    assert counter.desk.practice


def test_what_is_saved_in_practice_lies_beside_its_store(counter: Counter, practice_folder: Path) -> None:
    assert counter.exports == practice_folder / "out"


def test_a_folder_without_a_store_is_missing(tmp_path: Path) -> None:
    assert not is_set_up(tmp_path)
    with pytest.raises(StoreTrouble) as trouble:
        open_counter(tmp_path, practice=False)
    assert trouble.value.trouble is Trouble.MISSING


def test_a_practice_store_is_not_opened_as_a_real_one(practice_folder: Path) -> None:
    with pytest.raises(StoreTrouble) as trouble:
        open_counter(practice_folder, practice=False)
    assert trouble.value.trouble is Trouble.MODE


def test_a_set_up_that_was_cut_off_counts_as_missing(counter: Counter, practice_folder: Path) -> None:
    meta.remove(counter.db, "mode")

    with pytest.raises(StoreTrouble) as trouble:
        open_counter(practice_folder, practice=True)
    assert trouble.value.trouble is Trouble.MISSING


def test_a_second_connection_reads_what_the_first_wrote(counter: Counter) -> None:
    meta.write(counter.db, "probe", "seen")
    reader = counter.connect(Use.READER)
    try:
        assert meta.read(reader, "probe") == "seen"
    finally:
        reader.close()


def test_the_calendar_knows_the_swapped_days_that_the_library_lacks(counter: Counter) -> None:
    calendar = calendar_of(counter.desk.office)

    assert calendar.kind(date(2026, 1, 2)) is DayKind.SWAPPED_OFF
    assert calendar.kind(date(2026, 1, 10)) is DayKind.SWAPPED_WORK
