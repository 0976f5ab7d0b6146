"""Money of a dossier (phí, lệ phí): how it is paid, and the most one payment may be, in whole đồng."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MOST = 10**12
CASH, TRANSFER, ONLINE = "tien-mat", "chuyen-khoan", "truc-tuyen"
METHODS: Mapping[str, str] = {CASH: "tiền mặt", TRANSFER: "chuyển khoản", ONLINE: "trực tuyến"}


@dataclass(frozen=True, slots=True)
class PaidFee:
    """Money taken for a dossier, whole đồng."""

    uid: str
    amount: int
    method: str
    receipt_number: str = ""
    voided: bool = False


def written(amount: int) -> str:
    """ "600.000 đồng"."""
    return f"{amount:,} đồng".replace(",", ".")
