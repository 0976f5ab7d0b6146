"""What stands in a cell of a catalogue's table (nội dung ô): the JSON form's value, of Vietnamese or English words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cchc_desktop.domain.text import fold, plain

_UNITS = {
    "giờ làm việc": "working_hour",
    "ngày làm việc": "working_day",
    "ngày": "day",
}
_CHOICES: Mapping[str, Mapping[str, str]] = {
    "online_level": {"toàn trình": "full", "một phần": "partial", "cung cấp thông tin": "information"},
    "linkage": {"không": "none", "ngang": "same_level", "dọc": "across_levels", "cả hai": "both"},
    "processing.unit": _UNITS,
    "local.unit": _UNITS,
    "document.type": {"bản chính": "original", "bản sao": "copy", "bản chứng thực": "certified"},
    "fee.moment": {"khi tiếp nhận": "at_reception", "khi bổ sung": "at_supplement", "khi trả": "at_return"},
}
_MORE = {  # as published lists, and our own lists of changes, also say it
    "dich vu cong truc tuyen toan trinh": "full",
    "dich vu cong truc tuyen mot phan": "partial",
    "dich vu cung cap thong tin truc tuyen": "information",
    "lien thong ngang": "same_level",
    "cung cap": "same_level",
    "lien thong doc": "across_levels",
    "giua cac cap": "across_levels",
    "ngang va doc": "both",
    "cung cap va giua cac cap": "both",
    "ban sao chung thuc": "certified",
}
_WORDS = {
    column: {fold(word): value for word, value in choices.items()}
    | {word: value for word, value in _MORE.items() if value in choices.values()}
    for column, choices in _CHOICES.items()
}
_TEXTS = {"code", "field_code", "fee.code", "document.code", "document.one_of"}  # digits alone stay text here
_TRUTHS = {"document.required", "document.digitise", "processing.confirmed", "local.confirmed"}
_TIMES = {"processing.amount": "processing.unit", "local.amount": "local.unit"}
_MONEY = {"fee_vnd", "fee.amount"}
_DAYS = {"valid_from", "valid_to", "processing.valid_from", "local.valid_from"}
_TRUTH = {"true": True, "co": True, "false": False, "khong": False}
_WHOLE = re.compile(r"-?[0-9]{1,15}")
_SIGNED = re.compile(r"[-+\u2010-\u2015\u2212] *[0-9]")  # plain() leaves a sign out
_NOTHING = re.compile(r"0+")
_TIME = re.compile(
    r"(?:trong )?(?:thoi han )?([0-9]{1,5}) (gio lam viec|ngay lam viec|ngay)"
    r"(?: (?:ke )?tu (?:ngay|khi) nhan (?:du|duoc)(?: du)? ho so(?: hop le)?)?"
)
_SUM = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]{1,15}) *(?:d|dong|vnd)?")
_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_FREE = {"khong", "khong thu", "khong co", "mien phi"}
_SAME_DAY = {"trong ngay", "trong ngay lam viec"}
_UNLIMITED = "khong quy dinh"


def values(column: str, cell: str) -> dict[str, object]:
    """The columns a cell that is not empty fills: its own, for "10 ngày làm việc" that of the unit as well.

    A time with a sign, or of 0, is left as it is: the shape refuses it. A same-day procedure is "trong ngày".
    """
    if column in _TIMES and (_SIGNED.search(cell) or _NOTHING.fullmatch(cell)):
        return {column: cell}
    if column in _TIMES and not _WHOLE.fullmatch(cell):
        said = plain(cell)
        if said == _UNLIMITED:
            return {}
        if said in _SAME_DAY:
            return {column: 0, _TIMES[column]: "working_day"}
        if (found := _TIME.fullmatch(said)) and int(found[1]):
            unit = _WORDS["processing.unit"][found[2]]
            return {column: int(found[1]), _TIMES[column]: unit}
    return {column: _value(column, cell)}


def accepted(column: str) -> str:
    """What a cell of the column has to hold, in Vietnamese; "" where its shape says it well enough."""
    if column in _CHOICES:
        return f"một trong: {', '.join(f'“{word}”' for word in _CHOICES[column])}"
    if column in _TIMES:
        return "thời hạn dạng “10 ngày làm việc”, “20 ngày”, “4 giờ làm việc”, “trong ngày”, hoặc số từ 1 trở lên"
    if column in _MONEY:
        return "số tiền dạng “600.000 đồng”" + (" hoặc “không”" if column == "fee_vnd" else "")
    if column in _DAYS:
        return "ngày dạng 05/10/2026"
    return "“có” hoặc “không”" if column in _TRUTHS else ""


def _value(column: str, cell: str) -> object:
    if column in _TEXTS:
        return cell
    if column in _WORDS:
        return _WORDS[column].get(plain(cell), cell)
    if column in _MONEY:
        return _sum(column, cell)
    if column in _DAYS and (found := _DAY.fullmatch(cell)):
        return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    if column in _TRUTHS:
        return _TRUTH.get(fold(cell), cell)
    return int(cell) if _WHOLE.fullmatch(cell) else cell


def _sum(column: str, cell: str) -> object:
    said = fold(cell)
    if column == "fee_vnd" and said in _FREE:
        return 0
    if found := _SUM.fullmatch(said):
        return int(found[1].replace(".", "").replace(",", ""))
    return int(cell) if _WHOLE.fullmatch(cell) else cell
