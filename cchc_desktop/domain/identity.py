"""Numbers that say who somebody is (giấy tờ định danh): how they are written, shown and doubted."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum

from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.domain.text import clean

# Where a birth was registered, Thông tư 07/2016/TT-BCA. The 2025 mergers changed none of them.
_PROVINCES = frozenset(
    (
        "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 "
        "038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 "
        "080 082 083 084 086 087 089 091 092 093 094 095 096"
    ).split()
)
_SEPARATORS = re.compile(r"[\s.\-\u2010-\u2015]+")
_NOT_DIGIT = re.compile(r"[^0-9]+")


class Sex(Enum):
    """As the citizen card writes it."""

    NAM = "Nam"
    NU = "Nữ"


def digits(text: str) -> str:
    """Only the digits 0 to 9 of it, in order."""
    return _NOT_DIGIT.sub("", text)


def personal_number_problems(number: str, born: date | None, sex: Sex | None, today: date) -> list[Problem]:
    """Số định danh cá nhân: an error unless 12 digits, empty included; all else the digits tell is only doubted."""
    compact = _compact(number)
    if error := _not_twelve_digits(compact):
        return [error]
    return _province_doubts(compact) + _sex_doubts(compact, sex) + _year_doubts(compact, born, today)


def old_number_problems(number: str) -> list[Problem]:
    """The number before this one: nothing, a CMND of 9 digits or an older card of 12; anything else is doubted."""
    old = _compact(number)
    if not old or (old == digits(old) and len(old) in {9, 12}):
        return []
    return [warning("", "old_number.form", "Số giấy tờ cũ thường có 9 hoặc 12 chữ số. Xem lại.")]


def passport_problems(number: str) -> list[Problem]:
    """An error unless Latin letters and digits, empty included; an unusual length (ICAO 9303: at most 9) is doubted."""
    passport = normal_passport(number)
    if not passport:
        return [Problem("", "passport.missing", "Chưa có số hộ chiếu.")]
    if not (passport.isascii() and passport.isalnum()):
        return [Problem("", "passport.characters", "Số hộ chiếu chỉ gồm chữ cái không dấu và chữ số.")]
    if not 6 <= len(passport) <= 9 or not digits(passport):
        return [warning("", "passport.form", "Số hộ chiếu thường có 6 đến 9 ký tự, trong đó có chữ số. Xem lại.")]
    return []


def tax_code_problems(code: str) -> list[Problem]:
    """Mã số thuế: an error unless 10 digits, a branch's 13 or a person's 12 (from 01/7/2025), check digit right."""
    compact = _compact(code)
    if not compact:
        return [Problem("", "tax_code.missing", "Chưa có mã số thuế.")]
    if compact != digits(compact):
        return [Problem("", "tax_code.characters", "Mã số thuế chỉ gồm chữ số, đang lẫn ký tự khác.")]
    if len(compact) not in {10, 12, 13}:
        return [Problem("", "tax_code.length", f"Mã số thuế cần 10, 12 hoặc 13 chữ số, đang có {len(compact)}.")]
    if len(compact) != 12 and not _is_tax_code(compact):
        return [Problem("", "tax_code.check_digit", "Mã số thuế sai số kiểm tra: có chữ số gõ nhầm. Xem lại từng số.")]
    return []


def normal_tax_code(text: str) -> str:
    """`NNNNNNNNNN`, a branch `NNNNNNNNNN-NNN`, or 12 digits; what has another length comes back without separators."""
    compact = _compact(text)
    return f"{compact[:10]}-{compact[10:]}" if len(compact) == 13 and compact == digits(compact) else compact


def normal_passport(text: str) -> str:
    """Capitals, without separators."""
    return _compact(text).upper()


def masked(number: str) -> str:
    """For lists and paper: 000190000012 as "000 190 ••• 012"; a number of six characters or fewer is hidden whole."""
    compact = _compact(number)
    if len(compact) <= 6:
        return "•••" if compact else ""
    return f"{grouped(compact[:-6])} ••• {compact[-3:]}"


def grouped(number: str) -> str:
    """Digits in threes, as read aloud: "014 190 003 271"; what is not a multiple of three comes back compact."""
    compact = _compact(number)
    if compact != digits(compact) or len(compact) % 3:
        return compact
    return " ".join(compact[start : start + 3] for start in range(0, len(compact), 3))


def _compact(text: str) -> str:
    return _SEPARATORS.sub("", clean(text))


def _not_twelve_digits(number: str) -> Problem | None:
    if number != digits(number):
        return Problem("", "personal_number.characters", "Số định danh chỉ gồm chữ số, đang lẫn ký tự khác.")
    if len(number) == 12:
        return None
    has = f"mới có {len(number)}" if len(number) < 12 else f"đang có {len(number)}"
    hint = " Số CMND cũ ghi ở ô số cũ." if len(number) == 9 else ""
    return Problem("", "personal_number.length", f"Số định danh cần 12 chữ số, {has}.{hint}")


def _province_doubts(number: str) -> list[Problem]:
    if number[:3] in _PROVINCES:
        return []
    message = f"Ba số đầu {number[:3]} không phải mã tỉnh đã biết. Xem lại trên thẻ."
    return [warning("", "personal_number.province", message)]


def _sex_doubts(number: str, sex: Sex | None) -> list[Problem]:
    told = Sex.NU if int(number[3]) % 2 else Sex.NAM
    if sex is None or sex is told:
        return []
    message = f"Số định danh ghi giới tính {told.value}, khác {sex.value} đã nhập. Xem lại trên thẻ."
    return [warning("", "personal_number.sex", message)]


def _year_doubts(number: str, born: date | None, today: date) -> list[Problem]:
    told = 1900 + 100 * (int(number[3]) // 2) + int(number[4:6])
    if born is not None and born.year != told:
        message = f"Số định danh ghi năm sinh {told}, khác {born.year} đã nhập. Xem lại trên thẻ."
        return [warning("", "personal_number.year", message)]
    if told > today.year:
        return [warning("", "personal_number.future", f"Số định danh ghi năm sinh {told}, chưa tới. Xem lại trên thẻ.")]
    return []


def _is_tax_code(compact: str) -> bool:
    from stdnum.vn import mst  # noqa: PLC0415 -- 50 ms of ssl and sockets that opening the program must not pay

    return mst.is_valid(compact)
