"""A dossier's code (mã số hồ sơ) and the provisional number (số biên nhận tạm), written, read and told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.text import clean

PRACTICE_UNIT = "H00"

_UNIT = r"(?:[0-9]{2,3}\.){0,3}[A-Z][0-9]{2}(?:\.[0-9]{1,3}){0,3}"
_CODE = re.compile(rf"(?P<unit>{_UNIT})-(?P<day>[0-9]{{6}}|[0-9]{{8}})-(?P<ordinal>[0-9]{{4,7}})")
_DEVICE = re.compile(r"[0-9A-Z]{2,5}")
_PROVISIONAL = re.compile(r"T(?P<device>[0-9A-Z]{2,5})(?P<day>[0-9]{6})(?P<ordinal>[0-9]{4})(?P<check>[0-9A-Z])")
_VERSION = re.compile(r";(?P<version>[1-9][0-9]{0,2})\s*\Z")  # behind a code in the QR of a corrected receipt
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))
_UNIKEY_PROOF = frozenset("0123456789.-BCGHKLMNPQTV")  # no vowel, no D or W, no tone key of Telex


@dataclass(frozen=True, slots=True)
class DossierCode:
    """`H15.50.05.13-261008-0975`; `width` is the ordinal's digits, `long_date` a day of eight digits."""

    unit: str
    day: date
    ordinal: int
    width: int
    long_date: bool = False

    @property
    def text(self) -> str:
        """The code as printed; what was parsed comes back letter for letter."""
        day = self.day
        year = f"{day.year:04}" if self.long_date else f"{day.year % 100:02}"
        return f"{self.unit}-{year}{day.month:02}{day.day:02}-{self.ordinal:0{self.width}}"

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Provisional:
    """`SoBienNhan`: T, the device's two to five characters, yyMMdd, a daily ordinal, an ISO 7064 check character."""

    device: str
    day: date
    ordinal: int

    @property
    def text(self) -> str:
        """The number as printed."""
        body = f"T{self.device}{self.day:%y%m%d}{self.ordinal:04}"
        return body + _check_character(body)

    def __str__(self) -> str:
        return self.text


def format_code(unit: str, day: date, ordinal: int, width: int) -> str:
    """The code this office gives, with a six-digit day; raises ValueError for what `parse_code` would not read back."""
    code = DossierCode(unit, day, ordinal, width)
    text = code.text
    if not 4 <= width <= 7 or ordinal < 0 or parse_code(text) != code:
        raise ValueError("unit, day, ordinal and width do not make a dossier code")
    return text


def parse_code(text: str) -> DossierCode | None:
    """Any shape seen on Vietnamese slips, or None; lower case, blanks around, long dashes, ";2" behind are accepted."""
    if not (match := _CODE.fullmatch(_scanned(text))):
        return None
    digits, ordinal = match["day"], match["ordinal"]
    day = _day(digits if len(digits) == 8 else f"20{digits}")
    return DossierCode(match["unit"], day, int(ordinal), len(ordinal), len(digits) == 8) if day else None


def make_provisional(device: str, day: date, ordinal: int) -> Provisional:
    """Raises ValueError unless the device is two to five of 0-9A-Z, the day in 2000-2099, the ordinal 1 to 9999."""
    if not (_DEVICE.fullmatch(device) and 2000 <= day.year <= 2099 and 1 <= ordinal <= 9999):
        raise ValueError("device, day and ordinal do not make a provisional number")
    return Provisional(device, day, ordinal)


def parse_provisional(text: str) -> Provisional | None:
    """The number, or None, also when its check character is wrong: then it was mangled, by Unikey or by a finger."""
    scanned = _scanned(text)
    if not (match := _PROVISIONAL.fullmatch(scanned)) or _check_character(scanned[:-1]) != match["check"]:
        return None
    day = _day(f"20{match['day']}")
    return Provisional(match["device"], day, int(match["ordinal"])) if day else None


def parse_number(text: str) -> DossierCode | Provisional | None:
    """What a dossier may be printed under: a code or a provisional number; None for anything else."""
    return parse_code(text) or parse_provisional(text)


def version_in(text: str) -> int:
    """Which version of a receipt a scanned text names ("H52.18-261005-3012;2"); 0 when none."""
    match = _VERSION.search(text)
    return int(match["version"]) if match else 0


def is_practice(code: str) -> bool:
    """Whether the practice unit H00 gave it, which a real counter refuses."""
    parsed = parse_code(code)
    return parsed is not None and PRACTICE_UNIT in parsed.unit.split(".")


def is_unit_code(text: str) -> bool:
    """Whether it is a unit's mã định danh in one of both national writings: "H52.18", "000.00.18.H52"."""
    return re.fullmatch(_UNIT, text) is not None


def survives_unikey(code: str) -> bool:
    """Whether Telex and VNI leave it alone when a keyboard scanner types it: for codes we make, no refusal."""
    return _UNIKEY_PROOF.issuperset(code)


def _scanned(text: str) -> str:
    return _VERSION.sub("", clean(text)).translate(_DASHES).upper()


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _check_character(body: str) -> str:
    from stdnum.iso7064 import mod_37_36  # noqa: PLC0415 -- 50 ms of ssl and sockets that opening must not pay

    return mod_37_36.calc_check_digit(body)
