"""Whatever clerks do in whatever order: one holder a folder, holders add up to what is open, no number twice."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from random import Random

import pytest
from counter_fixtures import DIVISION, Counter, a_range, open_counter
from factories import an_intake, an_item
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.acts import custody, late_entry, pad, post
from cchc_desktop.acts.record import record
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.day_close import Held
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import (
    Event,
    HandedOver,
    ResultHandedOver,
    Stopped,
    SupplementReceived,
    SupplementRequested,
    Taken,
    Voided,
    Withdrawn,
)
from cchc_desktop.domain.pad import Stub
from cchc_desktop.domain.status import HolderKind, Status
from cchc_desktop.reports import handover, holders
from cchc_desktop.store import dossiers, ledger, rebuild, summaries

DIVISIONS = (DIVISION, "Phòng Lao động - Việc làm")


class Office:
    """One counter and what its clerks have in their hands."""

    def __init__(self, counter: Counter, chance: Random) -> None:
        self.counter, self.chance = counter, chance
        self.stubs: list[str] = []
        self.slips: list[str] = []
        self.codes: list[str] = []
        counter.mirror(code="H52.18-261005-9001")

    @property
    def known(self) -> list[Dossier]:
        return [self.counter.dossier(row.uid) for row in summaries.newest(self.counter.db, 1_000)]

    def some(self, most: int = 5) -> list[str]:
        known = self.known
        return [dossier.uid for dossier in self.chance.sample(known, min(len(known), self.chance.randint(1, most)))]

    def receive(self) -> None:
        self.codes.append(self.counter.receive().printed_code)

    def hand_over(self) -> None:
        here = [
            d.uid for d in self.known if d.holder.kind is HolderKind.COUNTER and not d.status.ended and not d.voided
        ]
        uids = self.chance.choice([here, self.some()])
        batch = custody.hand_over(
            self.counter.db,
            self.counter.desk,
            uids,
            self.chance.choice(DIVISIONS),
            self.counter.clerk,
            self.counter.now,
        )
        self.slips.append(batch.bars)

    def take(self) -> None:
        if self.slips:
            everything = [dossier.printed_code for dossier in self.known]
            scanned = self.chance.choice([None, self.chance.sample(everything, len(everything) // 2)])
            slip = self.chance.choice(self.slips)
            custody.take_batch(self.counter.db, slip, scanned, "Đỗ Văn Nhận", self.counter.clerk, self.counter.now)

    def send_back(self) -> None:
        custody.send_back(self.counter.db, self.some()[0], "Thiếu", self.counter.clerk, self.counter.now)

    def results(self) -> None:
        custody.take_results(self.counter.db, self.some(), "Kệ 1", self.counter.clerk, self.counter.now)

    def give(self) -> None:
        finished = [dossier.uid for dossier in self.known if dossier.status is Status.FINISHED] or self.some()
        if self.chance.random() < 0.5:
            items = [(uid, an_item(self.chance.randrange(10**6) * 100 + n)) for n, uid in enumerate(finished)]
            post.post_results(self.counter.db, self.counter.desk, items, self.counter.clerk, self.counter.now)
        else:
            event = ResultHandedOver(self.counter.now)
            custody.return_result(self.counter.db, finished[0], event, self.counter.clerk)

    def decide(self) -> None:
        now, dossier = self.counter.now, self.counter.dossier(self.some()[0])
        events: list[Event] = [
            *(Withdrawn(now, "x"), Stopped(now, "x"), Voided(now, "x")),
            *(SupplementRequested(now, "x", stage="intake"), SupplementReceived(now, (), dossier.due_at)),
        ]
        record(self.counter.db, dossier, self.chance.choice(events), self.counter.lead)

    def make_pad(self) -> None:
        made = pad.make_pad(self.counter.db, self.counter.desk, 3, self.counter.clerk, self.counter.now)
        self.stubs += made.codes

    def enter_late(self) -> None:
        if self.stubs:
            stub = Stub(self.stubs.pop(), self.counter.now, "Mất điện")
            made = late_entry.receive_late(
                self.counter.db, self.counter.desk, an_intake(), stub, self.counter.clerk, self.counter.now
            )
            self.codes.append(made.printed_code)

    def pass_time(self) -> None:
        self.counter.clock.forward(hours=self.chance.choice([1, 9, 24]))

    @property
    def deeds(self) -> list[Callable[[], None]]:
        return [
            *(self.receive, self.receive, self.hand_over, self.hand_over, self.take, self.take, self.send_back),
            *(self.results, self.give, self.decide, self.make_pad, self.enter_late, self.pass_time),
        ]


def is_under_way(counter: Counter, uid: str) -> bool:
    """By the story alone: handed over, and nobody has told since that it came."""
    story = [rebuild.event_of(counter.db, entry) for entry in ledger.of_dossier(counter.db, uid)]
    moves = [event for event in story if isinstance(event, HandedOver | Taken)]
    return bool(moves) and isinstance(moves[-1], HandedOver)


def check(office: Office) -> None:
    counter = office.counter
    expected: dict[tuple[HolderKind, str, bool, bool], int] = {}
    for dossier in office.known:
        if dossier.status.ended or dossier.voided or not dossiers.is_own(counter.db, dossier.uid):
            continue
        kind, name = dossier.holder.kind, dossier.holder.name
        under_way = kind is HolderKind.DIVISION and is_under_way(counter, dossier.uid)
        shelf = kind is HolderKind.COUNTER and dossier.status is Status.FINISHED
        key = (kind, name, under_way, shelf)
        expected[key] = expected.get(key, 0) + 1
    found = holders.holders(counter.db)
    assert set(found.held) == {Held(kind, name, n, given, shelf) for (kind, name, given, shelf), n in expected.items()}
    assert found.balanced
    waiting = {code for slip in office.slips for code in told(counter, slip)}
    missing = {each.code for each in holders.under_way(counter.db)}
    assert missing <= waiting
    assert len(missing) == sum(each.count for each in found.held if each.given)
    assert len(set(office.codes + office.stubs)) == len(office.codes + office.stubs)


def told(counter: Counter, slip: str) -> tuple[str, ...]:
    progress = handover.progress(counter.db, slip)
    assert progress is not None
    assert progress.genuine
    return progress.waiting


@settings(max_examples=30)
@given(seed=st.integers(0, 2**32), steps=st.integers(1, 45))
def test_any_sequence_of_acts_balances(tmp_path_factory: pytest.TempPathFactory, seed: int, steps: int) -> None:
    granted = a_range(3000, 3059)
    with open_counter(tmp_path_factory.mktemp("balance"), granted=granted, hasty=True) as counter:
        office = Office(counter, Random(seed))
        for _ in range(steps):
            with suppress(Refused):
                office.chance.choice(office.deeds)()
        check(office)
        assert counter.is_sound()


def test_a_busy_day_balances(tmp_path_factory: pytest.TempPathFactory) -> None:
    with open_counter(tmp_path_factory.mktemp("busy"), hasty=True) as counter:
        office = Office(counter, Random(7))
        for _ in range(400):
            with suppress(Refused):
                office.chance.choice(office.deeds)()
        check(office)
        assert {each.type for each in counter.entries()} >= {"custody.taken", "result.posted", "custody.sentBack"}
        assert counter.is_sound()
