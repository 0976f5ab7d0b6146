"""Each kind of operation (loại thao tác): its payload's canonical bytes, made once, and the way back to an event."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

import msgspec

from cchc_desktop.domain import events as e
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.wire import amended, blanked, incoming, outgoing
from cchc_desktop.wire.canonical import canonical, demand_plain, salt_text
from cchc_desktop.wire.documents import DossierPayload, PaperDocument

VERSION = 1


class Payload(NamedTuple):
    """An operation's type, the version of its schema, and its canonical bytes."""

    type: str
    version: int
    data: bytes


# Small events: our member → the payload's. Members named here are texts, whole numbers, booleans, moments, papers or
# the dossier itself.
_SMALL: dict[type, tuple[str, dict[str, str]]] = {
    e.Refused: ("dossier.refused", {"reason": "lyDo", "slip_number": "soPhieu", "dossier": "hoSo"}),
    e.SupplementRequested: (
        "dossier.supplementRequested",
        {
            "content": "noiDung",
            "reason": "lyDo",
            "papers": "giayTo",
            "deadline": "hanBoSung",
            "slip_number": "soPhieu",
            "approved_by": "nguoiDuyet",
            "stage": "giaiDoan",
            "legal_basis": "canCu",
            "approval_reason": "lyDoDuyet",
            "dossier": "hoSo",
        },
    ),
    e.SupplementReceived: (
        "dossier.supplementReceived",
        {"papers": "giayTo", "due_at": "NgayHenTraMoi", "counted_to": "demDenNgay"},
    ),
    e.Apologised: ("dossier.apologised", {"reason": "lyDo", "due_at": "NgayHenTraMoi", "slip_number": "soPhieu"}),
    e.Withdrawn: ("dossier.withdrawn", {"reason": "lyDo", "papers": "giayTo"}),
    e.Stopped: (
        "dossier.stopped",
        {"reason": "lyDo", "legal_basis": "canCu", "papers": "giayTo", "slip_number": "soPhieu"},
    ),
    e.Voided: ("dossier.voided", {"reason": "lyDo"}),
    e.FeeCollected: (
        "fee.collected",
        {"fee_uid": "feeUid", "amount": "soTien", "method": "hinhThucThanhToan", "receipt_number": "soBienLai"},
    ),
    e.FeeVoided: ("fee.voided", {"fee_uid": "feeUid", "reason": "lyDo"}),
    e.HandedOver: ("custody.handedOver", {"to": "phongNhan", "slip_number": "soPhieu"}),
    e.Taken: ("custody.taken", {"by": "phongNhan", "person": "nguoiKyNhan", "slip_number": "soPhieu"}),
    e.SentBack: ("custody.sentBack", {"reason": "lyDo"}),
    e.ResultArrived: ("result.arrived", {"title": "tenKetQua", "shelf": "viTri"}),
    e.ResultHandedOver: (
        "result.handedOver",
        {
            "collector": "nguoiNhan",
            "authorised": "uyQuyen",
            "collector_number": "soGiayTo",
            "authorisation": "giayUyQuyen",
        },
    ),
    e.ResultPosted: ("result.posted", {"item_code": "maBuuGui"}),
    e.ItemCorrected: ("result.itemCorrected", {"item_code": "maBuuGui", "reason": "lyDo"}),
    e.FileLinked: (
        "file.linked",
        {"sha256": "sha256", "size": "kichThuoc", "media_type": "loaiTep", "paper": "tenGiayTo"},
    ),
    e.FeedbackRecorded: (
        "feedback.recorded",
        {
            "feedback_uid": "feedbackUid",
            "kind": "loai",
            "state": "trangThai",
            "content": "noiDung",
            "sender": "nguoiGui",
            "phone": "SoDienThoai",
            "channel": "hinhThuc",
        },
    ),
    e.Rated: ("rating.recorded", {"score": "diem", "comment": "yKien"}),
    e.PapersGivenBack: ("papers.givenBack", {"papers": "giayTo"}),
    e.SlipPrinted: (
        "slip.printed",
        {
            "slip": "phieu",
            "state": "trangThaiIn",
            "print_uid": "printUid",
            "printing": "lanIn",
            "printer": "mayIn",
            "error": "loi",
            "slip_number": "soPhieu",
        },
    ),
}
_BY_TYPE = {name: (event_type, members) for event_type, (name, members) in _SMALL.items()}
_WHOLE = {"dossier.received", "dossier.adopted", "dossier.amended"}
_MOMENTS = frozenset({"deadline", "due_at"})
# Members that came later: left out at their default, so that the bytes of what was written before stay as they were.
_LATER = {
    e.Refused: ("dossier",),
    e.SupplementRequested: ("stage", "legal_basis", "approval_reason", "dossier"),
    e.SupplementReceived: ("counted_to",),
    e.Apologised: ("slip_number",),
    e.Withdrawn: ("papers",),
    e.Stopped: ("legal_basis", "papers", "slip_number"),
    e.Taken: ("person", "slip_number"),
    e.ResultArrived: ("shelf",),
    e.ResultHandedOver: ("collector_number", "authorisation"),
    e.FeedbackRecorded: ("channel",),
    e.SlipPrinted: ("slip_number",),
}
_PAPERS, _DOSSIER, _DAY = "papers", "dossier", "counted_to"


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
    name, members = _SMALL[type(event)]
    body: dict[str, Any] = {"salt": salt_text(salt)}
    for ours, theirs in members.items():
        value = getattr(event, ours)
        if not value and ours in _LATER.get(type(event), ()):
            continue
        if ours in _MOMENTS:
            value = outgoing.moment(value)
        elif ours == _DAY:
            value = value.isoformat()
        elif ours == _PAPERS:
            value = outgoing.papers(value, dossier_uid)
        elif ours == _DOSSIER:
            value = outgoing.payload(value, "")
        body[theirs] = value
    return Payload(name, VERSION, canonical(body))


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
    if kind not in _BY_TYPE:
        return blanked.read(data, at) if kind == blanked.TYPE else None
    event_type, members = _BY_TYPE[kind]
    body = msgspec.json.decode(data)
    values = {ours: _value(ours, body[theirs]) for ours, theirs in members.items() if theirs in body}
    event: e.Event = event_type(at=at, **values)
    return event


def _read_whole(kind: str, data: bytes, at: datetime) -> e.Event:
    document = msgspec.json.decode(data, type=DossierPayload)
    if kind == "dossier.amended":
        return e.Amended(at, incoming.intake(document), document.lyDo, amended.former(data, document))
    dossier = incoming.dossier(document)
    return e.Received(at, dossier) if kind == "dossier.received" else e.Adopted(at, dossier, document.version or 0)


def _value(ours: str, value: Any) -> Any:
    if ours in _MOMENTS:
        return incoming.moment(value)
    if ours == _DAY:
        return date.fromisoformat(value)
    if ours == _PAPERS:
        return tuple(incoming.paper(item) for item in msgspec.convert(value, tuple[PaperDocument, ...]))
    if ours == _DOSSIER:
        return incoming.dossier(msgspec.convert(value, DossierPayload))
    return value
