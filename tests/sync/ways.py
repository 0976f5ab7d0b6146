"""The way between a counter and its hub, over real sockets: it loses, cuts, doubles, delays and forges what passes."""

from __future__ import annotations

import http.client
import json
import socket
import socketserver
import struct
import threading
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any, Self
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Passing:
    """One request as it came, ready to be sent on."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path.removeprefix("/quay/v1")


Fate = Callable[["Way", Passing, socket.socket], bool]
"""What happens to one request; True keeps the counter's connection."""


class Way:
    """A server on loopback that passes requests on to the hub at `hub_url`, each by its fate."""

    def __init__(self, hub_url: str, chance: Random | None = None, fates: tuple[Fate, ...] = ()) -> None:
        """With `chance`, a request not told otherwise meets one of `fates` in two cases of five."""
        self._host = urlsplit(hub_url).netloc
        self._chance, self._fates = chance, fates
        self._told: dict[str, deque[Fate]] = defaultdict(deque)
        self._always: dict[str, Fate] = {}
        self.passed: list[Passing] = []
        self.late: list[Passing] = []
        self.answers: list[bytes] = []
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.way = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self.stop = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/quay/v1"

    def tell(self, path: str, *fates: Fate) -> None:
        """The next requests for `path` meet these, one after another."""
        self._told[path].extend(fates)

    def always(self, path: str, fate: Fate | None) -> None:
        """Every request for `path` ("*" for any) meets this, until told None."""
        self._always.pop(path, None)
        if fate is not None:
            self._always[path] = fate

    def clear(self) -> None:
        """From now on everything passes; what was late arrives first."""
        self._chance = None
        self._always.clear()
        self._told.clear()
        while self.late:
            self.deliver(self.late.pop(0))

    def fate_of(self, passing: Passing) -> Fate:
        self.passed.append(passing)
        told = self._told.get(passing.path)
        if told:
            return told.popleft()
        always = self._always.get(passing.path) or self._always.get("*")
        if always:
            return always
        if self._chance is not None and self._chance.random() < 0.4:
            return self._chance.choice(self._fates)
        return through

    def asked(self, path: str) -> list[Passing]:
        """What came for `path`."""
        return [passing for passing in self.passed if passing.path == path]

    def deliver(self, passing: Passing) -> bytes:
        """The hub's whole answer, as bytes of HTTP."""
        line = http.client.HTTPConnection(self._host, timeout=120)
        try:
            headers = {name: value for name, value in passing.headers.items() if name != "connection"}
            line.request(passing.method, passing.target, passing.body, headers)
            answer = line.getresponse()
            body = answer.read()
            kept = [f"{n}: {v}" for n, v in answer.getheaders() if n.lower() not in ("transfer-encoding", "connection")]
            if not any(header.lower().startswith("content-length") for header in kept):
                kept.append(f"Content-Length: {len(body)}")
            head = "\r\n".join([f"HTTP/1.1 {answer.status} x", *kept])
            return head.encode("latin-1") + b"\r\n\r\n" + body
        finally:
            line.close()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self.stop.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    way: Way

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A counter that hangs up, or a hub that does, is what the tests are about."""


class _Handler(socketserver.StreamRequestHandler):
    server: _Server
    disable_nagle_algorithm = True

    def handle(self) -> None:
        while (passing := self._read()) is not None:
            if not self.server.way.fate_of(passing)(self.server.way, passing, self.connection):
                return

    def _read(self) -> Passing | None:
        first = self.rfile.readline()
        if not first.strip():
            return None
        method, target, _ = first.decode("latin-1").split()
        headers: dict[str, str] = {}
        while (line := self.rfile.readline().decode("latin-1").strip()) != "":
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        body = self.rfile.read(int(headers.get("content-length", "0")))
        return Passing(method, target, headers, body)


# The fates.


def through(way: Way, passing: Passing, sock: socket.socket) -> bool:
    """It arrives, and so does its answer."""
    answer = way.deliver(passing)
    if passing.path == "/op-batches":
        way.answers.append(answer)
    sock.sendall(answer)
    return True


def lost(_way: Way, _passing: Passing, _sock: socket.socket) -> bool:
    """It never arrives; the connection is closed."""
    return False


def reset(_way: Way, _passing: Passing, sock: socket.socket) -> bool:
    """It never arrives; the connection is torn down."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return False


