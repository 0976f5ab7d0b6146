"""Money of a dossier (phí, lệ phí): how it is paid, and the most one payment may be, in whole đồng."""

from __future__ import annotations

from collections.abc import Mapping

MOST = 10**12
CASH, TRANSFER, ONLINE = "tien-mat", "chuyen-khoan", "truc-tuyen"
METHODS: Mapping[str, str] = {CASH: "tiền mặt", TRANSFER: "chuyển khoản", ONLINE: "trực tuyến"}


def written(amount: int) -> str:
    """ "600.000 đồng"."""
    return f"{amount:,} đồng".replace(",", ".")
