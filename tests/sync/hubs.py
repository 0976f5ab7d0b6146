"""The real hub for the counter's tests: over HTTP on loopback, or called in this process; and what it holds."""

from __future__ import annotations

import asyncio
import functools
import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import msgspec
import pytest
import uvicorn
from counter_fixtures import UNIT, Clock, Counter, catalogue
from factories import NOW
from sqlalchemy import select

from cchc_desktop.domain.catalogue import write_catalogue
from cchc_desktop.domain.status import Status
from cchc_desktop.hub import database, dossiers, identity, journal, moves, schema, turns
from cchc_desktop.hub.app import load_catalogue, make_app
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.kept import Kept
from cchc_desktop.portal.message import Answer, Request
from cchc_desktop.store import ledger
from cchc_desktop.wire.contract import Op

API = "/quay/v1"
CATALOGUE = "2026-10"  # the version of the sample procedures at every hub here


@functools.cache
def _new_hub() -> bytes:
    """The file of a hub that knows its units and the sample procedures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hub.db"
        hub: Hub = make_app(f"sqlite:///{path}", clock=Clock()).state.hub
        with hub.storage.writing() as db:
            identity.register_unit(db, UNIT, "Trung tâm Minh Họa")
        rows = [msgspec.json.decode(line) for line in write_catalogue(catalogue().procedures).splitlines()]
        load_catalogue(hub.storage, "thu-tuc", rows, CATALOGUE, NOW)
        with hub.storage.writing() as db:
            db.exec_driver_sql("delete from settings where key = 'bundle_key'")  # each copy is a hub of its own
        hub.storage.close()
        return path.read_bytes()


def new_database(folder: Path) -> str:
    """The address of a fresh hub's database in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "hub.db").write_bytes(_new_hub())
    return f"sqlite:///{folder / 'hub.db'}"


@dataclass
class RunningHub:
    """A hub, its clock, its address, and a look inside."""

    hub: Hub
    clock: Clock
    url: str
    app: Any = field(repr=False)

    def code(self, number: int = 3, unit: str = UNIT) -> str:
        """A one-time enrolment code."""
        with self.hub.storage.writing() as db:
            identity.register_unit(db, unit, f"Đơn vị {unit}")
            return identity.new_enrolment_code(db, unit, number, self.hub.now(), timedelta(days=3650))

    def journal_of(self, counter: Counter) -> list[Op]:
        """Every operation of the counter's present instance that the hub holds, in order."""
        held: list[Op] = []
        with self.hub.storage.reading() as db:
            while page := msgspec.json.decode(
                journal.entries_after(db, ledger.instance(counter.db), len(held), 1000), type=list[Op]
            ):
                held += page
        return held

    def dossiers(self, unit: str = UNIT) -> dict[str, Kept]:
        """The unit's dossiers by uid."""
        with self.hub.storage.reading() as db:
            rows = db.execute(select(schema.dossiers.c.uid).where(schema.dossiers.c.unit == unit)).scalars().all()
            assert len(set(rows)) == len(rows)
            return dossiers.load(db, rows)

    def move(self, uid: str, status: Status, note: str = "Ghi trên cổng", due_at: datetime | None = None) -> None:
        """Somebody at the portal moves a dossier's status."""
        with self.hub.storage.writing() as db:
            kept = dossiers.load(db, [uid])[uid]
            moves.move(db, kept, moves.Move(status, "Nguyễn Văn Cổng", note, due_at), self.hub.now())

    def revoke(self, counter: Counter) -> None:
        """The hub's administrator withdraws the counter's machine."""
        from cchc_desktop.store import meta

        with self.hub.storage.writing() as db:
            identity.revoke(db, meta.read(counter.db, "client_id") or "", self.hub.now())

    def ranges_of(self, counter: Counter) -> set[str]:
        """The ids of every range the hub granted to the counter's machine."""
        from cchc_desktop.store import meta

        c = schema.number_ranges.c
        with self.hub.storage.reading() as db:
            client = meta.read(counter.db, "client_id")
            return set(db.execute(select(c.range_id).where(c.device_id == client)).scalars())

    def holds_all_of(self, counter: Counter) -> bool:
        """Journal = ledger: each entry once, in order, byte for byte."""
        held = [
            (op.seq, op.opId, op.type, op.hash, bytes(op.payload), op.occurredAt) for op in self.journal_of(counter)
        ]
        kept = [
            (entry.seq, entry.op_id, entry.type, entry.hash, entry.payload, entry.occurred_at)
            for entry in counter.entries()
            if entry.instance == ledger.instance(counter.db)
        ]
        assert held == kept
        return True


