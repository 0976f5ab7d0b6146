"""Histories of counters that take money, strike it out, void, ask for papers and apologise for each other's dossiers.

Once quiet all of them, and the hub, tell the same of it (`same_at_the_hub`); whatever was done without knowing is told.
"""

from __future__ import annotations

import shutil
from collections import Counter as Tally
from datetime import datetime, time
from pathlib import Path
from random import Random

import pytest
from counter_fixtures import Counter
from factories import a_person
from reliability import Tried

from cchc_desktop.acts import decide, fees, portal_added, supplement
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.events import Apologised, SupplementRequested
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.intake import Paper
from cchc_desktop.store import dossiers
from tests.faults import histories
from tests.faults.histories import Step, World, Wrong, a_world, check
from tests.faults.test_sync_histories import HISTORIES, ONE, At

MANY = max(1, HISTORIES // 25)
FEE = 8000


def receives(world: World, counter: Counter) -> None:
    number = f"0001900{world.chance.randrange(10**5):05}"
    dossier = counter.receive(owner=a_person(number=number), fee_amount=FEE)
    world.seen[dossier.uid] = (counter, dossier)


def known(world: World, counter: Counter) -> str:
    """The uid of any dossier the counter knows; Refused when there is none."""
    found = [uid for uid in world.seen if dossiers.get(counter.db, uid)]
    if not found:
        raise Refused(())
    return world.chance.choice(found)


def takes_money(world: World, counter: Counter) -> None:
    payment = fees.Payment(world.chance.choice([FEE, FEE // 2]))
    fees.collect(counter.db, known(world, counter), payment, counter.clerk, counter.now, confirmed=True)


def strikes_out(world: World, counter: Counter) -> None:
    uid = known(world, counter)
    taken = [fee.uid for fee in counter.dossier(uid).fees]
    if taken:
        fees.strike_out(counter.db, uid, world.chance.choice(taken), "Thu nhầm", counter.clerk, counter.now)


def voids(world: World, counter: Counter) -> None:
    decide.void(counter.db, known(world, counter), "Nhập nhầm", (counter.lead, counter.now, None))


def asks_for_papers(world: World, counter: Counter) -> None:
    request = SupplementRequested(counter.now, "Căn cước", approval_reason="Giấy nộp sai")
    supplement.request_supplement(counter.db, counter.desk, known(world, counter), request, counter.lead)


def takes_papers(world: World, counter: Counter) -> None:
    papers = (Paper("Căn cước", photocopy=1),)
    supplement.receive_supplement(counter.db, counter.desk, known(world, counter), papers, counter.clerk, counter.now)


def apologises(world: World, counter: Counter) -> None:
    uid = known(world, counter)
    day = counter.desk.calendar.worked_after((counter.dossier(uid).due_at or counter.now).date(), 2)
    apology = Apologised(counter.now, "Chờ xác minh", datetime.combine(day, time(9), VN))
    decide.apologise(counter.db, counter.desk, uid, apology, counter.clerk)


STEPS: dict[Step, int] = {
    receives: 5,
    takes_money: 10,
    strikes_out: 5,
    voids: 2,
    asks_for_papers: 4,
    takes_papers: 3,
    apologises: 3,
    histories.acts_on_another_s: 2,
    histories.corrects: 2,
    histories.exchanges: 20,
    histories.the_portal_moves: 1,
    histories.crashes: 2,
    histories.dies_while_taking_a_page: 2,
    histories.late_ones_arrive: 2,
}


def played(at: At, folder: Path, seed: int) -> Tally[str]:
    """One history; a failure tells how to have it again."""
    shape = Random(seed ^ 0xFEE)
    place, trouble = folder / str(seed), shape.choice([0.0, 0.1, 0.4])
    log: list[str] = []
    try:
        with a_world(at, place, seed, (shape.randint(2, 3), trouble)) as world:
            log = world.log
            world.play(shape.randint(20, 60), STEPS)
            world.drain()
            check(world)
    except BaseException as error:
        error.add_note(f"CCHC_HISTORY={seed} plays it again; its last steps: {log[-12:]}")
        raise
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return Tally(step.split()[0] for step in log if not step.startswith(" "))


def played_many(at: At, folder: Path, seeds: list[int]) -> Tally[str]:
    """Some, and how often each step was taken."""
    steps: Tally[str] = Tally()
    for one in seeds:
        steps += played(at, folder, one)
    return steps


@pytest.mark.timeout(0)
def test_what_is_added_at_one_counter_is_so_at_all(at: At, memory: Path, seed: int, tried: Tried) -> None:
    tried("histories of money, voiding and counts at several counters", MANY)
    chance = Random(seed)
    seeds = [int(ONE)] if ONE else [chance.getrandbits(32) for _ in range(MANY)]
    steps = played_many(at, memory, seeds)
    if len(seeds) >= 8:
        assert {step.__name__ for step in STEPS} <= steps.keys()


@pytest.mark.timeout(0)
def test_it_would_be_seen_if_nothing_crossed(
    at: At, memory: Path, seed: int, tried: Tried, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried("planted bug found: what other counters added not taken over (histories)", 1)
    monkeypatch.setattr(portal_added, "taken_over", lambda *_: ())
    chance = Random(seed)

    with pytest.raises(Wrong, match="money, voiding or counts"):
        played_many(at, memory, [chance.getrandbits(32) for _ in range(20)])