def answer_lost(way: Way, passing: Passing, _sock: socket.socket) -> bool:
    """It arrives and is done; the answer never comes back."""
    way.deliver(passing)
    return False


def answer_cut(way: Way, passing: Passing, sock: socket.socket) -> bool:
    """It arrives and is done; half the answer comes back."""
    answer = way.deliver(passing)
    sock.sendall(answer[: len(answer) // 2])
    return False


def doubled(way: Way, passing: Passing, sock: socket.socket) -> bool:
    """It arrives twice; the second answer comes back."""
    way.deliver(passing)
    return through(way, passing, sock)


def again_later(way: Way, passing: Passing, sock: socket.socket) -> bool:
    """It arrives, and once more when nobody expects it."""
    way.late.append(passing)
    return through(way, passing, sock)


def delayed(way: Way, passing: Passing, _sock: socket.socket) -> bool:
    """The counter gives up; it arrives afterwards."""
    way.late.append(passing)
    return False


def late_ones_first(way: Way, passing: Passing, sock: socket.socket) -> bool:
    """What was late arrives now, and only then this."""
    while way.late:
        way.deliver(way.late.pop(0))
    return through(way, passing, sock)


def silence(way: Way, _passing: Passing, _sock: socket.socket) -> bool:
    """Nobody ever answers: only the counter's deadline ends it."""
    way.stop.wait()
    return False


def saying(status: int, body: bytes = b"", **headers: str) -> Fate:
    """It never arrives; somebody on the way answers."""

    def fate(_way: Way, _passing: Passing, sock: socket.socket) -> bool:
        sock.sendall(_answer(status, body, headers))
        return True

    return fate


def _answer(status: int, body: bytes, headers: dict[str, str]) -> bytes:
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    head = "\r\n".join([f"HTTP/1.1 {status} x", f"Content-Length: {len(body)}", *lines])
    return head.encode() + b"\r\n\r\n" + body


def problem(status: int, code: str, **headers: str) -> Fate:
    """A refusal in the contract's form, not the hub's."""
    document = {"type": "about:blank", "title": "x", "status": status, "code": code, "detail": "Thử."}
    return saying(status, json.dumps(document).encode(), Content_Type="application/problem+json", **headers)


captive = saying(200, b"<html>Sign in</html>", Content_Type="text/html")
captive_json = saying(200, b'{"ok": true}', Content_Type="application/json")
to_sign_in = saying(302, b"", Location="http://127.0.0.1:1/login")
busy = problem(503, "BAN", Retry_After="7")
too_many = problem(429, "BAN", Retry_After="9")
broken = saying(500, b"boom", Content_Type="text/plain")
expired = problem(401, "TOKEN_HET_HAN")
too_large = problem(413, "QUA_LON")


def done_but_broken(way: Way, passing: Passing, sock: socket.socket) -> bool:
    """It arrives and is done; a gateway says 502."""
    way.deliver(passing)
    return saying(502, b"<html>", Content_Type="text/html")(way, passing, sock)


def stale(way: Way, passing: Passing, sock: socket.socket) -> bool:
    """It never arrives; a cache gives an earlier answer of the hub."""
    if not way.answers:
        return False
    sock.sendall(way.answers[0])
    return True


TROUBLES: tuple[Fate, ...] = (
    *(lost, reset, answer_lost, answer_cut, doubled, again_later, delayed, late_ones_first),
    *(captive, captive_json, to_sign_in, busy, too_many, broken, expired, too_large, done_but_broken, stale),
)
