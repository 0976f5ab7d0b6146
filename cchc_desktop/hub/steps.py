"""One operation meeting its dossier (một bước): its members read, and whose it is."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from cchc_desktop.hub.kept import Kept
from cchc_desktop.wire.contract import Op
from cchc_desktop.wire.documents import PaperDocument


class Small(msgspec.Struct):
    """The members of every payload that is not a whole dossier, typed; each type uses its own few."""

    lyDo: str = ""
    noiDung: str = ""
    giayTo: tuple[PaperDocument, ...] = ()
    NgayHenTraMoi: str | None = None
    demDenNgay: str | None = None
    feeUid: str = ""
    soTien: int = 0
    hinhThucThanhToan: str = ""
    soBienLai: str = ""
    phongNhan: str = ""
    soPhieu: str = ""
    nguoiKyNhan: str = ""
    tenKetQua: str = ""
    nguoiNhan: str = ""
    maBuuGui: str = ""


class Step(NamedTuple):
    """One operation meeting its dossier."""

    op: Op
    small: Small
    dossier: Kept
    device_id: str
    counter: int
