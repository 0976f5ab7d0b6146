"""What an operation does to a dossier (tác động của thao tác): the contract's conflict rules, over its own document."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from cchc_desktop.domain.conflict_rules import DECISIONS, ENDS
from cchc_desktop.domain.status import Status
from cchc_desktop.hub import custody
from cchc_desktop.hub.amendments import amend
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.steps import Small, Step
from cchc_desktop.hub.verdicts import Verdict, conflict, rejected, unreadable, untouched
from cchc_desktop.wire.contract import Op

WITHOUT_EFFECT = frozenset(
    {
        *("dossier.adopted", "file.linked", "feedback.recorded", "rating.recorded", "papers.givenBack"),
        *("slip.printed", "number.voided", "payload.blanked", "portal.changed", "counter.event"),
    }
)
_FIT_FOR_VOIDED = frozenset({"dossier.voided", "fee.voided"})  # what puts a mistake right
_DONE = ("applied", "merged")
_FINAL = tuple(status.value for status in ENDS)
_DECIDED = tuple(status.value for status in DECISIONS)


def apply(op: Op, dossier: Kept, device_id: str, counter: int = 0) -> Verdict:
    """Fold one operation, other than a reception, into its dossier; `counter`: its device's number. Total."""
    if op.type in WITHOUT_EFFECT:
        return untouched()
    former = dossier.status
    met = dict(dossier.data) if dossier.data.get("daHuy") else None
    try:
        verdict = _judged(op, dossier, device_id, counter)
    except (msgspec.MsgspecError, RecursionError):
        return unreadable()
    if met and verdict.outcome in _DONE and op.type not in _FIT_FOR_VOIDED:
        verdict.met = met
        verdict.warn("XUNG_DOT", "Hồ sơ đã hủy trước khi thao tác này tới cổng; cần trưởng bộ phận xem xét.")
    if verdict.changed:
        dossier.keep_pause()
        if dossier.status != former:
            note_progress(op, dossier)
        dossier.changed_by(op.opId, device_id, former)
    return verdict


def _judged(op: Op, dossier: Kept, device_id: str, counter: int) -> Verdict:
    if op.type == "dossier.amended":
        return amend(op, dossier)
    rule = _RULES.get(op.type)
    if rule is None:
        return rejected("DU_LIEU_SAI", "Cổng chưa biết loại thao tác này; hãy báo bộ phận hỗ trợ.", "/type")
    return rule(Step(op, msgspec.json.decode(op.payload, type=Small), dossier, device_id, counter))


def note_progress(op: Op, dossier: Kept) -> None:
    """Who moved the status, when, to what: one line of tienTrinh."""
    line = {
        "NguoiXuLy": op.operator.NguoiXuLy[:50],
        "ChucDanh": op.operator.ChucDanh,
        "NoiDungXuLy": Status(dossier.status).label,
        "ThoiDiemXuLy": op.occurredAt,
        "TrangThai": dossier.status,
    }
    dossier.add("tienTrinh", line)


def _decide(step: Step, status: Status) -> Verdict:
    """A decision of the counter: the later in the journal counts, but 7 and 10 stand."""
    verdict = Verdict(met=dict(step.dossier.data))
    if step.dossier.status in _FINAL:
        verdict.warn("XUNG_DOT", "Hồ sơ đã rút hoặc đã trả kết quả trước khi thao tác này tới cổng.")
    else:
        step.dossier.data["TrangThaiHoSo"] = status.value
    return verdict


def _end(step: Step, status: Status) -> Verdict:
    """7 and 10 are the counter's to say; a decision taken meanwhile (8, or 9 for a withdrawal) becomes a task."""
    dossier = step.dossier
    if dossier.status in _FINAL:
        return _ended_twice(step, status)
    verdict = Verdict(met=dict(dossier.data))
    follows = dossier.status == Status.FINISHED.value and status is Status.RETURNED  # how a dossier ends
    if dossier.status in _DECIDED and not follows and _unseen(step):
        verdict.warn("XUNG_DOT", "Hồ sơ đã có quyết định xử lý trên cổng; cần trưởng bộ phận xem xét.")
    dossier.data["TrangThaiHoSo"] = status.value
    return verdict


