"""Fates of files on their way (sự cố khi gửi tệp): of one kind of request, told apart by method and place."""

from __future__ import annotations

import socket
from collections import deque
from dataclasses import replace
from urllib.parse import urlsplit

from tests.sync.ways import Fate, Passing, Way, through


def meet(way: Way, method: str, place: str, *fates: Fate) -> None:
    """The next requests of `method` below `place` meet these, one after another; everything else passes."""
    left = deque(fates)

    def fate(way: Way, passing: Passing, sock: socket.socket) -> bool:
        if left and passing.method == method and passing.path.startswith(place):
            return left.popleft()(way, passing, sock)
        return through(way, passing, sock)

    way.always("*", fate)


def spoilt(way: Way, passing: Passing, sock: socket.socket) -> bool:
    """It arrives with one bit turned."""
    body = bytes([passing.body[0] ^ 1]) + passing.body[1:]
    return through(way, replace(passing, body=body), sock)


def cut(way: Way, passing: Passing, _sock: socket.socket) -> bool:
    """Half of it arrives; then both ends find the line dead."""
    place = urlsplit(f"http://{way._host}")
    with socket.create_connection((place.hostname, place.port)) as line:
        head = "\r\n".join(f"{name}: {value}" for name, value in passing.headers.items())
        line.sendall(f"{passing.method} {passing.target} HTTP/1.1\r\n{head}\r\n\r\n".encode("latin-1"))
        line.sendall(passing.body[: len(passing.body) // 2])
    return False
