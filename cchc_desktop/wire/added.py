"""What a portal's dossier tells of money taken, voiding and counts (phần chỉ cộng thêm trên dây): read leniently.

What cannot be read counts as not told: the document is kept beside, and nothing of what is known here is taken away.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import msgspec

from cchc_desktop.domain.added import Added, Voiding
from cchc_desktop.domain.instants import parse_instant, to_millisecond
from cchc_desktop.domain.money import PaidFee
from cchc_desktop.wire.documents import FeeDocument, VoidingDocument

STRUCK_OUT = frozenset({"huy", "hoan"})
MONEY_TAKEN = STRUCK_OUT | {"da-thu"}
_MOST = 2**53  # beyond it JSON has no whole numbers


def added(document: dict[str, Any]) -> Added:
    """All that this document tells of it."""
    return Added(
        tuple(_fees(document.get("DanhSachLePhi"))),
        document.get("daHuy") is True,
        _count(document.get("soLanBoSung")),
        _count(document.get("soLanXinLoi")),
        _voiding(document.get("thongTinHuy")),
    )


def paid(fee: FeeDocument) -> PaidFee:
    """A payment of the contract as ours; raises ValueError for an amount that is none."""
    return PaidFee(fee.feeUid, int(fee.Gia or 0), fee.hinhThucThanhToan, fee.soBienLai, fee.trangThai in STRUCK_OUT)


def _fees(told: object) -> Iterator[PaidFee]:
    for each in told if isinstance(told, list) else ():
        with suppress(msgspec.ValidationError, ValueError):
            fee = msgspec.convert(each, FeeDocument)
            if fee.trangThai in MONEY_TAKEN and abs(int(fee.Gia or 0)) < _MOST:
                yield paid(fee)


def _count(told: object) -> int:
    return told if isinstance(told, int) and not isinstance(told, bool) and 0 < told < _MOST else 0


def _voiding(told: object) -> Voiding | None:
    with suppress(msgspec.ValidationError, ValueError, OverflowError):
        said = msgspec.convert(told, VoidingDocument)
        at = to_millisecond(parse_instant(said.luc)) if said.luc else None
        return Voiding(at, said.quay, said.NguoiXuLy, said.lyDo)
    return None
