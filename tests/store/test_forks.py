"""Branches: what came after the last common entry is sent under another name, always the same, and the ledger stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from counter_fixtures import Counter, open_counter

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store import forks, ledger
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire.canonical import link_hash


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """With four entries and more in one instance."""
    with open_counter(tmp_path / "counter") as made:
        for _ in range(4):
            made.receive()
        yield made


def branched(counter: Counter, after: int, unknown: tuple[str, ...] = ()) -> None:
    with transaction(counter.db):
        forks.branch(counter.db, counter.entries()[0].instance, after, unknown)


def test_without_a_branch_everything_goes_as_it_is(counter: Counter) -> None:
    entries = counter.entries()

    assert forks.as_sent(counter.db, entries) == entries
    assert forks.as_sent(counter.db, []) == []
    assert forks.previous_hash(counter.db, entries[1]) == entries[0].hash
    assert forks.head_hash(counter.db) == entries[-1].hash
    assert forks.chains(counter.db) == [entries[0].instance]


def test_what_came_after_is_a_sound_chain_from_1_that_follows_the_common_entry(counter: Counter) -> None:
    entries = counter.entries()
    common = len(entries) - 2

    branched(counter, common)

    sent = forks.as_sent(counter.db, entries)
    assert sent[:common] == entries[:common]
    [chain] = forks.chains(counter.db)[1:]
    previous = entries[common - 1].hash
    for seq, (entry, own) in enumerate(zip(sent[common:], entries[common:], strict=True), start=1):
        assert (entry.instance, entry.seq, entry.pos, entry.op_id) == (chain, seq, own.pos, own.op_id)
        assert forks.previous_hash(counter.db, entry) == previous
        assert entry.hash == link_hash(previous, entry.link())
        previous = entry.hash
    assert forks.head_hash(counter.db) == previous
    assert forks.is_branched(counter.db, entries[0].instance)
    assert counter.is_sound()


def test_places_are_found_by_the_names_the_portal_knows(counter: Counter) -> None:
    entries = counter.entries()
    common, name = len(entries) - 2, entries[0].instance
    branched(counter, common)
    chain = forks.chains(counter.db)[1]

    assert forks.pos_of(counter.db, name, common) == entries[common - 1].pos
    assert forks.pos_of(counter.db, name, common + 1) is None  # another's there
    assert forks.pos_of(counter.db, chain, 1) == entries[common].pos
    assert forks.pos_of(counter.db, chain, 3) is None
    assert forks.hash_at(counter.db, entries[0].pos) == entries[0].hash
    assert forks.hash_at(counter.db, entries[common].pos) != entries[common].hash
    assert forks.through(counter.db, name, entries[-1].pos) == common


def test_the_same_entries_make_the_same_branch(counter: Counter) -> None:
    common = len(counter.entries()) - 2
    branched(counter, common)
    first = forks.as_sent(counter.db, counter.entries())

    branched(counter, common)

    assert forks.as_sent(counter.db, counter.entries()) == first
    assert len(forks.chains(counter.db)) == 2


def test_a_later_instance_the_portal_has_nothing_of_goes_on_from_the_branch(counter: Counter) -> None:
    before = counter.entries()
    later = new_uid()
    with transaction(counter.db):
        ledger.open_instance(counter.db, later, instant_text(counter.now), before[-1].hash)
    counter.receive()

    branched(counter, len(before) - 1, (later,))

    *_, last, own = forks.as_sent(counter.db, counter.entries())
    assert (last.seq, own.seq) == (1, 1)
    assert len({last.instance, own.instance, later}) == 3
    assert own.hash == link_hash(last.hash, own.link())


def test_a_branch_may_part_again(counter: Counter) -> None:
    branched(counter, 1)
    first = forks.as_sent(counter.db, counter.entries())
    chain = forks.chains(counter.db)[1]
    with transaction(counter.db):
        forks.branch(counter.db, chain, 1, ())

    sent = forks.as_sent(counter.db, counter.entries())

    assert sent[:2] == first[:2]
    assert [entry.instance for entry in sent[1:3]] == [chain, forks.chains(counter.db)[2]]
    assert [entry.seq for entry in sent[2:]] == list(range(1, len(sent) - 1))
    assert forks.previous_hash(counter.db, sent[2]) == first[1].hash
    assert forks.place(counter.db, chain, 1) == (sent[1].pos, sent[1].hash)
    assert forks.place(counter.db, chain, 2) is None
    assert forks.through(counter.db, chain, sent[-1].pos) == 1


def test_a_branch_longer_than_a_step(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    branched(counter, 1)
    whole = forks.as_sent(counter.db, counter.entries())
    monkeypatch.setattr(forks, "_STEP", 2)

    branched(counter, 1)

    assert forks.as_sent(counter.db, counter.entries()) == whole
