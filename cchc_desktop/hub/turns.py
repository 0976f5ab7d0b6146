"""Turns (lượt phục vụ): so much work at a time and no more; who comes beyond it is told when to come again."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread
from starlette.requests import ClientDisconnect, Request

from cchc_desktop.hub.refusals import Refusal

THREADS = 4  # that work at once in one process: more would only share the same processor and wait for the same rows
MOST = 6  # works under way, those that wait for a thread among them: the last still answers in a quarter of a second
_LONGEST_PAUSE = 5  # seconds; those sent away together come back apart
_DISCARDED = 1024 * 1024
_T = TypeVar("_T")


class Turns:
    """Counted on the event loop alone; `stopping` turns everybody away, what is under way is finished."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.under_way = 0
        self.stopping = False
        self._threads = CapacityLimiter(THREADS)

    async def run(self, work: Callable[[], _T]) -> _T:
        """`work` on a thread, once one is free."""
        self.under_way += 1
        try:
            return await to_thread.run_sync(work, limiter=self._threads)
        finally:
            self.under_way -= 1

    def ask(self, *, begun: bool = False) -> None:
        """Whether there is room for one more; raises Refusal 429 or 503.

        `begun`: its device is known and its body is read, which may have taken its time; it is turned away only by twice
        the most, and not by a stop.
        """
        if self.stopping and not begun:
            headers = {"Retry-After": "2", "Connection": "close"}
            raise Refusal(503, "BAN", "Cổng đang dừng để bảo trì; máy sẽ thử lại.", headers=headers)
        if self.under_way >= self.most * (2 if begun else 1):
            pause = str(random.randint(1, _LONGEST_PAUSE))  # noqa: S311  # no secret
            raise Refusal(429, "BAN", "Cổng đang bận; máy sẽ tự gửi lại.", headers={"Retry-After": pause})

    async def enter(self, request: Request) -> None:
        """As `ask`, at the door: a short body is read away, or the answer would meet a client that is still sending."""
        try:
            self.ask()
        except Refusal:
            await _discard(request)
            raise


async def _discard(request: Request) -> None:
    seen = 0
    try:
        async for chunk in request.stream():
            seen += len(chunk)
            if seen > _DISCARDED:
                return
    except ClientDisconnect:
        return
