"""The payload of a dossier whose time of keeping is over (hết hạn lưu): what stays of it, and what happened to it when."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime

import msgspec

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Blanked
from cchc_desktop.domain.milestones import Milestones
from cchc_desktop.domain.status import Status
from cchc_desktop.wire import incoming, outgoing
from cchc_desktop.wire.documents import DossierPayload

TYPE = "payload.blanked"
_NAMES = {
    "finished_at": "ketThuc",
    "outcome": "ketQua",
    "judged_at": "tinhDenHan",
    "paused_at": "tamDung",
    "resumed_at": "tiepTuc",
    "asked_again_at": "yeuCauLanHai",
    "apologised_at": "xinLoi",
    "sent_at": "chuyenPhong",
    "voided_at": "huy",
}


class BlankedPayload(DossierPayload):
    """A whole Dossier without people and free words; `moc`: what happened to it first, and when."""

    moc: dict[str, str] = msgspec.field(default_factory=dict)


def document(dossier: Dossier, salt: str) -> BlankedPayload:
    """The dossier as it stays (domain/retention.py)."""
    told = msgspec.structs.asdict(outgoing.payload(dossier, salt))
    return BlankedPayload(**told, moc=_told(dossier.milestones))


def read(data: bytes, at: datetime) -> Blanked:
    """The event of such a payload."""
    told = msgspec.json.decode(data, type=BlankedPayload)
    return Blanked(at, replace(incoming.dossier(told), blanked=True, milestones=_milestones(told.moc)))


def _told(milestones: Milestones) -> dict[str, str]:
    found = {_NAMES[member.name]: getattr(milestones, member.name) for member in fields(milestones)}
    return {name: _text(value) for name, value in found.items() if value is not None}


def _text(value: datetime | Status) -> str:
    return value.value if isinstance(value, Status) else outgoing.moment(value) or ""


def _milestones(told: dict[str, str]) -> Milestones:
    """Those it knows; a later program's are let be."""
    days = {ours: incoming.moment(told.get(theirs)) for ours, theirs in _NAMES.items() if ours != "outcome"}
    outcome = told.get(_NAMES["outcome"])
    return Milestones(**days, outcome=Status(outcome) if outcome else None)
