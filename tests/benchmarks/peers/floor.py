"""The least that moving a backlog can cost: the same bytes and hashes, one FULL commit a batch on both sides, no more.

`floor.py serve FILE` answers on a free port of 127.0.0.1, which it prints; `floor.py push FOLDER URL` sends the ledger
of a practice counter there and prints the seconds it took and how many entries went.
"""

from __future__ import annotations

import gzip
import hashlib
import http.client
import itertools
import json
import sqlite3
import sys
import time
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import msgspec
from bench_fixtures import opened

from cchc_desktop.store.connection import Use, transaction

BATCH = 500
_LEDGER = (
    "select pos, seq, op_id, act_id, type, dossier_uid, occurred_at, clerk_code, payload, payload_sha256, hash "
    "from ledger where pos > ? order by pos limit ?"
)


class Op(msgspec.Struct):
    """One entry on its way."""

    opId: str
    actId: str
    seq: int
    type: str
    dossierUid: str | None
    occurredAt: str
    clerk: str
    payload: msgspec.Raw
    payloadSha256: str
    hash: str


def _chained(previous: str, op: Op) -> str:
    payload = hashlib.sha256(bytes(op.payload)).hexdigest()
    parts = (previous, op.opId, str(op.seq), op.type, op.dossierUid or "", op.occurredAt, op.clerk, payload)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def push(folder: Path, host: str) -> None:
    """Everything, in batches."""
    with opened(folder, Use.SYNC) as counter:
        db = counter.db
        db.conn.execute("create table if not exists floor (pos integer primary key, answer text) strict")
        line, previous, started, count, after = http.client.HTTPConnection(host), "", time.perf_counter(), 0, 0
        while rows := db.conn.execute(_LEDGER, (after, BATCH)).fetchall():
            ops = [Op(_uid(op), _uid(act), seq, kind, _uid(uid), at, clerk, msgspec.Raw(payload), _hex(sha), _hex(link))
                   for _, seq, op, act, kind, uid, at, clerk, payload, sha, link in rows]  # fmt: skip
            for op in ops:
                previous = _chained(previous, op)
            line.request("POST", "/", gzip.compress(msgspec.json.encode(ops), 1), {"Content-Encoding": "gzip"})
            answers = json.loads(line.getresponse().read())
            with transaction(db):
                told = ((row[0], answer) for row, answer in zip(rows, answers, strict=True))
                db.conn.executemany("insert or replace into floor values (?, ?)", told)
            count, after = count + len(rows), rows[-1][0]
        sys.stdout.write(json.dumps({"seconds": time.perf_counter() - started, "entries": count}))


def _uid(value: Any) -> str:
    return _hex(value)


def _hex(value: Any) -> str:
    return value.hex() if isinstance(value, bytes) else value or ""


class Journal(BaseHTTPRequestHandler):
    """Unpacks, hashes, inserts, commits, answers."""

    protocol_version = "HTTP/1.1"
    db: sqlite3.Connection
    heads = itertools.repeat("")
    head = ""

    def do_POST(self) -> None:
        """One batch."""
        body = gzip.decompress(self.rfile.read(int(self.headers["Content-Length"])))
        ops = msgspec.json.decode(body, type=list[Op])
        answer = json.dumps(self._kept(ops)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def _kept(self, ops: Sequence[Op]) -> list[str]:
        cls = type(self)
        rows = []
        for op in ops:
            cls.head = _chained(cls.head, op)
            rows.append((op.opId, op.seq, op.type, op.dossierUid, bytes(op.payload), cls.head))
        self.db.execute("begin immediate")
        self.db.executemany("insert or ignore into journal values (?, ?, ?, ?, ?, ?)", rows)
        self.db.execute("commit")
        return ["applied"] * len(rows)

    def log_message(self, *_what: Any) -> None:
        """Says nothing."""


def serve(file: str) -> None:
    """Until it is ended."""
    db = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    db.execute("pragma journal_mode = wal")
    db.execute("pragma synchronous = full")
    db.execute("create table journal (op_id text primary key, seq, type, dossier_uid, payload, hash) without rowid")
    Journal.db = db
    server = HTTPServer(("127.0.0.1", 0), Journal)
    sys.stdout.write(f"127.0.0.1:{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    {"serve": lambda: serve(sys.argv[2]), "push": lambda: push(Path(sys.argv[2]), sys.argv[3])}[sys.argv[1]]()