def _ended_twice(step: Step, status: Status) -> Verdict:
    """What another counter had entered stands; this end is kept beside it (ketThucKhac), for both to see."""
    verdict = conflict("Hồ sơ này đã được rút hoặc đã trả kết quả bởi một thao tác khác.", "/TrangThaiHoSo")
    told = {"TrangThaiHoSo": status.value, "luc": step.op.occurredAt, "opId": step.op.opId}
    said = {"quay": str(step.counter or ""), "nguoiNhan": step.small.nguoiNhan, "maBuuGui": step.small.maBuuGui}
    step.dossier.add("ketThucKhac", told | {name: value for name, value in said.items() if value})
    verdict.changed = True
    return verdict


def _unseen(step: Step) -> bool:
    """Whether another moved the status last, and the counter had not heard of it."""
    base, dossier = step.op.baseVersion, step.dossier
    return dossier.decided_by != step.device_id and (base is None or base < dossier.decided_version)


def _stopped(step: Step) -> Verdict:
    """The notice (8) that follows a withdrawal (7) the counter knew of contradicts nothing: it is how one ends."""
    if step.dossier.status != Status.WITHDRAWN.value or _unseen(step):
        return _decide(step, Status.STOPPED)
    step.dossier.data["TrangThaiHoSo"] = Status.STOPPED.value
    return Verdict()


def _refused(step: Step) -> Verdict:
    verdict = _decide(step, Status.REFUSED)
    step.dossier.data["NgayTuChoi"] = step.op.occurredAt
    return verdict


def _supplement_requested(step: Step) -> Verdict:
    request = {
        "HoSoBoSungId": step.op.opId,
        "NguoiYeuCauBoSung": step.op.operator.NguoiXuLy,
        "NoiDungBoSung": step.small.noiDung or step.small.lyDo,
        "NgayBoSung": step.op.occurredAt,
    }
    step.dossier.add("DanhSachHoSoBoSung", request)
    step.dossier.data["soLanBoSung"] = step.dossier.data.get("soLanBoSung", 0) + 1
    step.dossier.pause(step.op.occurredAt)
    return _decide(step, Status.SUPPLEMENT)


def _supplement_received(step: Step) -> Verdict:
    op, data = step.op, step.dossier.data
    held_by_division = (data.get("dangGiu") or {}).get("loai") == "division"
    step.dossier.add("TaiLieuNop", *msgspec.to_builtins(step.small.giayTo))
    if rounds := data.get("DanhSachHoSoBoSung"):
        taken = {"NguoiTiepNhanBoSung": op.operator.NguoiXuLy, "NgayTiepNhanBoSung": op.occurredAt}
        data["DanhSachHoSoBoSung"] = [*rounds[:-1], rounds[-1] | taken | _dates(step)]
    data["soLanChinhSua"] = data.get("soLanChinhSua", 0) + 1
    step.dossier.promise(step.small.NgayHenTraMoi, step.small.demDenNgay)
    return _decide(step, Status.PROCESSING if held_by_division else Status.RECEIVED)


def _apologised(step: Step) -> Verdict:
    step.dossier.add("doiNgayHenTra", _dates(step) | {"lyDo": step.small.lyDo, "thoiDiem": step.op.occurredAt})
    step.dossier.data["soLanXinLoi"] = step.dossier.data.get("soLanXinLoi", 0) + 1
    step.dossier.promise(step.small.NgayHenTraMoi)
    return Verdict()


def _dates(step: Step) -> dict[str, str]:
    dates = {"NgayHenTraTruoc": step.dossier.data.get("NgayHenTra"), "NgayHenTraMoi": step.small.NgayHenTraMoi}
    return {name: value for name, value in dates.items() if value}


