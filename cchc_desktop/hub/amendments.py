"""Amended intakes (chỉnh sửa hồ sơ): member-wise three-way merge of what the clerk wrote with what the hub holds."""

from __future__ import annotations

from typing import Any

import msgspec

from cchc_desktop.hub.dossiers import Kept
from cchc_desktop.hub.verdicts import Verdict, conflict
from cchc_desktop.wire.contract import Op
from cchc_desktop.wire.documents import DossierPayload

# Reception facts: what was said and handed in at the counter is the counter's to say.
_FACTS = (
    *("MaTTHC", "TenTTHC", "TenLinhVuc", "MaTruongHop", "KenhThucHien", "LoaiDoiTuong", "ChuHoSo", "DinhDanhCHS"),
    *("nguoiNop", "soBoHoSo", "NgayNopHoSo", "TaiLieuNop", "DanhSachLePhi"),
)
# Contact, address, notes: either side may mend them.
_SHARED = (
    *("SoDienThoai", "Email", "chuHoSoChiTiet", "TrichYeuHoSo", "GhiChu", "HinhThuc", "kenhTraKetQua", "buuChinh"),
)


def amend(op: Op, dossier: Kept) -> Verdict:
    """Take over what the clerk changed; raises msgspec.ValidationError for a payload that is no dossier."""
    msgspec.json.decode(op.payload, type=DossierPayload)
    new: dict[str, Any] = msgspec.json.decode(op.payload)
    new["DanhSachLePhi"] = _fees(new.get("DanhSachLePhi", []), dossier.data.get("DanhSachLePhi", []))
    previous = _previous(op)
    clashing = [member for member in _SHARED if _clashes(member, new, dossier.data, previous)]
    if clashing:
        return conflict("Cổng và quầy cùng sửa một mục của hồ sơ; hãy chọn một.", f"/payload/{clashing[0]}")
    for member in (*_FACTS, *_SHARED):
        if previous is not None and member in _SHARED and new.get(member) == previous.get(member):
            continue  # the clerk left it alone; the hub's value stands
        if new.get(member) is None:
            dossier.data.pop(member, None)
        else:
            dossier.data[member] = new[member]
    dossier.data["soLanChinhSua"] = dossier.data.get("soLanChinhSua", 0) + 1
    unseen = op.baseVersion is not None and op.baseVersion < dossier.version
    return Verdict("merged" if unseen else "applied")


def _previous(op: Op) -> dict[str, Any] | None:
    """The members' old values as the counter knew them; None when it sent none, then the counter's word is taken."""
    if op.previous is msgspec.UNSET:
        return None
    return msgspec.json.decode(op.previous, type=dict[str, Any])


def _clashes(member: str, new: dict[str, Any], held: dict[str, Any], previous: dict[str, Any] | None) -> bool:
    if previous is None or member not in previous:
        return False
    base, mine, theirs = previous[member], new.get(member), held.get(member)
    return mine not in (base, theirs) and theirs != base


def _fees(asked: list[Any], held: list[Any]) -> list[Any]:
    """Money taken is add-only: an amendment changes what is asked, never what was paid."""
    return [fee for fee in asked if not fee.get("feeUid")] + [fee for fee in held if fee.get("feeUid")]
