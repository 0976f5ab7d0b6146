"""A portal to test against: a raw-socket server on loopback that answers what it is told to, lawful or not."""

from __future__ import annotations

import gzip
import json
import socket
import socketserver
import ssl
import struct
import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

TOKEN_PATH = "/oauth2/token"


@dataclass
class Received:
    """One request as it came; `body` is unpacked, `packed` tells whether it came as gzip."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    packed: bool = False

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Wire:
    """What a reply may do to the connection: `stop` is set when the double closes."""

    sock: socket.socket
    stop: threading.Event
    request: Received


Reply = Callable[[Wire], bool]
"""Plays one answer; True keeps the connection for the next request."""


def reply(status: int = 200, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Reply:
    """A lawful HTTP answer."""

    def play(wire: Wire) -> bool:
        wire.sock.sendall(_head(status, {"Content-Length": str(len(body)), **(headers or {})}) + body)
        return True

    return play


def json_reply(value: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Reply:
    """A lawful JSON answer."""
    return reply(status, json.dumps(value).encode(), {"Content-Type": "application/json", **(headers or {})})


def problem(status: int, code: str = "", headers: Mapping[str, str] | None = None, detail: str = "") -> Reply:
    """A lawful refusal (RFC 9457)."""
    document = {"type": "about:blank", "title": "x", "status": status, "code": code, "detail": detail}
    kind = {"Content-Type": "application/problem+json"}
    return reply(status, json.dumps(document).encode(), {**kind, **(headers or {})})


def json_bytes(body: bytes, headers: Mapping[str, str] | None = None) -> Reply:
    """200 with these very bytes under a JSON label."""
    return reply(200, body, {"Content-Type": "application/json", **(headers or {})})


def raw(data: bytes) -> Reply:
    """These bytes on the socket, then the end."""

    def play(wire: Wire) -> bool:
        wire.sock.sendall(data)
        return False

    return play


def black_hole(wire: Wire) -> bool:
    """Never a word."""
    wire.stop.wait()
    return False


def reset(wire: Wire) -> bool:
    """The connection torn down without an answer."""
    wire.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return False


def drip(head: bytes, drop: bytes, every: float = 0.02) -> Reply:
    """`head` at once, then `drop` again and again, each well within any socket time-out."""

    def play(wire: Wire) -> bool:
        wire.sock.sendall(head)
        while not wire.stop.wait(every):
            wire.sock.sendall(drop)
        return False

    return play


slow_headers = drip(b"HTTP/1.1 200 OK\r\nX-Long: ", b"a")
slow_body = drip(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999999\r\n\r\n{", b" ")


def gzip_bomb(wire: Wire) -> bool:
    """17 kB that unpack to 17 MiB."""
    bomb = gzip.compress(b" " * (17 * 1024 * 1024), 6)
    return json_bytes(bomb, {"Content-Encoding": "gzip"})(wire)


class PortalDouble:
    """Plays `script`ed replies per path, the last for ever; hands out tokens by itself; remembers what came."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.received: list[Received] = []
        self.tokens_given = 0
        self.connections = 0
        self._stop = threading.Event()
        self._scripts: dict[str, deque[Reply]] = {}
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.double = self
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._scheme = "http" if tls is None else "https"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self.port}/quay/v1"

    def script(self, path: str, *replies: Reply) -> None:
        """From now on `path` (below the base; "*" for any other) answers these in turn, then the last for ever."""
        self._scripts[path] = deque(replies)

    def asked(self, path: str) -> list[Received]:
        """What came for `path`, in order."""
        return [request for request in self.received if request.path == path]

    def next_reply(self, request: Received) -> Reply:
        self.received.append(request)
        replies = self._scripts.get(request.path)
        if replies is None and request.path == TOKEN_PATH:
            self.tokens_given += 1
            token = {"access_token": f"token-{self.tokens_given}", "token_type": "Bearer", "expires_in": 3600}
            return json_reply(token)
        if replies is None:
            replies = self._scripts.get("*") or deque([problem(404)])
        return replies.popleft() if len(replies) > 1 else replies[0]

    @property
    def stopping(self) -> threading.Event:
        return self._stop

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._stop.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    double: PortalDouble

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up, or refuses our certificate, is what many tests are about."""


class _Handler(socketserver.StreamRequestHandler):
    server: _Server
    disable_nagle_algorithm = True

    def handle(self) -> None:
        self.server.double.connections += 1
        while (request := self._read_request()) is not None:
            play = self.server.double.next_reply(request)
            if not play(Wire(self.connection, self.server.double.stopping, request)):
                return

    def _read_request(self) -> Received | None:
        first = self.rfile.readline()
        if not first.strip():
            return None
        method, target, _version = first.decode("latin-1").split()
        headers: dict[str, str] = {}
        while (line := self.rfile.readline().decode("latin-1").strip()) != "":
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        body = self.rfile.read(int(headers.get("content-length", "0")))
        packed = headers.get("content-encoding") == "gzip"
        parts = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        path = parts.path.removeprefix("/quay/v1")
        return Received(method, path, query, headers, gzip.decompress(body) if packed else body, packed)


def _head(status: int, headers: Mapping[str, str]) -> bytes:
    all_headers = {"Date": formatdate(usegmt=True), **headers}
    lines = [f"HTTP/1.1 {status} x", *(f"{name}: {value}" for name, value in all_headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


@dataclass(frozen=True)
class Fault:
    """One kind of trouble: what is answered, and which exception and reason (or code) must come of it."""

    reply: Reply = field(repr=False)
    raises: str
    reason: str = ""
    silent: bool = False  # only the deadline ends it


_JSON_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "

FAULTS: dict[str, Fault] = {
    "reset": Fault(reset, "PortalUnreachable", "OFFLINE"),
    "closed without a word": Fault(raw(b""), "PortalUnreachable", "OFFLINE"),
    "black hole": Fault(black_hole, "PortalUnreachable", "TIMEOUT", silent=True),
    "slow headers": Fault(slow_headers, "PortalUnreachable", "TIMEOUT", silent=True),
    "slow body": Fault(slow_body, "PortalUnreachable", "TIMEOUT", silent=True),
    "truncated body": Fault(raw(_JSON_HEAD + b'500\r\n\r\n{"serverTime"'), "StrangeAnswer", "STRANGE"),
    "wrong length": Fault(raw(_JSON_HEAD + b'4\r\n\r\n{"serverTime": "x"}'), "StrangeAnswer", "STRANGE"),
    "impossible length": Fault(raw(_JSON_HEAD + b"-5,7\r\n\r\n{}"), "StrangeAnswer", "STRANGE"),
    "garbage bytes": Fault(raw(bytes(range(256)) * 4 + b"\r\n\r\n"), "StrangeAnswer", "STRANGE"),
    "endless header": Fault(raw(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n"), "StrangeAnswer", "STRANGE"),
    "broken gzip": Fault(json_bytes(b"not gzip", {"Content-Encoding": "gzip"}), "StrangeAnswer", "STRANGE"),
    "gzip bomb": Fault(gzip_bomb, "TooLong", "STRANGE"),
    "gzip in gzip": Fault(json_bytes(b"x", {"Content-Encoding": "gzip, gzip"}), "StrangeAnswer", "STRANGE"),
    "deep JSON": Fault(json_bytes(b"[" * 100_000 + b"]" * 100_000), "StrangeAnswer", "STRANGE"),
    "NaN": Fault(json_bytes(b'{"serverTime": "x", "x": NaN}'), "StrangeAnswer", "STRANGE"),
    "5,000-digit number": Fault(json_bytes(b'{"x": ' + b"9" * 5000 + b"}"), "StrangeAnswer", "STRANGE"),
    "duplicate keys": Fault(json_bytes(b'{"serverTime": "x", "serverTime": "y"}'), "StrangeAnswer", "STRANGE"),
    "not UTF-8": Fault(json_bytes(b'{"serverTime": "\xff"}'), "StrangeAnswer", "STRANGE"),
    "empty body": Fault(json_bytes(b""), "StrangeAnswer", "STRANGE"),
    "204": Fault(reply(204), "StrangeAnswer", "STRANGE"),
    "another JSON": Fault(json_reply("hello"), "StrangeAnswer", "STRANGE"),
    "JSON without its label": Fault(reply(200, b"{}", {"Content-Type": "text/plain"}), "StrangeAnswer", "STRANGE"),
    "HTML page": Fault(
        reply(200, b"<html>Sign in</html>", {"Content-Type": "text/html"}), "PortalUnreachable", "CAPTIVE"
    ),
    "302 to a sign-in": Fault(
        reply(302, b"", {"Location": "http://127.0.0.1:1/login"}), "PortalUnreachable", "CAPTIVE"
    ),
    "511": Fault(reply(511), "PortalUnreachable", "CAPTIVE"),
    "407": Fault(reply(407), "PortalUnreachable", "PROXY"),
    "401 always": Fault(problem(401, "TOKEN_HET_HAN"), "Unauthorised"),
    "403 revoked": Fault(problem(403, "THIET_BI_BI_THU_HOI"), "DeviceRevoked"),
    "404 page": Fault(reply(404, b"<html>", {"Content-Type": "text/html"}), "StrangeAnswer", "STRANGE"),
    "409 fork": Fault(problem(409, "SO_BI_SUA"), "LedgerTampered"),
    "409 other": Fault(problem(409, "XUNG_DOT"), "PortalRefused"),
    "413": Fault(problem(413, "QUA_LON"), "TooLarge"),
    "413 page": Fault(reply(413, b"<html>", {"Content-Type": "text/html"}), "TooLarge"),
    "422": Fault(problem(422, "KHOA_DUNG_LAI"), "PortalRefused"),
    "426": Fault(problem(426, "PHIEN_BAN_QUA_CU"), "UpgradeNeeded"),
    "429": Fault(problem(429, "BAN", {"Retry-After": "7"}), "PortalUnreachable", "BUSY"),
    "500": Fault(reply(500, b"boom", {"Content-Type": "text/plain"}), "PortalUnreachable", "SERVER_ERROR"),
    "502 page": Fault(reply(502, b"<html>", {"Content-Type": "text/html"}), "PortalUnreachable", "SERVER_ERROR"),
    "503": Fault(problem(503, "BAN"), "PortalUnreachable", "BUSY"),
    "unreadable problem": Fault(
        reply(400, b'{"errors": 5}', {"Content-Type": "application/problem+json"}), "StrangeAnswer", "STRANGE"
    ),
}