def _voided(step: Step) -> Verdict:
    """What another counter has done meanwhile, unseen, somebody has to look at; of two voidings the first is told of."""
    verdict, data = Verdict(met=dict(step.dossier.data)), step.dossier.data
    if data.get("daHuy"):
        return verdict
    if _unseen(step):
        verdict.warn("XUNG_DOT", "Hồ sơ bị hủy đã được xử lý tiếp ở nơi khác; cần trưởng bộ phận xem xét.")
    who = {"quay": str(step.counter or ""), "NguoiXuLy": step.op.operator.NguoiXuLy[:50], "lyDo": step.small.lyDo}
    data["thongTinHuy"] = {"luc": step.op.occurredAt} | {name: said for name, said in who.items() if said}
    data["daHuy"] = True
    return verdict


def _fee_collected(step: Step) -> Verdict:
    small = step.small
    fee = {"feeUid": small.feeUid, "Gia": str(small.soTien), "trangThai": "da-thu"}
    said = {"hinhThucThanhToan": small.hinhThucThanhToan, "soBienLai": small.soBienLai}
    step.dossier.add("DanhSachLePhi", fee | {name: value for name, value in said.items() if value})
    return Verdict()


def _fee_voided(step: Step) -> Verdict:
    fees = step.dossier.data.get("DanhSachLePhi", [])
    struck = [fee | {"trangThai": "huy"} if fee.get("feeUid") == step.small.feeUid else fee for fee in fees]
    step.dossier.data["DanhSachLePhi"] = struck
    return Verdict()


def _result_arrived(step: Step) -> Verdict:
    step.dossier.data.setdefault("NgayKetThucXuLy", step.op.occurredAt)
    step.dossier.data["dangGiu"] = custody.moved(step, "counter")
    if step.small.tenKetQua:
        step.dossier.add("DanhSachGiayToKetQua", {"TenGiayTo": step.small.tenKetQua})
    return _decide(step, Status.FINISHED)


def _result_handed_over(step: Step) -> Verdict:
    verdict = _end(step, Status.RETURNED)
    if verdict.outcome != "conflict":
        given = {
            "NgayTra": step.op.occurredAt,
            "dangGiu": custody.moved(step, "collector"),
            "ThongTinTra": step.small.nguoiNhan,
        }
        step.dossier.data.update(given)
    return verdict


def _result_posted(step: Step) -> Verdict:
    verdict = _end(step, Status.RETURNED)
    if verdict.outcome != "conflict":
        data = step.dossier.data
        post = (data.get("buuChinh") or {}) | {"itemCode": step.small.maBuuGui, "orderState": "ordered"}
        data.update({"NgayTra": step.op.occurredAt, "dangGiu": custody.moved(step, "post"), "buuChinh": post})
    return verdict


def _item_corrected(step: Step) -> Verdict:
    post = step.dossier.data.get("buuChinh") or {}
    if "itemCode" not in post:
        return conflict("Cổng không có bưu gửi nào của hồ sơ này.", "/buuChinh")
    step.dossier.data["buuChinh"] = post | {"itemCode": step.small.maBuuGui}
    return Verdict()


_RULES: dict[str, Callable[[Step], Verdict]] = {
    "dossier.refused": _refused,
    "dossier.supplementRequested": _supplement_requested,
    "dossier.supplementReceived": _supplement_received,
    "dossier.apologised": _apologised,
    "dossier.withdrawn": lambda step: _end(step, Status.WITHDRAWN),
    "dossier.stopped": _stopped,
    "dossier.voided": _voided,
    "fee.collected": _fee_collected,
    "fee.voided": _fee_voided,
    "custody.handedOver": custody.handed_over,
    "custody.taken": custody.taken,
    "custody.sentBack": custody.sent_back,
    "result.arrived": _result_arrived,
    "result.handedOver": _result_handed_over,
    "result.posted": _result_posted,
    "result.itemCorrected": _item_corrected,
}

TYPES = WITHOUT_EFFECT | _RULES.keys() | {"dossier.received", "dossier.amended"}
