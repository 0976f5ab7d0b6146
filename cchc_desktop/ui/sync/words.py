"""What the portal said of a task in its own words (lời của cổng), which key leads on, what a waiting entry is."""

from __future__ import annotations

import msgspec

from cchc_desktop.domain.status import Status
from cchc_desktop.store.tasks import Task


def portal_says(task: Task) -> str:
    """The portal's own words, on one line; "" when it gave none."""
    detail = read(task)
    said = detail.get("detail") or detail.get("title") or detail.get("noiDung") or ""
    text = " ".join(str(said).split())
    return _sides(detail) if text in ("", task.kind) else f"Cổng ghi: {text}"


def key(task: Task, has_sides: bool) -> str:
    """Which key leads on from it."""
    if has_sides:
        return "Enter: xem hai bản cạnh nhau, rồi chọn."
    return "Enter: mở hồ sơ. Ctrl+H: đã xử lý xong." if task.dossier_uid else "Ctrl+H: đã xử lý xong."


_MEMBERS = {"MaHoSo": "Mã hồ sơ", "TrangThaiHoSo": "Trạng thái", "tongTienDaThu": "Tiền đã thu", "daHuy": "Hủy hồ sơ"}


def _sides(detail: dict[str, object]) -> str:
    """What a comparison found: both values of each member, where they tell a person something; "" for other work."""
    if "quay" in detail and "cong" in detail:
        return f"Quầy: {detail['quay']}. Cổng: {detail['cong']}."
    if "quay" in detail:  # another counter says that it gave the result out
        who = f", người nhận {detail['nguoiNhan']}" if detail.get("nguoiNhan") else ""
        return f"Quầy {detail['quay']} cũng ghi{who}."
    if detail.get("code") == "recon_not_here":
        return f"Mã hồ sơ trên cổng: {detail.get('MaHoSo') or 'chưa có'}."
    members = detail.get("thanhVien")
    found = [each for each in members if isinstance(each, dict)] if isinstance(members, list) else []
    parts = [
        f"{_MEMBERS[str(each.get('ten'))]}: quầy {_value(each, 'quay')}, cổng {_value(each, 'cong')}"
        for each in found
        if each.get("ten") in _MEMBERS
    ]
    return "; ".join(parts) or ("Nội dung lúc tiếp nhận khác nhau." if found else "")


def _value(each: dict[str, object], side: str) -> str:
    value = str(each.get(side) or "")
    known = each.get("ten") == "TrangThaiHoSo" and value in {status.value for status in Status}
    return Status(value).label.lower() if known else value or "–"


def read(task: Task) -> dict[str, object]:
    """What the portal sent with it; empty when that is no object."""
    try:
        value = msgspec.json.decode(task.detail)
    except msgspec.DecodeError:
        return {}
    return (
        value if isinstance(value, dict) else {"detail": "; ".join(map(str, value))} if isinstance(value, list) else {}
    )


_KINDS = {
    "counter.event": "Việc của quầy (đăng nhập, thiết lập, danh mục)",
    "number.voided": "Số bỏ, có lý do",
}


def of_kind(kind: str, words: str) -> str:
    """What a waiting entry is: the history's words, or those for entries about no dossier."""
    return _KINDS.get(kind, words)
