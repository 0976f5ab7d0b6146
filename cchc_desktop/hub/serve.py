"""Running the hub (chạy cổng): a server on a port told to whoever started it; enrolment codes."""

from __future__ import annotations

import asyncio
import os
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import uvicorn
from argon2 import PasswordHasher
from starlette.applications import Starlette
from uvicorn.config import LOGGING_CONFIG

from cchc_desktop import collecting
from cchc_desktop.hub import identity, log
from cchc_desktop.hub.app import make_app
from cchc_desktop.hub.context import Hub, Limits
from cchc_desktop.hub.database import open_storage
from cchc_desktop.hub.sign_in import settle_password
from cchc_desktop.hub.turns import MOST
from cchc_desktop.hub.upstream.running import Above, Forwarding

_PATIENCE = 20.0  # seconds for a start or an end
_KEPT_OPEN = 75  # seconds without a request; longer than a proxy keeps a line, or it would write into a closed one
_TO_FINISH = 10  # seconds for what is under way when it is told to stop


class Listening(NamedTuple):
    """Where the hub listens; `admin_password` only when it was made just now, to be told once."""

    url: str
    port: int
    admin_password: str | None


class Wishes(NamedTuple):
    """How it is served; `public_url` is how devices name it ("": as they say), `files` as in make_app.

    `above`: the portal that dossiers go on to. `without`: capabilities that are withheld, see Hub.
    """

    admin_password: str | None = None
    public_url: str = ""
    files: Path | None = None
    without: Sequence[str] = ()
    log_level: str = "warning"
    most_at_once: int = MOST
    above: Above | None = None


class _Server(uvicorn.Server):
    """Says when it listens; once told to stop it finishes what is under way and takes nothing new."""

    def __init__(
        self,
        app: Starlette,
        started: Callable[[], None],
        log_level: str | None = None,
        forwarding: Forwarding | None = None,
    ) -> None:
        super().__init__(_config(app, log_level))
        self._say = started
        self._hub: Hub = app.state.hub
        self._forwarding = forwarding

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            if self._forwarding:
                self._forwarding.begin()
            self._say()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._hub.turns.stopping = True
        self._hub.bell.ring()  # long polls answer with what there is
        if self._forwarding:
            await asyncio.to_thread(self._forwarding.end)
        await super().shutdown(sockets)


def serve(
    database_url: str,
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    clock: Callable[[], datetime],
    announce: Callable[[Listening], None],
    wishes: Wishes = Wishes(),  # noqa: B008  # a tuple
) -> None:
    """Serve until SIGINT or SIGTERM; `announce` is called once, when it listens. OSError: the port is taken."""
    with _listener(host, port) as listener:
        limits = Limits(withheld=frozenset(wishes.without))
        app = make_app(database_url, clock=clock, public_url=wishes.public_url, files=wishes.files, limits=limits)
        app.state.hub.turns.most = wishes.most_at_once
        made = settle_password(app.state.hub.storage, wishes.admin_password, PasswordHasher())
        actual = int(listener.getsockname()[1])
        shown = f"[{host}]" if ":" in host else host
        listening = Listening(f"http://{shown}:{actual}", actual, made)
        log.set_up(wishes.log_level)
        forwarding = Forwarding(app.state.hub, wishes.above) if wishes.above else None
        with collecting.seldom():  # collecting costs a batch a tenth of its time
            _Server(app, lambda: announce(listening), wishes.log_level, forwarding).run(sockets=[listener])


@contextmanager
def serving(database_url: str, *, clock: Callable[[], datetime]) -> Iterator[str]:
    """The hub on a thread of this process, on a free loopback port, by the caller's `clock`; gives its address."""
    listens = threading.Event()
    with _listener("127.0.0.1", 0) as listener:
        server = _Server(make_app(database_url, clock=clock), listens.set)
        thread = threading.Thread(target=server.run, args=([listener],), name="hub", daemon=True)
        thread.start()
        try:
            if not listens.wait(_PATIENCE):
                raise OSError("the hub did not start")
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(_PATIENCE)


def _config(app: Starlette, log_level: str | None) -> uvicorn.Config:
    """`log_level` None: on a thread of another program, whose log is its own."""
    return uvicorn.Config(
        app,
        log_config=LOGGING_CONFIG if log_level is None else None,
        log_level=log_level or "warning",
        access_log=False,  # an address may hold a dossier's code
        server_header=False,
        timeout_graceful_shutdown=_TO_FINISH,
        timeout_keep_alive=_KEPT_OPEN,
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
        with storage.writing(unit) as db:
            identity.register_unit(db, unit, unit_name)
            return identity.new_enrolment_code(db, unit, counter, now, valid_for)
    finally:
        storage.close()
