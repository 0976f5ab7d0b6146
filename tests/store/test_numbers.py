"""Dossier numbers: each given once, whatever crashes or is restored, and every number is a dossier or voided."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from store_fixtures import KEY, a_store, in_children, noted

from cchc_desktop.store import number_file, numbers, pads, schema
from cchc_desktop.store.connection import FILE_NAME, Database, bulk, transaction
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.store.numbers import BLOCK, Range, Taken

DAY = date(2026, 10, 5)
UNIT = "H52.18"


def a_range(first: int = 3000, last: int = 3999, **changes: Any) -> Range:
    base = Range(f"r{first}", numbers.DOSSIER, UNIT, UNIT, first, last, 4, "2026-01-01", "open")
    return replace(base, **changes)


def take(db: Database, folder: Path, day: date = DAY, series: str = numbers.DOSSIER) -> Taken:
    """A number, as an act takes it: in a transaction, what was skipped voided."""
    with transaction(db):
        taken = numbers.take(db, folder, UNIT, day, series)
        assert taken is not None
        if taken.skipped:
            numbers.void(db, taken.range, taken.day, taken.skipped, ("kho khôi phục", noted(db).pos))
    return taken


def take_and_fail(db: Database, folder: Path) -> int:
    """The number an act had taken when it failed."""
    given = 0
    try:
        with transaction(db):
            taken = numbers.take(db, folder, UNIT, DAY)
            assert taken is not None
            given = taken.number
            raise ZeroDivisionError
    except ZeroDivisionError:
        return given


# Ranges.


def test_a_range_is_kept_as_the_hub_granted_it_and_closed_when_it_says_so(db: Database) -> None:
    numbers.put_range(db, a_range())
    numbers.put_range(db, a_range(state="closed"))
    (kept,) = numbers.ranges(db)
    assert replace(kept, id=0) == a_range(state="closed")


def test_a_range_can_grow_and_never_shrinks(db: Database) -> None:
    numbers.put_range(db, a_range(last=3499))
    numbers.put_range(db, a_range(last=3999))
    numbers.put_range(db, a_range(last=3100))
    assert numbers.ranges(db)[0].last == 3999


@pytest.mark.parametrize(("first", "last", "usual"), [(3000, 3999, 3899), (1, 9, 9), (1, 10, 9), (0, 99, 89)])
def test_the_top_tenth_is_kept_for_a_recovery(first: int, last: int, usual: int) -> None:
    assert a_range(first, last).last_usual == usual


# Taking.


def test_numbers_are_given_in_order_from_the_first(db: Database, folder: Path) -> None:
    numbers.put_range(db, a_range())
    assert [take(db, folder).number for _ in range(25)] == list(range(3000, 3025))


def test_what_is_shown_as_next_is_what_comes(db: Database, folder: Path) -> None:
    numbers.put_range(db, a_range())
    for _ in range(BLOCK + 2):
        shown = numbers.peek(db, folder, UNIT, DAY)
        assert shown == (UNIT, take(db, folder).number, 4)


def test_each_day_starts_anew_and_the_day_before_goes_on(db: Database, folder: Path) -> None:
    numbers.put_range(db, a_range())
    assert [take(db, folder, DAY + timedelta(days)).number for days in (0, 0, 1, 0, 365)] == [
        3000,
        3001,
        3000,
        3002,
        3000,
    ]


def test_a_full_range_goes_over_to_the_next_and_none_is_left_in_the_end(db: Database, folder: Path) -> None:
    numbers.put_range(db, a_range(10, 19))
    numbers.put_range(db, a_range(50, 54))
    given = [take(db, folder).number for _ in range(14)]
    assert given == [*range(10, 19), *range(50, 55)]
    assert numbers.take(db, folder, UNIT, DAY) is None
    assert numbers.peek(db, folder, UNIT, DAY) is None
    assert numbers.left(db, UNIT, DAY) == 0


@pytest.mark.parametrize(
    "unfit",
    [a_range(state="closed"), a_range(state="burned"), a_range(valid_from="2026-10-06"), a_range(unit_code="H52.19")],
    ids=["closed", "burned", "not valid yet", "another unit's"],
)
def test_ranges_that_are_not_ours_to_use_are_passed_over(db: Database, folder: Path, unfit: Range) -> None:
    numbers.put_range(db, unfit)
    assert numbers.take(db, folder, UNIT, DAY) is None
    assert numbers.left(db, UNIT, DAY) == 0


def test_a_practice_range_can_serve_the_days_before_it_was_granted(db: Database, folder: Path) -> None:
    numbers.put_range(db, a_range(valid_from="2026-10-06"))
    numbers.start_earlier(db, UNIT, DAY)
    numbers.start_earlier(db, UNIT, DAY + timedelta(30))
    assert take(db, folder).number == 3000


def test_a_provisional_series_is_apart_from_the_dossiers(db: Database, folder: Path) -> None:
    numbers.put_range(db, a_range())
    numbers.put_range(db, a_range(1, 9999, range_id="tam", series=numbers.PROVISIONAL))
    assert take(db, folder, series=numbers.PROVISIONAL).number == 1
    assert take(db, folder).number == 3000


def test_what_is_left_counts_down(db: Database, folder: Path) -> None:
    numbers.put_range(db, a_range(10, 29))
    assert numbers.left(db, UNIT, DAY) == 18
    take(db, folder)
    assert numbers.left(db, UNIT, DAY) == 17


def test_ten_acts_wait_for_the_disk_once(db: Database, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reserved: list[int] = []
    original = number_file.reserve

    def watched(folder: Path, range_id: str, day: str, block: number_file.Block) -> None:
        reserved.append(block.through)
        original(folder, range_id, day, block)

    monkeypatch.setattr(number_file, "reserve", watched)
    numbers.put_range(db, a_range())
    for _ in range(2 * BLOCK):
        take(db, folder)
    assert reserved == [3009, 3019]


def test_the_recovery_tenth_is_not_even_reserved(db: Database, folder: Path) -> None:
    numbers.put_range(db, a_range(10, 29))
    for _ in range(18):
        take(db, folder)
    assert number_file.reserved(folder, "r10", DAY.isoformat()).through == 27


def test_numbers_of_a_range_come_with_the_range_and_day(db: Database, folder: Path) -> None:
    numbers.put_range(db, a_range())
    taken = take(db, folder)
    assert (taken.range.range_id, taken.day, taken.skipped) == ("r3000", DAY, None)


def test_two_programs_never_give_the_same_number(folder: Path, db: Database) -> None:
    numbers.put_range(db, a_range())

    def work() -> list[int]:
        mine = schema.open_store(folder, KEY)
        given = [take(mine, folder).number for _ in range(60)]
        mine.close()
        return given

    first, second = in_children([work, work])
    assert sorted(first + second) == list(range(3000, 3120))


# When things go wrong.


def test_the_number_of_an_act_that_failed_is_voided_not_given_again(db: Database, folder: Path) -> None:
    numbers.put_range(db, a_range())
    take(db, folder)
    lost = take_and_fail(db, folder)
    following = take(db, folder)
    assert (lost, following.number, following.skipped) == (3001, 3002, (3001, 3001))
    assert numbers.voided(db) == [("r3000", "2026-10-05", 3001, 3001, "kho khôi phục")]


def test_many_failed_acts_are_one_voided_stretch(db: Database, folder: Path) -> None:
    numbers.put_range(db, a_range())
    take(db, folder)
    for _ in range(15):
        take_and_fail(db, folder)
    assert take(db, folder).skipped == (3001, 3015)


@pytest.mark.parametrize("behind", [1, 3, BLOCK - 1, BLOCK, BLOCK + 1, 4 * BLOCK])
def test_a_restored_older_store_repeats_no_number(db: Database, folder: Path, behind: int) -> None:
    numbers.put_range(db, a_range())
    for _ in range(3):
        take(db, folder)
    db.conn.execute("pragma wal_checkpoint(truncate)")
    older = (folder / FILE_NAME).read_bytes()
    given = [take(db, folder).number for _ in range(behind)]
    db.close()
    for path in folder.glob(f"{FILE_NAME}*"):
        path.unlink()
    (folder / FILE_NAME).write_bytes(older)

    restored = schema.open_store(folder, KEY)
    following = take(restored, folder)
    assert following.number > max(given)
    assert following.skipped is not None
    assert following.skipped[0] == 3003
    restored.close()


def test_after_a_power_cut_that_took_back_the_last_number_the_store_goes_on(db: Database, folder: Path) -> None:
    numbers.put_range(db, a_range())
    for _ in range(5):
        take(db, folder)
    (folder / number_file.LAST_NAME).unlink()
    assert take(db, folder).number == 3005


def test_a_power_cut_and_a_restore_together_lose_a_block_and_repeat_nothing_before_it(
    db: Database, folder: Path
) -> None:
    numbers.put_range(db, a_range())
    for _ in range(25):
        take(db, folder)
    (folder / number_file.LAST_NAME).unlink()
    with transaction(db):
        db.conn.execute("update numbers set last = 3003")
    assert take(db, folder).number == 3030


def test_a_full_disk_beside_the_store_is_told_and_nothing_is_taken(
    db: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers.put_range(db, a_range())

    def full(*_args: object) -> None:
        raise OSError(28, "said by the system")

    monkeypatch.setattr(number_file, "note_given", full)
    with pytest.raises(StoreTrouble) as caught:
        take(db, folder)
    assert caught.value.trouble is Trouble.FULL
    monkeypatch.undo()
    assert take(db, folder).number == 3000


# Any history.


class Numbering(RuleBasedStateMachine):
    """Acts, failures, crashes, restores of any older copy, days that change: no number twice, each accounted for."""

    def __init__(self) -> None:
        super().__init__()
        self.base = Path(tempfile.mkdtemp())
        self.folder = self.base / "counter"
        self.db = a_store(self.folder)
        self.days = 0
        self.copies: list[Path] = []
        self.shown: list[tuple[date, int]] = []  # what a clerk saw, ever, in any copy of the store

    @initialize(size=st.sampled_from([12, 40, 400]))
    def start(self, size: int) -> None:
        numbers.put_range(self.db, a_range(100, 99 + size))
        numbers.put_range(self.db, a_range(1000, 9999))

    @property
    def day(self) -> date:
        return DAY + timedelta(self.days)

    @rule(acts=st.integers(1, 25))
    def act(self, acts: int) -> None:
        for _ in range(acts):
            self.shown.append((self.day, take(self.db, self.folder, self.day).number))

    @rule(acts=st.integers(1, 25))
    def fill(self, acts: int) -> None:
        """The same in one bulk."""
        with bulk(self.db) as whole:
            self.shown.extend((self.day, take(whole, self.folder, self.day).number) for _ in range(acts))

    @rule(acts=st.integers(1, 12))
    def fill_and_fail(self, acts: int) -> None:
        """A bulk that fails once its numbers are in the files."""
        with contextlib.suppress(ZeroDivisionError), bulk(self.db) as whole:
            for _ in range(acts):
                assert numbers.take(whole, self.folder, UNIT, self.day)
            for settle in whole.at_end.values():
                settle()
            raise ZeroDivisionError

    @rule(acts=st.integers(1, 12))
    def fail(self, acts: int) -> None:
        """Several numbers taken in one transaction that is rolled back, as by a crash before the commit."""
        with transaction(self.db):
            self.db.conn.execute("savepoint lost")
            for _ in range(acts):
                assert numbers.take(self.db, self.folder, UNIT, self.day)
            self.db.conn.execute("rollback to lost")

    @rule(count=st.integers(1, 20), ahead=st.sampled_from([0, 0, 1, 5]), kept=st.booleans())
    def make_a_pad(self, count: int, ahead: int, kept: bool) -> None:
        """Stubs are printed, for today or a day to come; or the power goes before the act is whole."""
        day = self.day + timedelta(ahead)
        with transaction(self.db):
            self.db.conn.execute("savepoint lost")
            for stretch in pads.forgotten(self.db, self.folder, UNIT, day):
                pads.add(self.db, stretch, noted(self.db, "pad_found").pos)
            made = pads.reserve(self.db, self.folder, UNIT, day, count)
            if made and kept:
                pads.add(self.db, made, noted(self.db, "pad").pos)
                self.shown.extend((day, number) for number in range(made.first, made.last + 1))
            elif not kept:
                self.db.conn.execute("rollback to lost")

    @rule(days=st.sampled_from([-2, -1, 1, 1, 400]))
    def change_day(self, days: int) -> None:
        self.days += days

    @rule()
    def copy(self) -> None:
        self.db.conn.execute("pragma wal_checkpoint(truncate)")
        self.copies.append(self.base / f"copy{len(self.copies)}.db")
        shutil.copy(self.folder / FILE_NAME, self.copies[-1])

    @precondition(lambda self: self.copies)
    @rule(which=st.integers(0, 99))
    def restore(self, which: int) -> None:
        self.db.close()
        for path in self.folder.glob(f"{FILE_NAME}*"):
            path.unlink()
        shutil.copy(self.copies[which % len(self.copies)], self.folder / FILE_NAME)
        self.db = schema.open_store(self.folder, KEY)

    @rule()
    def crash(self) -> None:
        self.db.close()
        self.db = schema.open_store(self.folder, KEY)

    @invariant()
    def no_number_is_shown_twice(self) -> None:
        assert len(self.shown) == len(set(self.shown))

    @invariant()
    def no_stub_is_on_two_pads(self) -> None:
        stretches = self.db.conn.execute("select range, day, first, last from pads").fetchall()
        stubs = [(of, day, number) for of, day, first, last in stretches for number in range(first, last + 1)]
        assert len(stubs) == len(set(stubs))

    @invariant()
    def a_voided_number_names_no_later_dossier_and_is_voided_once(self) -> None:
        voided = [
            (day, number) for _, day, first, last, _ in numbers.voided(self.db) for number in range(first, last + 1)
        ]
        assert len(voided) == len(set(voided))

    @invariant()
    def what_the_store_has_given_is_without_gaps(self) -> None:
        """Between a range's first number and the last used of a day, each is shown or voided."""
        shown = set(self.shown)
        voided = {
            (range_id, day, number)
            for range_id, day, first, last, _ in numbers.voided(self.db)
            for number in range(first, last + 1)
        }
        used = self.db.conn.execute(
            "select r.range_id, r.first, n.day, n.last from numbers n join number_ranges r on r.id = n.range"
        ).fetchall()
        for range_id, first, day, last in used:
            for number in range(first, last + 1):
                known = (date.fromisoformat(day), number) in shown or (range_id, day, number) in voided
                assert known, (range_id, day, number)

    def teardown(self) -> None:
        self.db.close()
        shutil.rmtree(self.base)


TestNumbering: Callable[[], Any] = Numbering.TestCase
TestNumbering.settings = settings(max_examples=30, stateful_step_count=25)  # type: ignore[attr-defined]  # hypothesis's way
