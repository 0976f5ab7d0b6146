"""The bell wakes the exchange: an act when all is well, the clerk always."""

from __future__ import annotations

import threading

from cchc_desktop.sync.bell import Bell

LONG = 60.0  # seconds nobody waits when the bell works


def test_an_act_wakes_an_exchange_that_only_rests() -> None:
    bell = Bell()
    bell.act_happened()

    assert bell.wait(LONG, backing_off=False)
    assert not bell.wait(0, backing_off=False)  # it is heard once


def test_a_back_off_is_cut_short_by_the_clerk_and_not_by_an_act() -> None:
    bell, ended = Bell(), threading.Event()

    def back_off() -> None:
        bell.wait(LONG, backing_off=True)
        ended.set()

    waiting = threading.Thread(target=back_off)
    waiting.start()
    while not bell._patient.is_set():
        pass
    bell.act_happened()
    assert not ended.wait(0.1)

    bell.send_now()
    waiting.join(LONG / 2)
    assert ended.is_set()


def test_a_ring_in_the_moment_a_wait_ends_is_heard_by_the_next() -> None:
    class Late(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            rung = super().wait(timeout)
            self.set()
            return rung

    bell = Bell()
    bell._rung = Late()

    assert not bell.wait(0.0, backing_off=False)
    assert bell.wait(LONG, backing_off=False)


def test_ringing_also_wakes_what_waits_elsewhere_and_only_as_long_as_it_does() -> None:
    bell, woken = Bell(), list[str]()

    with bell.waking(lambda: woken.append("act")):
        bell.act_happened()
    bell.send_now()
    assert woken == ["act"]

    with bell.waking(lambda: woken.append("rung before")):
        assert woken[-1] == "rung before"


def test_a_wait_says_whether_it_was_rung() -> None:
    bell = Bell()
    assert not bell.wait(0.0, backing_off=False)

    bell.send_now()

    assert bell.wait(0.0, backing_off=False)
