"""Histories of counters, hub and a failing network (F23 to F36): nothing lost, nothing twice, all equal."""

from __future__ import annotations

import os
import shutil
from collections import Counter as Tally
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from reliability import Tried

from cchc_desktop.acts import deliver
from cchc_desktop.portal.batches import SentBatch
from cchc_desktop.portal.errors import PortalTrouble
from cchc_desktop.store import deliveries, ledger, meta
from cchc_desktop.store.uids import new_uid
from cchc_desktop.sync import connection, push
from cchc_desktop.wire.canonical import link_hash
from tests.faults.histories import FATES, STEPS, Wrong, one_history
from tests.sync.hubs import InProcess, RunningHub

HISTORIES = int(os.environ.get("CCHC_HISTORIES", "300"))
PARTS = 10
ONE = os.environ.get("CCHC_HISTORY")  # the number of one that failed, to play it alone


At = tuple[RunningHub, InProcess]


def played(at: At, folder: Path, seed: int) -> Tally[str]:
    """One history in a folder of its own; a failure tells how to have it again."""
    place = folder / str(seed)
    try:
        world = one_history(at, place, seed)
    except BaseException as error:
        error.add_note(f"CCHC_HISTORY={seed} plays it again")
        raise
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return Tally(world.way.met) + Tally(step.partition(" ")[0] for step in world.log)


@pytest.mark.timeout(0)
@pytest.mark.parametrize("part", range(PARTS))
def test_histories(at: At, memory: Path, seed: int, part: int, tried: Tried) -> None:
    tried("histories of several counters, a hub and a failing network", HISTORIES // PARTS)
    chance = Random(seed + part)
    seeds = [int(ONE)] if ONE else [chance.getrandbits(32) for _ in range(HISTORIES // PARTS)]
    met: Tally[str] = Tally()
    for one in seeds:
        met += played(at, memory, one)

    if len(seeds) >= 20:  # every fate and every step came about
        assert {fate.__name__ for fate in FATES} <= met.keys()
        assert {step.__name__ for step in STEPS} <= met.keys()


# Does the harness have teeth? Each of these is a mistake somebody might make.


def new_ids_on_retry(patch: pytest.MonkeyPatch) -> None:
    """The operation id made when it is sent, not when it was entered."""

    def ops(db: Any, entries: Any) -> Any:
        previous, made = ledger.previous_hash(db, entries[0]), []
        for entry in entries:
            op = push._op(entry, previous, push.ClockBlock())
            op.opId = new_uid()
            op.hash = previous = link_hash(previous, entry.link()._replace(op_id=op.opId))
            made.append(op)
        return made

    def take(db: Any, sent: Any, answer: Any, now: Any) -> bool:
        deliveries.set_acked(db, sent[-1].pos)
        return True

    patch.setattr(push, "_ops", ops)
    patch.setattr(deliver, "take_answer", take)


def any_200_trusted(patch: pytest.MonkeyPatch) -> None:
    """An answer believed though it names other operations."""

    def take(db: Any, sent: Any, answer: Any, now: Any) -> bool:
        deliveries.set_acked(db, sent[-1].pos)
        return True

    patch.setattr(SentBatch, "believed", lambda self, result: result)
    patch.setattr(deliver, "take_answer", take)


def out_of_order(patch: pytest.MonkeyPatch) -> None:
    """The newest entry first."""
    whole = push.next_entries
    patch.setattr(push, "next_entries", lambda db, pos, size: whole(db, pos, size)[::-1])


def one_left_out(patch: pytest.MonkeyPatch) -> None:
    """Prints not thought worth sending."""
    whole = push.next_entries

    def without_prints(db: Any, pos: int, size: int) -> Any:
        return [entry for entry in whole(db, pos, size) if entry.type != "slip.printed"]

    patch.setattr(push, "next_entries", without_prints)


def outbox_moved_before_the_answer(patch: pytest.MonkeyPatch) -> None:
    """Called sent when it was put on the way."""
    whole = push._Way.ready

    def ready(way: Any, entries: Any) -> Any:
        deliveries.set_acked(way.db, entries[-1].pos)
        return whole(way, entries)

    patch.setattr(push._Way, "ready", ready)


def cursor_before_the_rows(patch: pytest.MonkeyPatch) -> None:
    """The place in the feed kept in a transaction of its own."""
    from cchc_desktop.acts import portal_change

    def accept_page(db: Any, changes: Any, cursor: str, now: Any) -> None:
        meta.write(db, "cursor", cursor)
        for change in changes:
            portal_change.accept(db, change, now)

    patch.setattr(portal_change, "accept_page", accept_page)


def each_try_a_wish_of_its_own(patch: pytest.MonkeyPatch) -> None:
    """A number range asked for under a new key each time."""
    patch.setattr(connection.meta, "read", _forgets(meta.read, connection.WISH))


def _forgets(read: Callable[..., Any], key: str) -> Callable[..., Any]:
    return lambda db, name: None if name == key else read(db, name)


def own_replaced_like_a_mirror(patch: pytest.MonkeyPatch) -> None:
    """The portal's document put in place of a dossier this counter has acted on."""
    from cchc_desktop.acts import portal_dossier
    from cchc_desktop.wire import incoming

    def fold(db: Any, _uid: str, change: Any, _document: bytes, now: Any) -> None:
        portal_dossier._mirror(db, incoming.dossier(incoming.read_document(change.data)), change, now)

    patch.setattr(portal_dossier, "_fold", fold)


BUGS = (
    new_ids_on_retry,
    any_200_trusted,
    out_of_order,
    one_left_out,
    outbox_moved_before_the_answer,
    cursor_before_the_rows,
    each_try_a_wish_of_its_own,
    own_replaced_like_a_mirror,
)
# A rare one: histories that showed it come first, any others after them.
SHOWN_BY = {cursor_before_the_rows: (2523912846,)}


@pytest.mark.timeout(0)
@pytest.mark.parametrize("bug", BUGS)
def test_a_seeded_bug_is_caught(
    at: At, memory: Path, seed: int, bug: Callable[[pytest.MonkeyPatch], None], tried: Tried
) -> None:
    tried(f"planted bug found: {bug.__name__.replace('_', ' ')} (histories)", 1)
    chance = Random(seed)
    seeds = [*SHOWN_BY.get(bug, ()), *(chance.getrandbits(32) for _ in range(200))]
    with pytest.MonkeyPatch.context() as patch:
        bug(patch)
        seen = any(is_seen(at, memory, one) for one in seeds)
    assert seen, "played two hundred histories with it and saw nothing"


def is_seen(at: At, folder: Path, seed: int) -> bool:
    """By a check of the harness, or by the program itself."""
    try:
        played(at, folder, seed)
    except (Wrong, AssertionError, PortalTrouble):
        return True
    return False
