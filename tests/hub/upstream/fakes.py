"""Portals above to test against: real HTTP on loopback, a memory of what they took, and trouble on demand."""

from __future__ import annotations

import json
import threading
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

OLD_SESSION, OLD_TOKEN = "s0", "t0"


class Fake:
    """Answers JSON by path; `trouble` names what happens to the next calls: a path's end, then a word.

    "500" and "429": refused before anything is done; "lost": done, and the line is cut; "slow": done, and no answer
    comes; "html": done, and a page comes instead.
    """

    def __init__(self) -> None:
        self.calls: list[tuple[str, Any]] = []
        self.queries: list[dict[str, str]] = []
        self.headers: list[dict[str, str]] = []
        self.trouble: deque[tuple[str, str]] = deque()
        self.closing = threading.Event()
        fake = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                fake.serve(self)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self) -> Self:
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(60)

    def serve(self, request: BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers.get("Content-Length", "0")))
        split = urlsplit(request.path)
        self.queries.append({name: values[0] for name, values in parse_qs(split.query).items()})
        self.headers.append({name.lower(): value for name, value in request.headers.items()})
        said = json.loads(body) if "json" in request.headers.get("Content-Type", "") else body
        name = self.called(split.path, said)
        self.calls.append((name, said))
        word = self.trouble.popleft()[1] if self.trouble and self.trouble[0][0] == name else ""
        if word.isdigit():
            self.answer(request, int(word), b"{}", {"Retry-After": "77"} if word == "429" else {})
            return
        status, document = self.take(name, said, request.headers.get("Authorization", ""))
        if word == "slow":
            self.closing.wait(60)
        if word in ("slow", "lost"):
            request.close_connection = True
            request.connection.close()
            return
        if word == "html":
            self.answer(request, 200, b"<html>", {"Content-Type": "text/html"})
            return
        self.answer(request, status, json.dumps(document).encode(), {"Content-Type": "application/json"})

    def answer(self, request: BaseHTTPRequestHandler, status: int, body: bytes, headers: dict[str, str]) -> None:
        request.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    def names(self) -> list[str]:
        return [name for name, _ in self.calls]

    def called(self, path: str, said: Any) -> str:
        raise NotImplementedError

    def take(self, name: str, said: Any, authorization: str) -> tuple[int, dict[str, Any]]:
        raise NotImplementedError


class FakeNational(Fake):
    """The national portal behind a province's adaptor: made twice is an error, as is an update of what is not there."""

    def __init__(self) -> None:
        super().__init__()
        self.dossiers: dict[str, dict[str, Any]] = {}
        self.lines: list[dict[str, str]] = []
        self.made: list[str] = []
        self.sessions: list[str] = []
        self.refuses = ""
        self.says_who = True
        self.renames = False

    def called(self, path: str, said: Any) -> str:
        return "login" if path == "/login" else str(said["service"])

    def take(self, name: str, said: Any, authorization: str) -> tuple[int, dict[str, Any]]:
        if name == "login":
            self.sessions.append(f"s{len(self.sessions) + 1}")
            good = (said["username"], said["password"]) == ("quay", "mật khẩu")
            return 200, {"session": self.sessions[-1] if good else "", "error_code": "0" if good else "9"}
        if self.sessions and said["session"] != self.sessions[-1]:
            return 401, {}
        if self.refuses:
            return 200, {"error_code": "-1", "message": self.refuses, "result": []}
        if name == "TraCuuHoSo":
            found = self.dossiers.get(said["mahoso"])
            shown = {} if found is None else found if self.says_who else {"MaHoSo": said["mahoso"]}
            return 200, {"error_code": "0", "message": "", "result": [shown] if shown else []}
        if name == "CapNhatTienDoHoSoMC":
            self.lines += said["data"]
            return 200, {"error_code": "0", "message": "Thành công", "result": []}
        return self.push(said)

    def push(self, said: Any) -> tuple[int, dict[str, Any]]:
        (one,) = said["data"]
        code = one["MaHoSo"]
        if said["isUpdating"] == "False":
            if code in self.dossiers:
                return 200, {"error_code": "-3", "message": f"Hồ sơ {code} đã tồn tại", "result": []}
            self.made.append(code)
        elif code not in self.dossiers:
            return 200, {"error_code": "-1", "message": "Hồ sơ không tồn tại", "result": []}
        self.dossiers[code] = one
        result = [{"MaHoSo": f"000-{code}"}] if self.renames else []
        if self.renames:
            self.dossiers[f"000-{code}"] = self.dossiers.pop(code)
        return 200, {"error_code": "3", "message": "Thành công", "result": result}


class FakeMinistry(Fake):
    """A ministry's portal: it gives the numbers, and takes the same number twice if it is asked to."""

    def __init__(self) -> None:
        super().__init__()
        self.dossiers: dict[str, dict[str, Any]] = {}
        self.made: list[str] = []
        self.given = 0
        self.lines: list[dict[str, str]] = []
        self.statuses: list[dict[str, Any]] = []
        self.tokens = 0
        self.refuses = ""

    def called(self, path: str, said: Any) -> str:
        return path.strip("/")

    def take(self, name: str, said: Any, authorization: str) -> tuple[int, dict[str, Any]]:
        if name == "token":
            self.tokens += 1
            good = said == {"client_id": "quay", "client_secret": "mật khẩu"}
            return 200, {"code": 200, "data": {"access_token": f"t{self.tokens}", "expires_in": 3600} if good else {}}
        if authorization != f"Bearer t{self.tokens}":
            return 401, {"code": 401}
        if name == "next":
            self.given += 1
            return 200, {"code": 200, "data": {"maHoSo": f"BNV-{self.given}"}}
        if name == "upload":
            return 200, {"code": 200, "data": {"IdTepTin": f"f{len(said) % 97}", "HashTepTin": "h1"}}
        if name == "create" and self.refuses:
            return 400, {"code": 400, "message": self.refuses}
        code = said["MaHoSo"]
        if name == "create":
            if code in self.dossiers:
                return 400, {"code": 400, "message": "Mã hồ sơ đã tồn tại"}
            self.made.append(code)
            self.dossiers[code] = said
            return 200, {"code": 200, "data": {"idHoSo": "id1", "maHoSo": code}}
        if code not in self.dossiers:
            return 404, {"code": 404, "message": "Không tìm thấy"}
        (self.lines if name == "progress" else self.statuses).append(said)
        return 200, {"code": 200, "data": {}}
