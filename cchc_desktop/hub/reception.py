"""A dossier received at a counter (tiếp nhận): kept as the citizen's paper says, with warnings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import msgspec

from cchc_desktop.domain.instants import instant_text, parse_instant
from cchc_desktop.hub.catalogues import base_code
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.verdicts import Verdict, conflict, rejected, unreadable
from cchc_desktop.wire.canonical import is_sha256
from cchc_desktop.wire.contract import Op
from cchc_desktop.wire.documents import DossierPayload

CLOCK_WARNING = timedelta(seconds=120)
_ENUMS = {
    "TrangThaiHoSo": frozenset(str(number) for number in range(1, 11)),
    "KenhThucHien": frozenset("123"),
    "LoaiDoiTuong": frozenset("1234"),
}
_CODES = ("MaHoSo", "MaHoSoKhac", "SoBienNhan")
_LONGEST_CODE = 50  # and an alias made of it has to fit in beside
_OF_PAYLOAD_ALONE = ("salt", "lyDo", "truocSua")


class Received(DossierPayload):
    """The payload, with the lists the hub itself adds to."""

    tienTrinh: tuple[dict[str, Any], ...] = ()
    DanhSachHoSoBoSung: tuple[dict[str, Any], ...] = ()
    DanhSachGiayToKetQua: tuple[dict[str, Any], ...] = ()
    doiNgayHenTra: tuple[dict[str, Any], ...] = ()


class Desk(NamedTuple):
    """What the hub knows while it takes a batch of one device; the functions may ask the database."""

    unit: str
    device_id: str
    now: datetime
    unknown: frozenset[str]  # base codes of this batch's procedures that no catalogue ever held
    in_own_ranges: Callable[[str], bool]
    code_taken: Callable[[str, str], bool]  # (code, by another than this uid)
    mint: Callable[[str], str | None]  # the next code of a day (ISO)
    withheld: frozenset[str] = frozenset()  # see Hub


def receive(op: Op, dossier: Kept | None, desk: Desk) -> tuple[Verdict, Kept | None]:
    """The verdict, and the dossier it makes or completes (None when there is none)."""
    try:
        whole = msgspec.json.decode(op.payload)
        document = msgspec.convert(whole, Received)  # a third of what reading it a second time costs
    except (msgspec.MsgspecError, RecursionError):
        return unreadable(), dossier
    if (wrong := _wrong_member(op, document)) is not None:
        return unreadable(wrong), dossier
    if base_code(document.MaTTHC) in desk.unknown:
        detail = "Thủ tục này chưa từng có trong danh mục của cổng; hãy kiểm tra mã thủ tục."
        return rejected("TTHC_KHONG_TON_TAI", detail, "/payload/MaTTHC"), dossier
    if dossier is not None and dossier.data.get("NgayTiepNhan"):
        return conflict("Hồ sơ này đã được tiếp nhận bằng một thao tác khác.", "/payload/NgayTiepNhan"), dossier
    kept = dossier or Kept(op.dossierUid or "", desk.unit, desk.device_id, "")
    former = kept.status if dossier else None
    kept.data = _document(whole)
    kept.content_hash = op.payloadSha256
    if "reception-time" in desk.withheld:
        kept.data["NgayTiepNhan"] = instant_text(desk.now)
    verdict = Verdict()
    _check_numbers(kept, verdict, desk)
    _check_clock(op, verdict, desk)
    kept.changed_by(op.opId, desk.device_id, former)
    return verdict, kept


def _wrong_member(op: Op, document: Received) -> str | None:
    if document.dossierUid != op.dossierUid:
        return "/payload/dossierUid"
    for member, values in _ENUMS.items():
        if getattr(document, member) not in values:
            return f"/payload/{member}"
    for member in _CODES:
        code = getattr(document, member, None) or ""
        if len(code) > _LONGEST_CODE or "\0" in code:
            return f"/payload/{member}"
    return None


def _document(whole: dict[str, Any]) -> dict[str, Any]:
    for name in _OF_PAYLOAD_ALONE:
        whole.pop(name, None)
    if None in whole.values():
        return {name: value for name, value in whole.items() if value is not None}
    return whole


def _check_numbers(kept: Kept, verdict: Verdict, desk: Desk) -> None:
    """The printed number is never the citizen's to lose: a clash gets an alias, a provisional one its official code."""
    code, alias = kept.data.get("MaHoSo"), kept.data.get("MaHoSoKhac")
    if alias is not None and desk.code_taken(alias, kept.uid):
        del kept.data["MaHoSoKhac"]  # another's: only this hub gives one
    provisional = kept.data.get("SoBienNhan")
    if provisional is not None and desk.code_taken(provisional, kept.uid):
        verdict.warn("MA_HO_SO_TRUNG", "Số biên nhận này đã có ở hồ sơ khác; từ nay gọi hồ sơ bằng mã chính thức.")
    if code is None:
        minted = desk.mint(_day(kept, desk))
        if minted is not None:
            kept.data["MaHoSo"] = minted
        return
    if desk.code_taken(code, kept.uid):
        turn = 2
        while desk.code_taken(f"{code}-{turn}", kept.uid):
            turn += 1
        kept.data["MaHoSoKhac"] = f"{code}-{turn}"
        kept.twin = kept.uid
        verdict.warn("MA_HO_SO_TRUNG", "Mã hồ sơ này đã có ở hồ sơ khác; cổng cấp thêm một mã thay thế.")
    elif "client-code" in desk.withheld and (own := desk.mint(_day(kept, desk))) is not None:
        kept.data["MaHoSoKhac"] = own  # this hub's code beside the printed one
    if not desk.in_own_ranges(code):
        verdict.warn("MA_NGOAI_KHOI", "Mã hồ sơ nằm ngoài các dải số đã cấp cho quầy này.")


def _day(kept: Kept, desk: Desk) -> str:
    return str(kept.data.get("NgayTiepNhan") or desk.now.isoformat())[:10]


def _check_clock(op: Op, verdict: Verdict, desk: Desk) -> None:
    clock = op.clock
    doubted = parse_instant(op.occurredAt) > desk.now + CLOCK_WARNING
    if clock is not msgspec.UNSET:
        doubted = doubted or not clock.trusted or abs(clock.offsetMs) > CLOCK_WARNING.total_seconds() * 1000
    if doubted:
        verdict.warn("GIO_NGHI_NGO", "Giờ của máy quầy lệch so với cổng; hãy kiểm tra ngày tiếp nhận.")


class _NamedFile(msgspec.Struct):
    sha256: str = ""


class _NamedPaper(msgspec.Struct):
    files: tuple[_NamedFile, ...] | None = None


class _NamedFiles(_NamedFile):
    TaiLieuNop: tuple[_NamedPaper, ...] = ()


_naming = msgspec.json.Decoder(_NamedFiles)


def named_files(op: Op) -> list[str]:
    """SHA-256 of every file an operation names: the papers of a reception, a scan that was linked."""
    if op.type not in ("dossier.received", "file.linked"):
        return []
    try:
        named = _naming.decode(op.payload)
    except (msgspec.MsgspecError, RecursionError):
        return []
    files = [file.sha256 for paper in named.TaiLieuNop for file in paper.files or ()]
    return [sha256 for sha256 in (named.sha256, *files) if is_sha256(sha256)]
