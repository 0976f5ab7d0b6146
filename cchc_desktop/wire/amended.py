"""The payload of a corrected intake (chỉnh sửa): the whole dossier, and what the amended members were before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Amended
from cchc_desktop.domain.intake import Intake
from cchc_desktop.wire import incoming, outgoing
from cchc_desktop.wire.documents import DossierPayload

_OF_PAYLOAD_ALONE = ("salt", "lyDo")


class _Told(msgspec.Struct):
    truocSua: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET


def document(event: Amended, dossier: Dossier, salt: str) -> DossierPayload:
    """The dossier as it is after the correction; without a former intake nothing is said of what it was."""
    told = outgoing.payload(dossier, salt, event.reason)
    if event.former is not None:
        old = _plain(outgoing.payload(replace(dossier, intake=event.former), ""))
        new = _plain(told)
        told.truocSua = {name: old.get(name) for name in sorted({*new, *old}) if new.get(name) != old.get(name)}
    return told


def former(payload: bytes, told: DossierPayload) -> Intake | None:
    """The intake a correction was made from, out of its payload; None where it was not kept."""
    if told.truocSua is None:
        return None
    whole: dict[str, Any] = msgspec.json.decode(payload) | told.truocSua
    known = {name: value for name, value in whole.items() if value is not None}
    return incoming.intake(msgspec.convert(known, DossierPayload))


def previous_of(payload: bytes) -> msgspec.Raw | msgspec.UnsetType:
    """The old values of the members that were amended, for the portal to merge by; UNSET where none were kept."""
    return msgspec.json.decode(payload, type=_Told).truocSua


def _plain(told: DossierPayload) -> dict[str, Any]:
    built: dict[str, Any] = msgspec.to_builtins(told)
    return {name: value for name, value in built.items() if name not in _OF_PAYLOAD_ALONE}
