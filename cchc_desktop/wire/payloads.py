"""Each kind of operation (loại thao tác): its payload's canonical bytes, made once, and the way back to an event."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from cchc_desktop.domain import events as e
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.wire import amended, blanked, incoming, outgoing, small_events
from cchc_desktop.wire.canonical import canonical, demand_plain, salt_text
from cchc_desktop.wire.documents import DossierPayload

VERSION = 1


class Payload(NamedTuple):
    """An operation's type, the version of its schema, and its canonical bytes."""

    type: str
    version: int
    data: bytes


_WHOLE = {"dossier.received", "dossier.adopted", "dossier.amended"}


def write(event: e.Event, dossier: Dossier, salt: bytes) -> Payload:
    """The payload of `event`; `dossier` is as it stands after it. Raises TypeError for a change the portal made."""
    match event:
        case e.Received():
            return Payload("dossier.received", VERSION, canonical(outgoing.payload(dossier, salt_text(salt))))
        case e.Adopted():
            return Payload("dossier.adopted", VERSION, canonical(outgoing.payload(dossier, salt_text(salt))))
        case e.Blanked():
            return Payload(blanked.TYPE, VERSION, canonical(blanked.document(dossier, salt_text(salt))))
        case e.Amended():
            return Payload("dossier.amended", VERSION, canonical(amended.document(event, dossier, salt_text(salt))))
        case e.PortalChanged():
            raise TypeError("a portal's change is written by portal_changed()")
        case _:
            return _write_small(event, dossier.uid, salt)


def of_no_dossier(event: e.SlipPrinted | e.FeedbackRecorded, salt: bytes) -> Payload:
    """The payload of a printing, or of feedback, that is of no single dossier."""
    return _write_small(event, "", salt)


def _write_small(event: e.Event, dossier_uid: str, salt: bytes) -> Payload:
    name, told = small_events.document(event, dossier_uid)
    return Payload(name, VERSION, canonical({"salt": salt_text(salt), **told}))


def portal_changed(
    change_id: str, version: int, sha256: str, salt: bytes, event: e.PortalChanged | None = None
) -> Payload:
    """What the counter notes when it takes over a portal's change: which one and how, never its content.

    `mucGhep`: the items of the intake that were taken over. `sauRut`: the portal knew of the withdrawal that stands.
    """
    body: dict[str, Any] = {"id": change_id, "version": version, "sha256": sha256, "salt": salt_text(salt)}
    if event and event.holder is not None:
        body["dangGiu"] = msgspec.to_builtins(outgoing.holder(event.holder))
    if event and event.items:
        body["mucGhep"] = list(event.items)
    if event and event.follows:
        body["sauRut"] = True
    return Payload("portal.changed", VERSION, canonical(body))


def counter_event(kind: str, detail: dict[str, Any], salt: bytes) -> Payload:
    """Something about the counter itself (set-up …); `detail` names no person. Raises TypeError when it is not plain."""
    demand_plain(detail)
    return Payload("counter.event", VERSION, canonical({"suKien": kind, "chiTiet": detail, "salt": salt_text(salt)}))


class VoidedNumbers(NamedTuple):
    """Numbers `first`..`last` of a range on a day (ISO) that will never name a dossier, and why."""

    range_id: str
    day: str
    first: int
    last: int
    reason: str


def number_voided(numbers: VoidedNumbers, salt: bytes) -> Payload:
    """Numbers accounted for without a dossier."""
    body = {
        "rangeId": numbers.range_id,
        "ngay": numbers.day,
        "tu": numbers.first,
        "den": numbers.last,
        "lyDo": numbers.reason,
        "salt": salt_text(salt),
    }
    return Payload("number.voided", VERSION, canonical(body))


def read(kind: str, version: int, data: bytes, at: datetime) -> e.Event | None:
    """The event of a stored payload, every version ever shipped; None for entries that change no dossier by themselves.

    `at` is the entry's occurredAt. Raises ValueError for a version this program does not know.
    """
    if version != VERSION:
        raise ValueError(f"unknown schema version of {kind}")
    if kind in _WHOLE:
        return _read_whole(kind, data, at)
    return blanked.read(data, at) if kind == blanked.TYPE else small_events.read(kind, data, at)


def _read_whole(kind: str, data: bytes, at: datetime) -> e.Event:
    document = msgspec.json.decode(data, type=DossierPayload)
    if kind == "dossier.amended":
        return e.Amended(at, incoming.intake(document), document.lyDo, amended.former(data, document))
    dossier = incoming.dossier(document)
    return e.Received(at, dossier) if kind == "dossier.received" else e.Adopted(at, dossier, document.version or 0)
