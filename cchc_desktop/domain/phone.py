"""Ways to reach somebody (điện thoại, thư điện tử): national form, and what is wrong with what was typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.domain.text import clean

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_SEPARATORS = re.compile(r"[\s.()\-\u2010-\u2015]+")
_DIALLED = re.compile(r"\+?[0-9]+")
_NATIONAL = re.compile(r"0[0-9]{9,10}")
_MOBILE = re.compile(r"0[35789][0-9]{8}")
_SHORTEST, _LONGEST = 8, 15  # 1900 xxxx; E.164


def normal_phone(text: str) -> str:
    """National digits, "0912345678"; abroad "+14155552671"; what is no phone number comes back without separators."""
    compact = _compact(text)
    if _NATIONAL.fullmatch(compact) or not (parsed := _parsed(compact)):
        return compact
    if parsed.country_code == 84:
        number = str(parsed.national_number)
        return f"0{number}" if len(number) > _SHORTEST else compact
    import phonenumbers  # noqa: PLC0415 -- see _parsed

    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def phone_problems(text: str) -> list[Problem]:
    """An error for letters, several numbers, or too few or many digits; a number nobody can have is doubted."""
    compact = _compact(text)
    if not compact:
        return []
    if not _DIALLED.fullmatch(compact):
        return [Problem("", "phone.characters", "Số điện thoại chỉ gồm chữ số; mỗi ô ghi một số.")]
    length = len(compact.lstrip("+"))
    if length < _SHORTEST:
        return [Problem("", "phone.short", f"Số điện thoại cần 10 chữ số (cố định 11), mới có {length}.")]
    if length > _LONGEST:
        return [Problem("", "phone.long", f"Số điện thoại cần 10 chữ số (cố định 11), đang có {length}.")]
    return [] if _can_be(compact) else [warning("", "phone.unusual", "Không có đầu số điện thoại này. Hỏi lại số.")]


def spaced(phone: str) -> str:
    """A normal phone for reading: "0912 345 678", "0212 3852 269"; any other comes back as it is."""
    if _MOBILE.fullmatch(phone):
        return f"{phone[:4]} {phone[4:7]} {phone[7:]}"
    if not _NATIONAL.fullmatch(phone) or not (parsed := _parsed(phone)):
        return phone
    import phonenumbers  # noqa: PLC0415 -- see _parsed

    national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return national if _compact(national) == phone else phone


def email_problems(text: str) -> list[Problem]:
    """A doubt unless it is `somebody@some.where` without blanks; nothing is fine."""
    address = clean(text)
    before, _, after = address.partition("@")
    if not address or (before and "." in after.strip(".") and "@" not in after and " " not in address):
        return []
    return [warning("", "email.form", "Thư điện tử cần dạng ten@noi.vn, không có dấu cách. Xem lại.")]


def _compact(text: str) -> str:
    return _SEPARATORS.sub("", clean(text))


def _parsed(compact: str) -> PhoneNumber | None:
    import phonenumbers  # noqa: PLC0415 -- 55 ms that opening the program must not pay

    if not _DIALLED.fullmatch(compact):
        return None
    if _NATIONAL.fullmatch(compact) and compact[1] != "0":  # what parsing would find, at a tenth of the cost
        return phonenumbers.PhoneNumber(84, int(compact[1:]))
    try:
        return phonenumbers.parse(compact, "VN")
    except phonenumbers.NumberParseException:
        return None


def _can_be(compact: str) -> bool:
    import phonenumbers  # noqa: PLC0415 -- see _parsed

    parsed = _parsed(compact)
    return parsed is not None and phonenumbers.is_valid_number(parsed)
