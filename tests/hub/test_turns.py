"""Turns: so much work at a time, the rest is told when to come again, and a hub that stops takes nobody in."""

from __future__ import annotations

import asyncio
import threading

import pytest

from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.hub.turns import THREADS, Turns


def test_work_is_done_on_a_thread_and_counted_while_it_lasts() -> None:
    turns = Turns()
    seen: list[int] = []

    async def whole() -> str:
        return await turns.run(lambda: seen.append(turns.under_way) or threading.current_thread().name)

    assert asyncio.run(whole()) != threading.current_thread().name
    assert (seen, turns.under_way) == ([1], 0)


def test_what_fails_gives_its_turn_back() -> None:
    turns = Turns()

    with pytest.raises(LookupError):
        asyncio.run(turns.run(lambda: {}["nothing"]))
    assert turns.under_way == 0


def test_no_more_threads_work_than_may_and_who_comes_beyond_the_most_is_sent_away() -> None:
    turns, busy, at_once = Turns(most=THREADS + 2), threading.Semaphore(0), list[int]()
    working = threading.Semaphore(THREADS)

    def work() -> None:
        assert working.acquire(blocking=False)
        at_once.append(1)
        busy.acquire(timeout=60)
        working.release()

    async def whole() -> Refusal:
        tasks = [asyncio.create_task(turns.run(work)) for _ in range(turns.most)]
        while len(at_once) < THREADS:
            await asyncio.sleep(0.01)
        turns.ask(begun=True)
        with pytest.raises(Refusal) as refused:
            turns.ask()
        busy.release(turns.most)
        await asyncio.gather(*tasks)
        return refused.value

    refusal = asyncio.run(whole())
    turns.ask()

    assert (refusal.status, refusal.code) == (429, "BAN")
    assert 1 <= int(refusal.headers["Retry-After"]) <= 5


def test_a_hub_that_stops_takes_nobody_in() -> None:
    turns = Turns()
    turns.stopping = True

    with pytest.raises(Refusal) as refused:
        turns.ask()
    turns.ask(begun=True)
    assert (refused.value.status, refused.value.code, refused.value.headers["Connection"]) == (503, "BAN", "close")
