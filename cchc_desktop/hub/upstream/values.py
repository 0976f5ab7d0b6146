"""Values as portals above want them (giá trị gửi đi): text for everything, three kinds of dates, lengths never cut."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.hub.upstream.troubles import unsendable


def text(value: Any) -> str:
    """Any scalar as text; "" for none."""
    return "" if value is None else str(value)


def member(data: Mapping[str, Any], name: str, longest: int = 0, pointer: str = "") -> str:
    """A member as text; raises Refused when it is longer than the other side holds: nothing is cut."""
    return fitting(text(data.get(name)), longest, pointer or f"/{name}")


def fitting(value: str, longest: int, pointer: str) -> str:
    """`value` itself; raises Refused when it has more than `longest` characters (0: as many as it likes)."""
    if longest and len(value) > longest:
        name = pointer.rpartition("/")[2]
        raise unsendable(f"mục {name} dài {len(value)} ký tự, cổng ấy chỉ nhận {longest}. Sửa cho ngắn lại.", pointer)
    return value


def compact(moment: Any) -> str:
    """`yyyyMMddHHmmss` in Vietnam's time, "" for none; raises Refused for what is no moment."""
    return _written(moment, "%Y%m%d%H%M%S")


def spaced(moment: Any) -> str:
    """`yyyy-MM-dd HH:mm:ss` in Vietnam's time."""
    return _written(moment, "%Y-%m-%d %H:%M:%S")


def _written(moment: Any, form: str) -> str:
    if not moment:
        return ""
    try:
        return parse_instant(str(moment)).strftime(form)
    except (ValueError, OverflowError):
        raise unsendable("một ngày giờ của hồ sơ không đọc được. Báo quản trị.") from None


def day(date: Any) -> str:
    """An ISO date as the first second of its day, `yyyyMMdd000000`; "" for none or for what is no whole date."""
    digits = text(date).replace("-", "")
    return f"{digits}000000" if len(digits) == 8 and digits.isdecimal() else ""


def items(data: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """A list of objects; what is none has no items."""
    found = data.get(name)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list | tuple) else []


def part(data: Mapping[str, Any], name: str) -> dict[str, Any]:
    """An object; empty for none."""
    found = data.get(name)
    return found if isinstance(found, dict) else {}


def progress_line(line: Mapping[str, Any], at: str, written: Callable[[Any], str]) -> dict[str, str]:
    """What both portals want of a line of progress, dates as `written`; raises Refused, naming the member below `at`."""
    return {
        "NguoiXuLy": member(line, "NguoiXuLy", 50, f"{at}/NguoiXuLy"),
        "ThoiDiemXuLy": written(line.get("ThoiDiemXuLy")),
        "PhongBanXuLy": text(line.get("PhongBanXuLy")),
        "NoiDungXuLy": text(line.get("NoiDungXuLy")),
        "TrangThai": text(line.get("TrangThai")),
        "NgayBatDau": written(line.get("NgayBatDau")),
        "NgayKetThucTheoQuyDinh": written(line.get("NgayKetThucTheoQuyDinh")),
    }
