"""Numbers after a restore: a usual number of before is never given again."""

from __future__ import annotations

from pathlib import Path

from counter_fixtures import UNIT, a_range
from factories import TODAY

from cchc_desktop.store import number_jump, numbers
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.numbers import PROVISIONAL, Range


def taken(db: Database, folder: Path, series: str = numbers.DOSSIER) -> int | None:
    with transaction(db):
        found = numbers.take(db, folder, UNIT, TODAY, series)
    return found.number if found else None


def with_ranges(db: Database) -> None:
    numbers.put_range(db, a_range())
    numbers.put_range(db, Range("tam", PROVISIONAL, UNIT, "T", 1, 9999, 4, "2000-01-01", "open"))


def test_the_kept_back_tenth_serves_then_a_tenth_of_that(db: Database, folder: Path) -> None:
    with_ranges(db)
    assert taken(db, folder) == 3000
    assert number_jump.jump(db, top_tenth=True) == 1
    assert (taken(db, folder), taken(db, folder)) == (3900, 3901)
    assert number_jump.jump(db, top_tenth=True) == 1
    assert taken(db, folder) == 3990
    assert taken(db, folder, PROVISIONAL) == 9901


def test_without_it_only_provisional_numbers_are_left(db: Database, folder: Path) -> None:
    with_ranges(db)

    assert number_jump.jump(db, top_tenth=False) == 0
    assert taken(db, folder) is None
    assert taken(db, folder, PROVISIONAL) == 1


def test_a_range_too_small_to_keep_a_tenth_back_is_given_up(db: Database, folder: Path) -> None:
    numbers.put_range(db, a_range(3000, 3004))

    assert number_jump.jump(db, top_tenth=True) == 0
    assert taken(db, folder) is None


def test_what_the_portal_still_calls_open_is_not_taken_up_again(db: Database, folder: Path) -> None:
    with_ranges(db)
    number_jump.jump(db, top_tenth=True)
    number_jump.give_up(db)
    numbers.put_range(db, a_range())

    assert taken(db, folder) is None
    numbers.put_range(db, a_range(7000, 7999))
    assert taken(db, folder) == 7000
