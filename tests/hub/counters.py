"""Counters for the hub's tests: a clock that is set by hand, ledgers that chain, a hub on loopback."""

from __future__ import annotations

import base64
import json
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid4, uuid5

import jwt
import msgspec
import requests
import uvicorn
from argon2 import PasswordHasher
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cchc_desktop.domain import events
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub import identity, pushing
from cchc_desktop.hub.app import make_app
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.database import open_storage
from cchc_desktop.hub.identity import Caller
from cchc_desktop.wire import payloads
from cchc_desktop.wire.canonical import GENESIS, Link, canonical, link_hash, sha256_hex
from cchc_desktop.wire.contract import EnrolRequest, OpBatchResult
from cchc_desktop.wire.payloads import Payload
from tests.factories import NOW, a_dossier

UNIT = "H52.18"
SALT = b"0123456789abcdef"
PASSWORD = "mật khẩu dài của cổng"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # what is tested here is not the hash
ALL_SCOPES = frozenset({"quay.push", "quay.pull", "quay.catalogue", "quay.numbers"})


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass
class Ledger:
    """One instance's chain; every entry made stays, sent or not."""

    instance: str = field(default_factory=lambda: str(uuid4()))
    hash: str = GENESIS
    seq: int = 0
    clerk: str = "cb01"

    def entry(self, payload: Payload, uid: str | None = None, at: datetime = NOW, **members: Any) -> dict[str, Any]:
        """The next operation, hashed; `members` replace the envelope's own before hashing."""
        self.seq += 1
        op: dict[str, Any] = {
            "opId": str(uuid4()),
            "actId": str(uuid4()),
            "seq": self.seq,
            "type": payload.type,
            "schemaVersion": payload.version,
            "dossierUid": uid,
            "occurredAt": instant_text(at),
            "operator": {"maCanBo": self.clerk, "NguoiXuLy": "Phạm Thị Tiếp Nhận", "ChucDanh": "Chuyên viên"},
            "payload": msgspec.Raw(payload.data),
            "payloadSha256": sha256_hex(payload.data),
            "previousHash": self.hash,
        } | members
        op["hash"] = self.hash = rehashed(op)
        return op

    def received(self, dossier: Dossier, **members: Any) -> dict[str, Any]:
        """`dossier.received` as the counter writes it."""
        at = dossier.received_at or NOW
        return self.entry(payloads.write(events.Received(at, dossier), dossier, SALT), dossier.uid, at, **members)

    def event(self, event: Any, dossier: Dossier, **members: Any) -> dict[str, Any]:
        """Any other event, over the dossier as it stands after it."""
        after = dossier.after(event)
        return self.entry(payloads.write(event, after, SALT), dossier.uid, event.at, **members)

    def batch(self, ops: Sequence[dict[str, Any]], **members: Any) -> bytes:
        """The envelope."""
        envelope = {
            "batchId": str(uuid4()),
            "deviceInstanceId": self.instance,
            "schemaVersion": 1,
            "sentAt": instant_text(NOW),
            "ops": list(ops),
        }
        return msgspec.json.encode(envelope | members)


def rehashed(op: dict[str, Any]) -> str:
    """The hash an operation ought to have."""
    link = Link(
        *(op["opId"], str(op["seq"]), op["type"], op["dossierUid"] or ""),
        *(op["occurredAt"], op["operator"]["maCanBo"], op["payloadSha256"]),
    )
    return link_hash(op["previousHash"], link)


def raw(kind: str, **members: Any) -> Payload:
    """A payload of any content."""
    return Payload(kind, 1, canonical({"salt": base64.b64encode(SALT).decode(), **members}))


def numbered(number: int, day: str = "261005", **changes: Any) -> Dossier:
    """A dossier of its own uid, coded `H52.18-<day>-<number>`."""
    return a_dossier(uid=str(uuid4()), code=f"{UNIT}-{day}-{number:04}", **changes)


def a_database(where: Path | str) -> str:
    """The address of a database: one that is given as such, or a file in a folder."""
    return where if isinstance(where, str) else f"sqlite:///{where / 'hub.db'}"


def a_hub(where: Path | str, clock: Clock | None = None) -> Hub:
    """A hub over a fresh database, its unit known, spoken to by function calls."""
    storage = open_storage(a_database(where))
    with storage.writing() as db:
        identity.register_unit(db, UNIT, "Trung tâm Minh Họa")
    return Hub(storage, clock or Clock())


def jwk(key: Ed25519PrivateKey) -> dict[str, str]:
    """The public half as the contract wants it."""
    raw_key = key.public_key().public_bytes_raw()
    return {"kty": "OKP", "crv": "Ed25519", "x": base64.urlsafe_b64encode(raw_key).rstrip(b"=").decode()}


