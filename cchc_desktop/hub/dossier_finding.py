"""What a dossier is found by (từ khóa của hồ sơ): names, numbers, the division and the batch, read off its document."""

from __future__ import annotations

from typing import Any

from cchc_desktop.domain.text import clean, fold, words

_NUMBER_MEMBERS = ("SoDinhDanh", "SoDienThoai")


def found_by(data: dict[str, Any]) -> tuple[str, str]:
    """The words of its people's names, and the numbers it is found by; each between blanks."""
    owner, sender = data.get("chuHoSoChiTiet") or {}, data.get("nguoiNop") or {}
    names = dict.fromkeys((str(data.get("ChuHoSo", "")), str(owner.get("hoTen", "")), str(sender.get("hoTen", ""))))
    numbers = {str(part[name]) for part in (data, owner, sender) for name in _NUMBER_MEMBERS if part.get(name)}
    numbers.update([str(each["SoDinhDanh"]) for each in data.get("DinhDanhCHS", ()) if each.get("SoDinhDanh")])
    if slip := slip_of(data):
        numbers.add(fold(slip))  # looked for with small letters
    return f" {' '.join(words(' '.join(names)))} ", f" {' '.join(sorted(numbers))} "


def division_of(data: dict[str, Any]) -> str:
    """The division that has the folder or is to take it, "" when it is at neither."""
    held = data.get("dangGiu") or {}
    return clean(str(held.get("ten") or "")).replace("\0", "") if held.get("loai") == "division" else ""


def slip_of(data: dict[str, Any]) -> str:
    """The batch a folder went with, while it is with its division."""
    return str((data.get("dangGiu") or {}).get("soPhieu") or "")
