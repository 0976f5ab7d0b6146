"""Histories of counters whose entries go by sticks that are lost, cut, altered, copied and late: nothing lost, nothing twice."""

from __future__ import annotations

import shutil
from collections import Counter as Tally
from pathlib import Path
from random import Random

import pytest
from counter_fixtures import Counter
from reliability import Tried

from cchc_desktop.portal.errors import PortalTrouble
from cchc_desktop.store import deliveries, ledger, stick
from tests.faults.histories import World, Wrong, a_world, check
from tests.faults.stick_steps import Sticks, drain, play, small_parts
from tests.faults.test_sync_histories import HISTORIES, ONE, At

MANY = max(1, HISTORIES // 25)


def played(at: At, folder: Path, seed: int) -> Tally[str]:
    """One history; a failure tells how to have it again."""
    shape = Random(seed ^ 0x571C)
    place, trouble = folder / str(seed), shape.choice([0.0, 0.1, 0.4])
    log: list[str] = []
    try:
        with small_parts(), a_world(at, place, seed, (shape.randint(1, 3), trouble)) as world:
            log = world.log
            sticks = Sticks(place / "sticks", world.chance)
            play(world, sticks, shape.randint(10, 50))
            drain(world, sticks)
            check(world)
    except BaseException as error:
        error.add_note(f"CCHC_HISTORY={seed} plays it again; its last steps: {log[-12:]}")
        raise
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return Tally(step.split()[0] for step in log if not step.startswith(" "))


@pytest.mark.timeout(0)
def test_histories_of_sticks(at: At, memory: Path, seed: int, tried: Tried) -> None:
    tried("histories of counters and a hub by sticks", MANY)
    chance = Random(seed)
    seeds = [int(ONE)] if ONE else [chance.getrandbits(32) for _ in range(MANY)]
    met: Tally[str] = Tally()
    for one in seeds:
        met += played(at, memory, one)
    if len(seeds) >= 10:
        assert {
            "exports",
            "carries",
            "takes",
            "fills",
            "loses",
            "cuts",
            "alters",
            "copies",
            "taking_dies",
        } <= met.keys()


def test_an_export_taken_for_an_acknowledgement_is_caught(
    at: At, memory: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Does the harness have teeth?"""
    whole = stick.put

    def put(folder: Path, name: str, data: bytes) -> None:
        whole(folder, name, data)
        for counter in at_work:
            deliveries.set_acked(counter.db, ledger.last_pos(counter.db))

    def history(world: World) -> None:
        at_work.extend(world.counters)
        sticks = Sticks(memory / "sticks", world.chance)
        play(world, sticks, 40)
        drain(world, sticks)
        check(world)

    at_work: list[Counter] = []
    monkeypatch.setattr(stick, "put", put)
    with small_parts(), a_world(at, memory / "world", seed, (2, 0.0)) as world, pytest.raises((Wrong, PortalTrouble)):
        history(world)
