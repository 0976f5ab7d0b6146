"""Events of few members (sự kiện nhỏ) on the wire: what each member is called, written and read back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec

from cchc_desktop.domain import events as e
from cchc_desktop.wire import incoming, outgoing
from cchc_desktop.wire.documents import DossierPayload, PaperDocument

SMALL: dict[type, tuple[str, dict[str, str]]] = {
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
"""Our member → the payload's. Members named here are texts, whole numbers, booleans, moments, papers, the dossier itself."""

LATER: dict[type, tuple[str, ...]] = {
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
"""Members that came later: left out at their default, so that the bytes of what was written before stay as they were."""

_BY_TYPE = {name: (event_type, members) for event_type, (name, members) in SMALL.items()}
_MOMENTS = frozenset({"deadline", "due_at"})
_PAPERS, _DOSSIER, _DAY = "papers", "dossier", "counted_to"


def document(event: e.Event, dossier_uid: str) -> tuple[str, dict[str, Any]]:
    """The type of its operation and its members, but for the salt."""
    name, members = SMALL[type(event)]
    told: dict[str, Any] = {}
    for ours, theirs in members.items():
        value = getattr(event, ours)
        if value or ours not in LATER.get(type(event), ()):
            told[theirs] = _written(ours, value, dossier_uid)
    return name, told


def read(kind: str, data: bytes, at: datetime) -> e.Event | None:
    """The event of such a payload; None for an operation that is none of these."""
    if kind not in _BY_TYPE:
        return None
    event_type, members = _BY_TYPE[kind]
    body = msgspec.json.decode(data)
    values = {ours: _read(ours, body[theirs]) for ours, theirs in members.items() if theirs in body}
    event: e.Event = event_type(at=at, **values)
    return event


def _written(ours: str, value: Any, dossier_uid: str) -> Any:
    if ours in _MOMENTS:
        return outgoing.moment(value)
    if ours == _DAY:
        return value.isoformat()
    if ours == _PAPERS:
        return outgoing.papers(value, dossier_uid)
    return outgoing.payload(value, "") if ours == _DOSSIER else value


def _read(ours: str, value: Any) -> Any:
    if ours in _MOMENTS:
        return incoming.moment(value)
    if ours == _DAY:
        return date.fromisoformat(value)
    if ours == _PAPERS:
        return tuple(incoming.paper(item) for item in msgspec.convert(value, tuple[PaperDocument, ...]))
    if ours == _DOSSIER:
        return incoming.dossier(msgspec.convert(value, DossierPayload))
    return value