def a_caller(hub: Hub, counter: int = 3, unit: str = UNIT, instance: str | None = None) -> Caller:
    """An enrolled device, past its sign-in."""
    with hub.storage.writing() as db:
        identity.register_unit(db, unit)
        code = identity.new_enrolment_code(db, unit, counter, hub.now(), timedelta(hours=1))
        request = EnrolRequest(code, jwk(Ed25519PrivateKey.generate()), instance or str(uuid4()))
        device = identity.enrol(db, request, hub.now())
    return Caller(device.deviceId, unit, counter, ALL_SCOPES)


def push(hub: Hub, caller: Caller, ledger: Ledger, *ops: dict[str, Any]) -> OpBatchResult:
    """Send these operations as one batch under a key of its own."""
    answer = pushing.push(hub, caller, str(uuid4()), ledger.batch(ops))
    return msgspec.json.decode(answer, type=OpBatchResult)


@contextmanager
def listening(app: Any) -> Iterator[str]:
    """A real server on loopback; its address."""
    # a line that is at rest for long, on a slow machine, is not hung up in the moment it is used again
    patience = {"timeout_keep_alive": 600, "timeout_graceful_shutdown": 1}
    config = uvicorn.Config(app, port=0, log_level="critical", lifespan="on", **patience)  # type: ignore[arg-type]  # by name
    listener = socket.create_server(("127.0.0.1", 0), backlog=256)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(60)
        listener.close()


@dataclass
class Device:
    """A device that speaks HTTP to a hub."""

    url: str
    clock: Clock
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    ledger: Ledger = field(default_factory=Ledger)
    client_id: str = ""
    token: str = ""
    http: requests.Session = field(default_factory=requests.Session)

    def enrol(self, code: str) -> requests.Response:
        body = {"enrolmentCode": code, "jwk": jwk(self.key), "deviceInstanceId": self.ledger.instance}
        answer = self.http.post(f"{self.url}/quay/v1/devices/enrol", json=body)
        if answer.status_code == 201:
            self.client_id = answer.json()["clientId"]
        return answer

    def assertion(self, **claims: Any) -> str:
        at = int(self.clock().timestamp())
        said = {
            "iss": self.client_id,
            "sub": self.client_id,
            "aud": f"{self.url}/quay/v1/oauth2/token",
            "iat": at,
            "exp": at + 60,
            "jti": str(uuid4()),
        }
        return jwt.encode(said | claims, self.key, algorithm="EdDSA")

    def ask_token(self, assertion: str | None = None, **members: str) -> requests.Response:
        form = {
            "grant_type": "client_credentials",
            "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion": assertion or self.assertion(),
        }
        answer = self.http.post(f"{self.url}/quay/v1/oauth2/token", data=form | members)
        if answer.status_code == 200:
            self.token = answer.json()["access_token"]
        return answer

    def headers(self, key: str = "") -> dict[str, str]:
        """Of a body of JSON; requests of the same `key` have the same Idempotency-Key."""
        key = str(uuid5(NAMESPACE_URL, key)) if key else str(uuid4())
        return {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json", "Idempotency-Key": key}

    def call(self, method: str, path: str, **request: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": str(uuid4())}
        headers |= request.pop("headers", {})
        return self.http.request(method, f"{self.url}/quay/v1{path}", headers=headers, **request)

    def push(self, ops: Sequence[dict[str, Any]], **members: Any) -> requests.Response:
        body = self.ledger.batch(ops, **members)
        return self.call("POST", "/op-batches", data=body, headers={"Content-Type": "application/json"})


@dataclass
class Site:
    """A hub on loopback with its clock; makes enrolled devices."""

    hub: Hub
    url: str
    clock: Clock

    def code(self, counter: int = 3, unit: str = UNIT) -> str:
        with self.hub.storage.writing() as db:
            identity.register_unit(db, unit, f"Đơn vị {unit}")
            return identity.new_enrolment_code(db, unit, counter, self.hub.now(), timedelta(hours=1))

    def device(self, counter: int = 3, unit: str = UNIT) -> Device:
        device = Device(self.url, self.clock)
        assert device.enrol(self.code(counter, unit)).status_code == 201
        assert device.ask_token().status_code == 200
        return device


@contextmanager
def a_site(where: Path | str, **settings: Any) -> Iterator[Site]:
    """A hub over a fresh database, listening."""
    clock = Clock()
    app = make_app(a_database(where), clock=clock, **settings)
    with listening(app) as url:
        yield Site(app.state.hub, url, clock)


def problem_code(answer: requests.Response) -> str:
    """The contract's code of a refusal, whose form is checked on the way."""
    assert answer.headers["content-type"] == "application/problem+json"
    document: dict[str, Any] = json.loads(answer.content)
    assert document["status"] == answer.status_code
    assert document["detail"]
    return str(document["code"])
