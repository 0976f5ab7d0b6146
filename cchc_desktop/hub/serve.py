"""Running the hub (chạy cổng): a server on a port told to whoever started it; enrolment codes."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import NamedTuple

import uvicorn
from argon2 import PasswordHasher
from starlette.applications import Starlette

from cchc_desktop.hub import identity
from cchc_desktop.hub.app import make_app
from cchc_desktop.hub.database import open_storage
from cchc_desktop.hub.sign_in import settle_password

_PATIENCE = 20.0  # seconds for a start or an end


class Listening(NamedTuple):
    """Where the hub listens; `admin_password` only when it was made just now, to be told once."""

    url: str
    port: int
    admin_password: str | None


class _Server(uvicorn.Server):
    """Says when it listens."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._say = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._say()


def serve(
    database_url: str,
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    clock: Callable[[], datetime],
    announce: Callable[[Listening], None],
    admin_password: str | None = None,
) -> None:
    """Serve until SIGINT or SIGTERM; `announce` is called once, when it listens. OSError: the port is taken."""
    with _listener(host, port) as listener:
        app = make_app(database_url, clock=clock)
        made = settle_password(app.state.hub.storage, admin_password, PasswordHasher())
        actual = int(listener.getsockname()[1])
        shown = f"[{host}]" if ":" in host else host
        listening = Listening(f"http://{shown}:{actual}", actual, made)
        _Server(_config(app), lambda: announce(listening)).run(sockets=[listener])


@contextmanager
def serving(database_url: str, *, clock: Callable[[], datetime]) -> Iterator[str]:
    """The hub on a thread of this process, on a free loopback port, by the caller's `clock`; gives its address."""
    listens = threading.Event()
    with _listener("127.0.0.1", 0) as listener:
        server = _Server(_config(make_app(database_url, clock=clock)), listens.set)
        thread = threading.Thread(target=server.run, args=([listener],), name="hub", daemon=True)
        thread.start()
        try:
            if not listens.wait(_PATIENCE):
                raise OSError("the hub did not start")
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(_PATIENCE)


def _config(app: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,  # an address may hold a dossier's code
        server_header=False,
        timeout_graceful_shutdown=2,  # long polls do not hold it up
        lifespan="on",
    )


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # the protocol is named: asyncio turns Nagle's delay off only then, which is 40 ms a call
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(256)
    except OSError:
        listener.close()
        raise
    return listener


def enrolment_code(
    database_url: str,
    unit: str,
    counter: int,
    *,
    now: datetime,
    unit_name: str = "",
    valid_for: timedelta = timedelta(hours=24),
) -> str:
    """A one-time code for a counter's PC; the unit is made when new. Works beside a running hub; ValueError."""
    storage = open_storage(database_url)
    try:
        with storage.writing() as db:
            identity.register_unit(db, unit, unit_name)
            return identity.new_enrolment_code(db, unit, counter, now, valid_for)
    finally:
        storage.close()
