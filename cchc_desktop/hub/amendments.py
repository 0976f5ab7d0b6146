"""Amended intakes (chỉnh sửa hồ sơ): item-wise three-way merge of what the clerk wrote with what the hub holds."""

from __future__ import annotations

from typing import Any

import msgspec

from cchc_desktop.domain.conflict_rules import AMENDABLE, CONTACT, RECEPTION, Item
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.verdicts import Verdict, conflict
from cchc_desktop.wire import members
from cchc_desktop.wire.contract import Op
from cchc_desktop.wire.documents import DossierPayload


def amend(op: Op, dossier: Kept) -> Verdict:
    """Take over what the clerk changed; raises msgspec.ValidationError for a payload that is no dossier.

    Without `previous` (counters before it was sent) the counter's word is taken for every item.
    """
    msgspec.json.decode(op.payload, type=DossierPayload)
    new: dict[str, Any] = msgspec.json.decode(op.payload)
    previous = _previous(op)
    mine = AMENDABLE if previous is None else tuple(i for i in AMENDABLE if members.amended(i, new, previous))
    apart = [i for i in mine if previous is not None and members.moved_apart(i, new, dossier.data, previous)]
    if clashing := [item for item in apart if item in CONTACT.items]:
        pointers = [_pointer(item, new, dossier.data) for item in clashing]
        return conflict("Cổng và quầy cùng sửa một mục của hồ sơ; hãy chọn một.", *pointers)
    verdict = Verdict(met=dict(dossier.data))
    _take_over(dossier, new, mine)
    if overruled := [item for item in apart if item in RECEPTION.items]:
        pointers = [_pointer(item, new, verdict.met or {}) for item in overruled]
        verdict.warn("XUNG_DOT", "Quầy khác cũng đã sửa mục này; bản gửi sau đang được dùng.", *pointers)
    elif _is_merged(op, dossier, new, previous):
        verdict.outcome = "merged"
    return verdict


def _previous(op: Op) -> dict[str, Any] | None:
    """The old values of the members that were amended, as the counter knew them; None when it sent none."""
    if op.previous is msgspec.UNSET:
        return None
    return msgspec.json.decode(op.previous, type=dict[str, Any])


def _pointer(item: Item, new: dict[str, Any], held: dict[str, Any]) -> str:
    """To the first member of an item that differs."""
    differing = (path for path in item.members if members.value(new, path) != members.value(held, path))
    return f"/payload/{next(differing, item.members[0])}"


def _take_over(dossier: Kept, new: dict[str, Any], items: tuple[Item, ...]) -> None:
    for item in items:
        for path in item.members:
            members.put(dossier.data, path, members.value(new, path))
    dossier.data["soLanChinhSua"] = dossier.data.get("soLanChinhSua", 0) + 1


def _is_merged(op: Op, dossier: Kept, new: dict[str, Any], previous: dict[str, Any] | None) -> bool:
    """Whether the hub now says what the counter has not heard of."""
    if previous is None:
        return op.baseVersion is not None and op.baseVersion < dossier.version
    return any(members.values(new, item) != members.values(dossier.data, item) for item in AMENDABLE)
