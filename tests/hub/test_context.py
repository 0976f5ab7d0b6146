"""The running hub: whole milliseconds at +07:00, and a bell that every waiter hears once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import anyio

from cchc_desktop.hub.context import Bell, Hub


def test_now_is_local_to_the_millisecond(hub: Hub) -> None:
    odd = replace(hub, clock=lambda: datetime(2026, 10, 5, 1, 15, 0, 123_999, tzinfo=UTC))

    assert odd.now().isoformat() == "2026-10-05T08:15:00.123000+07:00"


def test_a_ring_wakes_all_who_wait_and_none_after() -> None:
    heard: list[bool] = []

    async def wait(bell: Bell) -> None:
        heard.append(await bell.heard(20))

    async def run() -> bool:
        bell = Bell()
        async with anyio.create_task_group() as group:
            for _ in range(3):
                group.start_soon(wait, bell)
            await anyio.wait_all_tasks_blocked()
            bell.ring()
        return await bell.heard(0.01)

    assert anyio.run(run) is False
    assert heard == [True] * 3
