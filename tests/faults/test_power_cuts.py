"""A power cut at any moment of a counter's work (reliability.md, F05): what was not synced is lost, mixed or torn."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import fault_fixtures
import pytest
from counter_fixtures import KEY
from factories import NOW
from fault_fixtures import FIRST, UNIT, Told, lost, violations
from reliability import Tried

from cchc_desktop.app import practice, setting_up
from cchc_desktop.app.counter import is_set_up, open_counter
from cchc_desktop.store import number_file, numbers, schema, verify
from cchc_desktop.store.connection import FILE_NAME, Database, transaction
from cchc_desktop.store.errors import StoreTrouble
from tests.faults.power_cuts import Cut, Op, cuts, moments, read_log
from tests.faults.preload import built, in_memory, ran

STATES = int(os.environ.get("CCHC_POWER_CUTS", "5000"))
PARTS = 4
WHOLE = 10  # each so many, a state is looked through page by page and worked on
DAY = NOW.date()
ENOUGH = 5_000  # states in which a planted bug must show

Record = Callable[[str, int, str], list[Op]]


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that keeps the record."""
    return built("recorder.c", tmp_path_factory.mktemp("recorder"))


@pytest.fixture
def record(recorder: Path, tmp_path: Path) -> Record:
    """Records a piece of work as (kind of work, seed, planted bug)."""

    def recorded(kind: str, seed: int, bug: str = "") -> list[Op]:
        folder, log = tmp_path / "recorded", tmp_path / "log"
        shutil.rmtree(folder, ignore_errors=True)
        ran(recorder, "record_acts.py", folder, log, kind, seed, bug)
        return read_log(log)

    return recorded


@pytest.fixture
def place() -> Iterator[Path]:
    """Where states are laid out, one after the other."""
    with in_memory() as folder:
        yield folder / "state"


def laid_out(cut: Cut, folder: Path) -> Path:
    """The folder as it is found when the power is back."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in cut.files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def quick_look(cut: Cut, folder: Path, sound: set[int]) -> list[str]:
    """What does not hold when the program opens the store and the next clerk takes a number.

    `sound`: of what was found to hold so far; four in five stores open to what an earlier one held, byte for byte.
    """
    try:
        db = schema.open_store(folder, KEY)
    except StoreTrouble as trouble:
        return [f"the store does not open: {trouble.trouble.name}"]
    try:
        held = hash((cut.told, *_held(cut, folder)))
        if held in sound:
            return []
        flaw = verify.check_chain(db)
        bad = [*([flaw.what] if flaw else []), *lost(db, cut.told), *_next_number(db, folder, cut.told)]
        sound.update([] if bad else [held])
        return bad
    except StoreTrouble as trouble:
        return [f"the store does not work: {trouble.trouble.name}"]
    finally:
        db.close()


def _held(cut: Cut, folder: Path) -> Iterator[object]:
    """Every file, and of the write-ahead log as much as counts: its index says how many frames, and the sum over them."""
    yield from sorted(each for each in cut.files.items() if not each[0].endswith("-wal"))
    yield (folder / f"{FILE_NAME}-shm").read_bytes()[16:40]


def _next_number(db: Database, folder: Path, told: tuple[Told, ...]) -> Iterator[str]:
    """I2: no number told is given again, nor by an older store beside the same number file."""
    used = {int(each.detail.split()[0].rpartition("-")[2]) for each in told if each.what == "received"}
    if used and number_file.reserved(folder, f"r{FIRST}", DAY.isoformat()).through < max(used):
        yield "the number file does not know of a number that was told"
    with transaction(db):
        taken = numbers.take(db, folder, UNIT, DAY)
    if taken is None or taken.number in used:
        yield "the next number was given before"


def whole_look(cut: Cut, folder: Path, _sound: set[int]) -> list[str]:
    """Everything: pages, structure, each dossier rebuilt, each number accounted for; and the next one is received."""
    found = violations(folder, cut.told)
    if found:
        return found
    after: list[Told] = []
    db = schema.open_store(folder, KEY)
    try:
        fault_fixtures.ACTS["receive"](db, folder, after.append)
    except StoreTrouble as trouble:
        return [f"the store does not work: {trouble.trouble.name}"]
    finally:
        db.close()
    return [f"afterwards: {bad}" for bad in violations(folder, [*cut.told, *after])]


def replayed(
    ops: list[Op], count: int, chance: Random, place: Path, enough: int = 10
) -> tuple[int, dict[int, list[str]]]:
    """How many states were looked at, and by operation what did not hold after a cut there, up to `enough` of them."""
    looked, found, sound = 0, dict[int, list[str]](), set[int]()
    for cut in cuts(ops, count, chance):
        look = whole_look if looked % WHOLE == 0 else quick_look
        bad = look(cut, laid_out(cut, place), sound)
        if bad:
            found[cut.at] = bad
        looked += 1
        if len(found) == enough:
            break
    return looked, found


@pytest.mark.timeout(0)
@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_a_power_cut_leaves_no_dossier_is_lost_and_no_number_given_twice(
    record: Record, place: Path, seed: int, part: int, tried: Tried
) -> None:
    tried("power cut, replayed", STATES // PARTS)
    ops = record("work", seed)
    looked, found = replayed(ops, STATES // PARTS, Random(seed), place)

    assert found == {}
    assert looked == STATES // PARTS
    assert {op.what for op in ops} >= set("HCWTSRUDM")


def test_a_power_cut_while_a_counter_is_made_leaves_one_or_none(
    record: Record, place: Path, seed: int, tried: Tried
) -> None:
    tried("power cut while a counter is made, replayed", STATES // 10 + STATES // 100)
    ops, chance = record("set_up", seed), Random(seed)
    *_, (end, disk, told) = moments(ops)
    after = [Cut(end, disk.cut(chance), told) for _ in range(STATES // 100)]
    found: dict[int, str] = {}
    for number, cut in enumerate([*cuts(ops, STATES // 10, chance), *after]):
        folder = laid_out(cut, place)
        trouble = _not_usable(folder) if is_set_up(folder) else "gone" if cut.told else ""
        if number % 40 == 0 and not is_set_up(folder):
            setting_up.set_up_practice(folder, practice.sample_office(), NOW)
            trouble = trouble or _not_usable(folder)
        if trouble:
            found[cut.at] = trouble
    assert found == {}


def _not_usable(folder: Path) -> str:
    try:
        counter = open_counter(folder, practice=True)
    except StoreTrouble as trouble:
        return trouble.trouble.name
    try:
        flaw = verify.check_full(counter.db)
        return flaw.what if flaw else ""
    finally:
        counter.db.close()


def test_what_was_recorded_is_what_was_done(record: Record, tmp_path: Path) -> None:
    *_, (_, disk, told) = moments(record("work", 1))
    folder = tmp_path / "recorded"

    assert disk.as_written() == {path.name: path.read_bytes() for path in folder.iterdir()}
    assert violations(folder, told) == []
    assert {each.what for each in told} == {"received", "asked", "handed_over"}


@pytest.mark.parametrize("bug", ["synchronous=NORMAL", "number file not synced", "number file written in place"])
def test_the_replay_has_teeth(record: Record, place: Path, seed: int, bug: str, tried: Tried) -> None:
    tried(f"planted bug found: {bug} (power cuts)", 1)
    _, found = replayed(record("work", seed, bug), ENOUGH, Random(seed), place, enough=1)

    assert found
