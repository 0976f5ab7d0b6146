"""The forwarder goes on whatever happens: one bad dossier holds up no other, a bad day holds up all of them politely."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from cchc_desktop.domain.events import HandedOver, Voided
from cchc_desktop.hub import dossiers
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.upstream import line_up
from cchc_desktop.hub.upstream.forwarder import LONGEST, Forwarder, pause
from cchc_desktop.hub.upstream.parcel import Keep, Notice, Parcel
from cchc_desktop.hub.upstream.troubles import LostClaim, NotYet, Refused, Trouble
from tests.factories import NOW
from tests.hub.counters import UNIT, Ledger, numbered, push
from tests.hub.upstream.conftest import Make
from tests.hub.upstream.test_national_driver import standing, told


class Scripted:
    """An adaptor that does what it is told with each dossier, by its code."""

    def __init__(self) -> None:
        self.does: dict[str, BaseException | Callable[[Keep], Any]] = {}
        self.brought: list[str] = []
        self.closed = False

    def bring(self, parcel: Parcel, keep: Keep) -> list[Notice]:
        self.brought.append(parcel.code)
        done = self.does.get(parcel.code)
        if isinstance(done, BaseException):
            raise done
        if done:
            done(keep)
        parcel.memory.exists = True
        return []

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize(
    "trouble", [Trouble("HTTP_500"), ValueError("Trần Thị Ví Dụ"), Refused("CONG_TREN_TU_CHOI", "Sai"), NotYet(60)]
)
def test_one_bad_dossier_holds_up_no_other(
    bench: Make, caller: Caller, ledger: Ledger, trouble: BaseException, caplog: pytest.LogCaptureFixture
) -> None:
    adaptor = Scripted()
    to = bench(adaptor)
    bad, good = numbered(3001), numbered(3002)
    adaptor.does[str(bad.code)] = trouble
    push(to.hub, caller, ledger, ledger.received(bad))
    to.clock.forward(seconds=1)
    push(to.hub, caller, ledger, ledger.received(good))

    assert to.drain() == 2

    assert adaptor.brought == [bad.code, good.code]
    now = standing(to.hub)
    assert now.waiting + now.refused == 1
    assert "Ví Dụ" not in caplog.text


def test_the_orders_of_one_dossier_s_states_is_kept_and_the_newest_is_brought(
    bench: Make, caller: Caller, ledger: Ledger
) -> None:
    adaptor, dossier = Scripted(), numbered(3001)
    to = bench(adaptor)
    received, moved = ledger.received(dossier), ledger.event(HandedOver(NOW, "Phòng"), dossier)
    push(to.hub, caller, ledger, received)
    adaptor.does[str(dossier.code)] = lambda _keep: push(to.hub, caller, ledger, moved)  # while it is under way

    to.forwarder.bring_one()
    assert (set(told(to.hub)), standing(to.hub).waiting) == ({received["opId"]}, 1)
    adaptor.does.clear()
    to.drain()
    assert (set(told(to.hub)), standing(to.hub).waiting) == ({received["opId"], moved["opId"]}, 0)


def test_who_lost_a_dossier_to_another_process_notes_nothing(bench: Make, caller: Caller, ledger: Ledger) -> None:
    adaptor, dossier = Scripted(), numbered(3001)
    to = bench(adaptor)
    push(to.hub, caller, ledger, ledger.received(dossier))

    def slow(keep: Keep) -> None:
        to.clock.forward(hours=1)
        assert line_up.claim(to.hub.storage, to.hub.now(), timedelta(minutes=3))
        with pytest.raises(LostClaim):
            keep()

    adaptor.does[str(dossier.code)] = slow
    assert to.forwarder.bring_one()
    assert (told(to.hub), standing(to.hub).waiting) == ({}, 1)


def test_a_dossier_voided_before_it_went_is_not_sent_and_one_that_went_is_told(
    bench: Make, caller: Caller, ledger: Ledger
) -> None:
    adaptor = Scripted()
    to = bench(adaptor)
    never, gone = numbered(3001), numbered(3002)
    push(to.hub, caller, ledger, ledger.received(never), ledger.event(Voided(NOW, "Nhầm"), never))
    push(to.hub, caller, ledger, ledger.received(gone))
    to.drain()
    voided = ledger.event(Voided(NOW, "Nhầm"), gone)
    push(to.hub, caller, ledger, voided)
    to.drain()

    assert adaptor.brought == [gone.code]
    (warning,) = told(to.hub)[voided["opId"]].data["warnings"]
    assert warning["code"] == "CONG_TREN_DA_CO"


def test_a_refused_move_of_the_hub_s_own_people_is_a_task_of_the_unit(
    bench: Make, caller: Caller, ledger: Ledger
) -> None:
    adaptor, dossier = Scripted(), numbered(3001)
    to = bench(adaptor)
    push(to.hub, caller, ledger, ledger.received(dossier))
    to.drain()
    adaptor.does[str(dossier.code)] = Refused("CONG_TREN_TU_CHOI", "Sai trạng thái")
    with to.hub.storage.writing(UNIT) as db:
        kept = dossiers.load(db, [dossier.uid])[dossier.uid]
        kept.changed_by(None, "", kept.status)
        dossiers.save(db, [kept], kept.arrived_at)
    to.drain()

    task = told(to.hub)[f"{dossier.uid}.tren"]
    assert (task.causedBy, task.data["dossierUid"], task.data["code"]) == (None, dossier.uid, "CONG_TREN_TU_CHOI")


def test_the_pause_doubles_is_spread_has_a_longest_and_obeys_what_was_asked() -> None:
    def half() -> float:
        return 0.5

    assert [pause(turn, None, half) for turn in (0, 1, 2)] == [5.5, 10.5, 20.5]
    assert pause(10**6, None, half) == LONGEST + 0.5
    assert pause(0, 300.0, half) == 300.5
    assert pause(0, None, lambda: 0.0) == 2.5


def turned(forwarder: Forwarder) -> bool:
    return forwarder._turn()


def test_a_trouble_of_all_holds_all_up_for_a_while_and_no_count_ends_it(
    bench: Make, caller: Caller, ledger: Ledger
) -> None:
    adaptor = Scripted()
    to = bench(adaptor)
    first, second = numbered(3001), numbered(3002)
    adaptor.does[str(first.code)] = Trouble("HTTP_429", of_all=True, retry_after=120)
    push(to.hub, caller, ledger, ledger.received(first))
    assert turned(to.forwarder)
    push(to.hub, caller, ledger, ledger.received(second))

    to.clock.forward(seconds=119)
    assert not turned(to.forwarder)  # it asked for two minutes
    to.clock.forward(seconds=3)
    assert turned(to.forwarder)
    for _ in range(30):
        to.clock.forward(seconds=1000)
        turned(to.forwarder)
        turned(to.forwarder)
    assert adaptor.brought.count(str(first.code)) >= 20
    assert standing(to.hub).waiting == 1


def test_three_that_fail_one_after_the_other_are_the_portal_s_trouble(
    bench: Make, caller: Caller, ledger: Ledger
) -> None:
    adaptor = Scripted()
    to = bench(adaptor)
    for number in range(3001, 3006):
        dossier = numbered(number)
        adaptor.does[str(dossier.code)] = Trouble("HTTP_500")
        push(to.hub, caller, ledger, ledger.received(dossier))

    assert [turned(to.forwarder) for _ in range(5)] == [True, True, True, False, False]


def test_without_its_database_it_waits_and_a_bug_does_not_end_it(
    bench: Make, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    to = bench(Scripted())
    for error in (OperationalError("select", {}, Exception("gone")), ZeroDivisionError("Trần Thị")):

        def broken(*_: object, error: Exception = error) -> None:
            raise error

        monkeypatch.setattr(line_up, "claim", broken)
        assert not turned(to.forwarder)
    assert "Trần Thị" not in caplog.text


def test_the_queue_shows_in_the_figures(bench: Make, hub: Hub, caller: Caller, ledger: Ledger) -> None:
    to = bench(Scripted())
    push(hub, caller, ledger, ledger.received(numbered(3001)))
    to.clock.forward(seconds=60)
    to.forwarder.count()
    before = hub.figures.told().decode()
    to.drain()
    to.clock.forward(seconds=60)
    to.forwarder.count()
    after = hub.figures.told().decode()

    assert "hub_upstream_waiting 1.0" in before
    assert "hub_upstream_oldest_seconds 60.0" in before
    assert "hub_upstream_waiting 0.0" in after
    assert 'hub_upstream_total{outcome="taken"} 1.0' in after


def test_told_to_stop_it_stops_and_gives_its_connections_back(bench: Make) -> None:
    adaptor, stop = Scripted(), threading.Event()
    to = bench(adaptor)
    stop.set()
    to.forwarder.run(stop)
    assert adaptor.closed
