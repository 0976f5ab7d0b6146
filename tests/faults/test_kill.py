"""kill -9 at random moments of a counter at work, hundreds of times on one growing store (F02)."""

from __future__ import annotations

import os
import random
import select
import signal
import time
from functools import partial
from pathlib import Path

import pytest
from counter_fixtures import KEY
from factories import NOW
from fault_fixtures import (
    CLERK,
    Tell,
    Told,
    a_fault_counter,
    desk_of,
    forked,
    print_one,
    read_told,
    receive_one,
    violations,
)
from reliability import Tried

from cchc_desktop.acts import custody
from cchc_desktop.store import dossiers, schema, summaries, verify
from cchc_desktop.store.connection import Database, checkpoint

KILLS = int(os.environ.get("CCHC_KILLS", "200"))
MOST_TOLD = 6  # of a life: none means that it ends while the store is being opened
MOMENT = 0.008  # seconds: a life ends somewhere within the work that follows what was told last
LONGEST_LIFE = 20.0

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def a_clerk_at_work(folder: Path, seed: int, tell: Tell) -> None:
    """Opens the store and works until it is killed: receives, prints, hands over, rests."""
    chance = random.Random(seed)
    db = schema.open_store(folder, KEY)
    while True:
        match chance.random():
            case x if x < 0.7:
                receive_one(db, folder, tell)
            case x if x < 0.9:
                print_one(db, folder, tell)
            case x if x < 0.95:
                hand_over_newest(db, folder)
            case _:
                checkpoint(db)


def hand_over_newest(db: Database, folder: Path) -> None:
    newest = summaries.newest(db, 1)[0]
    if newest.holder.kind.value == "counter":
        custody.hand_over(db, desk_of(folder), [newest.uid], "Phòng Người có công", CLERK, NOW)


def killed(folder: Path, after: int, moment: float, seed: int) -> list[Told]:
    """What a clerk was told in a life that ends `moment` seconds after so many things were told."""
    heard = b""
    with forked(partial(a_clerk_at_work, folder, seed)) as (child, pipe):
        deadline = time.monotonic() + LONGEST_LIFE
        while heard.count(b"\n") < after and time.monotonic() < deadline:
            if select.select([pipe], [], [], 0.1)[0]:
                if not (part := os.read(pipe, 65536)):
                    break  # it died by itself, and said of what
                heard += part
        time.sleep(moment)
        os.kill(child, signal.SIGKILL)
        while part := os.read(pipe, 65536):
            heard += part
    return read_told(heard)


def missing(folder: Path, told: list[Told]) -> list[str]:
    """Of the last life: what was told and is not there, and whether the chain goes on."""
    db = schema.open_store(folder, KEY)
    try:
        flaw = verify.advance(db)
        gone = [each.what for each in told if each.what == "received" and dossiers.get(db, each.uid) is None]
        return gone + ([flaw.what] if flaw else [])
    finally:
        db.close()


def test_nothing_told_is_ever_lost_and_no_number_comes_twice(tmp_path: Path, seed: int, tried: Tried) -> None:
    tried("kill -9 while receiving and printing", KILLS)
    chance = random.Random(seed)
    folder = tmp_path / "counter"
    a_fault_counter(folder).close()
    told: list[Told] = []
    for life in range(KILLS):
        after, moment = chance.randint(0, MOST_TOLD), chance.uniform(0, MOMENT)
        heard = killed(folder, after, moment, chance.getrandbits(32))
        assert [each.uid for each in heard if each.what == "bug"] == [], f"life {life}"
        assert missing(folder, heard) == [], f"life {life}"
        told += heard
    assert violations(folder, told) == []
    assert len(told) > KILLS  # else it did not live