@contextmanager
def listening(database_url: str, clock: Clock | None = None, **settings: Any) -> Iterator[RunningHub]:
    """The hub behind uvicorn on a free loopback port, in a thread of its own."""
    clock = clock or Clock()
    app = make_app(database_url, clock=clock, **settings)
    # asyncio switches Nagle's delay of 40 ms off only where the protocol is named
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    listener.listen(256)
    settled = {"log_level": "critical", "lifespan": "on", "access_log": False, "date_header": False}
    settled |= {"timeout_keep_alive": 600, "timeout_graceful_shutdown": 1}  # no line at rest is hung up
    config = uvicorn.Config(_dated(app, clock), **settled)  # type: ignore[arg-type]  # by name
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield RunningHub(app.state.hub, clock, f"http://127.0.0.1:{listener.getsockname()[1]}{API}", app)
    finally:
        server.should_exit = True
        thread.join(60)
        listener.close()
        app.state.hub.storage.close()


def _dated(app: Any, clock: Clock) -> Any:
    """The application with the Date of the hub's own clock, which counters read to mend theirs."""

    async def dated(scope: Any, receive: Any, send: Any) -> None:
        async def sending(message: Any) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"date", _http_date(clock).encode())]
            await send(message)

        await app(scope, receive, sending)

    return dated


def _http_date(clock: Clock) -> str:
    return format_datetime(clock().astimezone(UTC), usegmt=True)


async def _inline(work: Any, **_limits: Any) -> Any:
    return work()


class InProcess:
    """Calls the hub's application without a network: the same requests, the same answers, a hundred times faster."""

    def __init__(self, running: RunningHub) -> None:
        self._running = running
        self._loop = asyncio.new_event_loop()

    def __call__(self, request: Request) -> Answer:
        return self._loop.run_until_complete(self._ask(request))

    async def _ask(self, request: Request) -> Answer:
        place = urlsplit(self._running.url)
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": request.method,
            "scheme": "http",
            "path": f"{API}{request.path}",
            "raw_path": f"{API}{request.path}".encode(),
            "root_path": "",
            "query_string": urlencode(request.query).encode(),
            "headers": [(b"host", place.netloc.encode())]
            + [(name.lower().encode(), value.encode()) for name, value in request.headers.items()],
            "client": ("127.0.0.1", 1),
            "server": (place.hostname, place.port),
        }
        parts: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": request.body or b"", "more_body": False}

        async def send(message: Any) -> None:
            parts.append(message)

        await self._running.app(scope, receive, send)
        headers = {name.decode().lower(): value.decode() for name, value in parts[0]["headers"]}
        headers["date"] = _http_date(self._running.clock)
        body = b"".join(part.get("body", b"") for part in parts[1:])
        if headers.get("content-encoding") == "gzip":
            import gzip

            body = gzip.decompress(body)
        return Answer(parts[0]["status"], headers, body)

    def close(self) -> None:
        self._loop.close()


@contextmanager
def in_process(database_url: str) -> Iterator[tuple[RunningHub, InProcess]]:
    """The hub called in this process, its work done inline and without waiting for the disk; alone in its thread."""
    clock = Clock()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(turns.to_thread, "run_sync", _inline)
        hasty = tuple("synchronous=OFF" if p.startswith("synchronous") else p for p in database._PRAGMAS)
        patch.setattr(database, "_PRAGMAS", hasty)
        app = make_app(database_url, clock=clock)
        running = RunningHub(app.state.hub, clock, f"http://127.0.0.1:9{API}", app)
        caller = InProcess(running)
        try:
            yield running, caller
        finally:
            caller.close()
            running.hub.storage.close()
