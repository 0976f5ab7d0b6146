"""Documents as the hub keeps them, for the pure mappings: one just received, one that went the whole way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec

from cchc_desktop.domain import events
from cchc_desktop.hub.upstream.parcel import LinkedFile, Memory, Parcel
from cchc_desktop.wire import payloads
from tests.factories import CODE, NOW, UID, a_dossier
from tests.hub.counters import SALT, UNIT

_DOSSIER = a_dossier()
PLAIN: dict[str, Any] = msgspec.json.decode(payloads.write(events.Received(NOW, _DOSSIER), _DOSSIER, SALT).data)
_LINE = {"NguoiXuLy": "Phạm Thị Tiếp Nhận", "ChucDanh": "Chuyên viên", "ThoiDiemXuLy": "2026-10-06T09:00:00.000+07:00"}
LATE: dict[str, Any] = PLAIN | {
    "TrangThaiHoSo": "9",
    "NgayKetThucXuLy": "2026-10-20T16:30:00.000+07:00",
    "TrichYeuHoSo": "Trợ cấp thờ cúng liệt sĩ",
    "SoBienNhan": "T03A26100500017",
    "DanhSachLePhi": [
        {"Gia": "8000", "trangThai": "cho-thu"},
        {"Gia": "8000", "trangThai": "da-thu", "feeUid": "f1", "hinhThucThanhToan": "tien-mat"},
        {"Gia": "5000", "trangThai": "huy", "feeUid": "f2"},
    ],
    "DanhSachHoSoBoSung": [
        {
            "HoSoBoSungId": "b1",
            "NguoiYeuCauBoSung": "Lê Văn Thẩm Định",
            "NoiDungBoSung": "Thiếu giấy chứng tử",
            "NgayBoSung": "2026-10-07T10:00:00.000+07:00",
            "NguoiTiepNhanBoSung": "Phạm Thị Tiếp Nhận",
            "NgayTiepNhanBoSung": "2026-10-09T08:00:00.000+07:00",
            "NgayHenTraTruoc": "2026-10-29T08:15:00.000+07:00",
            "NgayHenTraMoi": "2026-11-02T08:15:00.000+07:00",
        }
    ],
    "DanhSachGiayToKetQua": [{"TenGiayTo": "Quyết định trợ cấp", "GiayToId": "q1", "MaGiayToKetQua": "KQ1"}],
    "tienTrinh": [
        _LINE | {"NoiDungXuLy": "Đang xử lý", "TrangThai": "4"},
        _LINE | {"NoiDungXuLy": "Yêu cầu bổ sung giấy tờ", "TrangThai": "5"},
        _LINE | {"NoiDungXuLy": "Đã xử lý xong", "TrangThai": "9", "ThoiDiemXuLy": "2026-10-20T16:30:00.000+07:00"},
    ],
}


def a_parcel(data: dict[str, Any], files: tuple[LinkedFile, ...] = (), memory: Memory | None = None) -> Parcel:
    """A dossier on its way."""
    whole = Parcel(UID, UNIT, "Trung tâm Minh Họa", 1, CODE, data, memory or Memory())
    return replace(whole, files=files)
