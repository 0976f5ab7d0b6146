"""Two hub processes on one durable PostgreSQL: 200 connected counters by turns, then all of them at once."""

from __future__ import annotations

import asyncio
import json
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from bench_fixtures import Figures
from sqlalchemy import func, insert, select

from cchc_desktop.app import places
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import HandedOver
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.database import open_storage
from cchc_desktop.hub.schema import access_tokens, ledger
from cchc_desktop.wire.canonical import sha256_hex
from tests.factories import NOW, a_dossier
from tests.hub.counters import ALL_SCOPES, Ledger, a_caller
from tests.hub.postgres import a_cluster

COUNTERS, UNITS, OPERATIONS = 200, 40, 10
EVERY, ROUNDS = 10.0, 3  # seconds between two batches of a counter; how often
WORKERS = 2
WARM = 20  # counters that send a batch before it is measured
MOST_STEADY, MOST_AT_ONCE = 0.1, 0.25
API = "/quay/v1/op-batches"


@dataclass
class Desk:
    """A counter whose batches are made, signed in, on a connection that it keeps."""

    address: str
    token: str
    ledger: Ledger
    unit: str
    number: int
    took: list[float] = field(default_factory=list)  # of every batch that was taken
    sent_away: list[float] = field(default_factory=list)  # of every 429
    _line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    def batch(self) -> bytes:
        """Five dossiers, received and handed over."""
        ops = []
        for _ in range(OPERATIONS // 2):
            self.number += 1
            dossier: Dossier = a_dossier(uid=str(uuid4()), code=f"{self.unit}-261005-{self.number:04}")
            ops += [self.ledger.received(dossier), self.ledger.event(HandedOver(NOW, "Phòng"), dossier)]
        return self.ledger.batch(ops)

    async def send(self, body: bytes) -> None:
        """Until it is taken; a 429 is obeyed."""
        key = str(uuid4())
        while True:
            began = time.perf_counter()
            status, headers, said = await self._post(key, body)
            (self.took if status == 200 else self.sent_away).append(time.perf_counter() - began)
            if status == 200:
                outcomes = {result["outcome"] for result in json.loads(said)["results"]}
                assert outcomes <= {"applied", "accepted-with-warnings"}, outcomes
                return
            assert (status, json.loads(said)["code"]) == (429, "BAN")
            await asyncio.sleep(float(headers["retry-after"]))

    async def _post(self, key: str, body: bytes) -> tuple[int, dict[str, str], bytes]:
        where = urlsplit(self.address)
        await self.connect()
        assert self._line
        reader, writer = self._line
        head = (
            f"POST {API} HTTP/1.1\r\nHost: {where.netloc}\r\nAuthorization: Bearer {self.token}\r\n"
            f"Content-Type: application/json\r\nIdempotency-Key: {key}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        writer.write(head.encode() + body)
        lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines[1:] if line)
        return int(lines[0].split()[1]), headers, await reader.readexactly(int(headers["content-length"]))

    async def connect(self) -> None:
        where = urlsplit(self.address)
        self._line = self._line or await asyncio.open_connection(where.hostname, where.port)

    async def hang_up(self) -> None:
        if self._line:
            self._line[1].close()
            await self._line[1].wait_closed()
            self._line = None


@contextmanager
def a_hub_process(database: str) -> Iterator[str]:
    """`cchc-desktop hub serve`, and its address."""
    command = [sys.executable, "-m", "cchc_desktop.cli", "hub", "serve", "--database", database, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield json.loads(process.stdout.readline())["url"]
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with a_cluster(durable=True) as cluster:
        yield cluster.empty()


@pytest.fixture(scope="module")
def desks(database: str) -> Iterator[list[Desk]]:
    hub = Hub(open_storage(database), places.clock)
    made = []
    with ExitStack() as processes:
        addresses = [processes.enter_context(a_hub_process(database)) for _ in range(WORKERS)]
        for turn in range(COUNTERS):
            unit, own, token = f"H52.{turn % UNITS + 1}", Ledger(), str(uuid4())
            caller = a_caller(hub, turn // UNITS + 1, unit, own.instance)
            row = {"device_id": caller.device_id, "scopes": " ".join(ALL_SCOPES)}
            row |= {"token_hash": sha256_hex(token.encode()), "expires_at": instant_text(hub.now() + timedelta(days=1))}
            with hub.storage.writing() as db:
                db.execute(insert(access_tokens).values(**row))
            made.append(Desk(addresses[turn % WORKERS], token, own, unit, (turn // UNITS + 1) * 1000))
        yield made
    hub.storage.close()


async def _one_by_one(desks: Sequence[Desk], batches: Sequence[Sequence[bytes]]) -> None:
    """Each counter in its own rhythm, all of them spread over the time between two batches."""

    async def live(turn: int, desk: Desk) -> None:
        begin = asyncio.get_running_loop().time() + turn * EVERY / len(desks)
        for round_, body in enumerate(batches[turn]):
            await asyncio.sleep(max(0.0, begin + round_ * EVERY - asyncio.get_running_loop().time()))
            await desk.send(body)

    await asyncio.gather(*(live(turn, desk) for turn, desk in enumerate(desks)))


async def _at_once(desks: Sequence[Desk], batches: Sequence[bytes]) -> None:
    await asyncio.gather(*(desk.send(body) for desk, body in zip(desks, batches, strict=True)))


def _played(desks: Sequence[Desk], play: Coroutine[None, None, None]) -> float:
    """Plays it on a loop of its own, the lines hung up at the end; how long it took."""

    async def whole() -> float:
        await asyncio.gather(*(desk.connect() for desk in desks))
        began = time.perf_counter()
        try:
            await play
            return time.perf_counter() - began
        finally:
            await asyncio.gather(*(desk.hang_up() for desk in desks))

    return asyncio.run(whole())


def _taken(desks: Sequence[Desk]) -> tuple[list[float], list[float]]:
    """Times since last asked, of what was taken and of what was sent away."""
    taken, away = [one for desk in desks for one in desk.took], [one for desk in desks for one in desk.sent_away]
    for desk in desks:
        desk.took, desk.sent_away = [], []
    return taken, away


def _p99(times: Sequence[float]) -> float:
    return sorted(times)[math.ceil(len(times) * 0.99) - 1]


def _journalled(database: str) -> int:
    storage = open_storage(database)
    with storage.reading() as db:
        count = db.execute(select(func.count()).select_from(ledger)).scalar_one()
    storage.close()
    return int(count)


def test_two_hundred_counters_by_turns(desks: list[Desk], database: str, figures: Figures) -> None:
    _played(desks, _at_once(desks[:WARM], [desk.batch() for desk in desks[:WARM]]))  # processes that have run a while
    _taken(desks)
    batches = [[desk.batch() for _ in range(ROUNDS)] for desk in desks]
    before = _journalled(database)

    _played(desks, _one_by_one(desks, batches))

    times, away = _taken(desks)
    assert _journalled(database) - before == COUNTERS * ROUNDS * OPERATIONS
    p99, median = _p99(times + away), statistics.median(times)
    told = f"p99 {p99 * 1000:.0f} ms, median {median * 1000:.0f} ms, {len(away)} sent away"
    met = p99 <= MOST_STEADY
    figures.add("PostgreSQL, 200 counters, a batch each every 10 s", told, "p99 ≤ 100 ms", met)


def test_two_hundred_counters_at_once(desks: list[Desk], database: str, figures: Figures) -> None:
    batches = [desk.batch() for desk in desks]
    before = _journalled(database)

    took = _played(desks, _at_once(desks, batches))

    times, away = _taken(desks)
    assert _journalled(database) - before == COUNTERS * OPERATIONS
    every, taken = _p99(times + away), _p99(times)
    told = (
        f"p99 {every * 1000:.0f} ms, of those taken {taken * 1000:.0f} ms, {len(away)} × 429, drained in {took:.1f} s"
    )
    figures.add("PostgreSQL, all 200 at once, two workers", told, "p99 ≤ 250 ms", max(every, taken) <= MOST_AT_ONCE)
