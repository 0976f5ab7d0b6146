"""Bundles as a device makes them, right and wrong, for a hub that is spoken to by function calls."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from starlette.datastructures import Headers, QueryParams

from cchc_desktop.hub import bundle_calls, identity, seals
from cchc_desktop.hub.calls import PREFIX, Call
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.wire.bundle import Batch, Bundle, BundleAnswer, Said, packed, unpacked
from cchc_desktop.wire.canonical import GENESIS, sha256_hex
from cchc_desktop.wire.contract import EnrolRequest
from cchc_desktop.wire.sealed import Keys, Kind, Outside, opened, seal, verify
from tests.factories import NOW
from tests.hub.counters import ALL_SCOPES, UNIT, Ledger, jwk


def sealing(hub: Hub) -> Hub:
    """The same hub, with keys for bundles."""
    return replace(hub, seals=seals.settled(hub.storage))


@dataclass
class Maker:
    """An enrolled device that never speaks to the hub itself."""

    hub: Hub
    counter: int = 3
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    ledger: Ledger = field(default_factory=Ledger)
    previous: str = GENESIS  # of the last one that was answered

    def __post_init__(self) -> None:
        with self.hub.storage.writing() as db:
            identity.register_unit(db, UNIT)
            code = identity.new_enrolment_code(db, UNIT, self.counter, self.hub.now(), timedelta(hours=1))
            device = identity.enrol(db, EnrolRequest(code, jwk(self.key), self.ledger.instance), self.hub.now())
        self.device = device.deviceId
        self.keys = Keys.of(self.key)

    @property
    def caller(self) -> Caller:
        return Caller(self.device, UNIT, self.counter, ALL_SCOPES)

    def bundle(self, seq: int = 1, *ops: dict[str, Any], **members: Any) -> Bundle:
        assert self.hub.seals
        made = Bundle(
            hub=self.hub.seals.public.name.hex(),
            device=self.device,
            deviceInstanceId=self.ledger.instance,
            seq=seq,
            first=seq,
            previous=self.previous,
            created=NOW.isoformat(),
            answerKey=self.keys.public.sealing.public_bytes_raw(),
        )
        if ops:
            body = self.ledger.batch(ops)
            made.batches = [Batch(msgspec.json.decode(body)["batchId"], body)]
        return msgspec.structs.replace(made, **members)

    def sealed(self, bundle: Bundle, **outside: Any) -> bytes:
        assert self.hub.seals
        said = Outside(Kind.BUNDLE, self.hub.seals.public.name, self.device, bundle.seq, bytes.fromhex(bundle.previous))
        return seal(said._replace(**outside), packed(bundle), self.hub.seals.public.sealing, self.key)

    def answer_to(self, data: bytes) -> BundleAnswer:
        """Carried by nobody in particular; read by the device alone."""
        assert self.hub.seals
        answer = carried(self.hub, data)
        self.previous = sha256_hex(data)
        outside = verify(answer, self.hub.seals.public.signing)
        assert (outside.kind, outside.device, outside.about.hex()) == (Kind.ANSWER, self.device, sha256_hex(data))
        return unpacked(opened(answer, self.hub.seals.public.signing, self.keys.opening), BundleAnswer)


def carried(hub: Hub, data: bytes) -> bytes:
    """The hub's answer, or its Refusal."""
    carrier = Caller("somebody", "another unit", 9, ALL_SCOPES)
    call = Call(hub, carrier, data, Headers(), QueryParams(), {}, PREFIX + "/bundles")
    return bytes(bundle_calls._carry(call).body)


def refusal_of(hub: Hub, data: bytes) -> str:
    """The code it is refused with, 422; "" when it is taken."""
    try:
        carried(hub, data)
    except Refusal as refusal:
        return refusal.code if refusal.status == 422 else str(refusal.status)
    return ""


def said_to(answer: BundleAnswer, path: str) -> list[Said]:
    return [said for said in answer.said if said.path.startswith(path)]
