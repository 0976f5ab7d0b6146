"""The citizen card's QR (mã QR trên căn cước): any scan becomes a card or a sentence, never an exception."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from cchc_desktop.domain.identity import Sex
from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.domain.text import clean, fold

UNMARKED, GARBLED, TYPED = "card.unmarked", "card.garbled", "card.typed"
"""Doubts of a card: without any Vietnamese letter, which is true of a few and of all that some scanners send; with
letters that broke on the way; with what looks like the keys of Telex."""

_START = re.compile(r"[0-9]{12} ?\|")
_GLUED = re.compile(r"\| ?[0-9]{8}[0-9]{12} ?\|")  # a day of issue with the next card's number behind it
_OLD_NUMBER = re.compile(r"(?:[0-9]{9}|[0-9]{12})?")
_DATE = re.compile(r"([0-9]{2})[/.\-]?([0-9]{2})[/.\-]?([0-9]{4})")
_SEXES = {"nam": Sex.NAM, "nu": Sex.NU}

# UTF-8 read as Windows-1252: a lead byte of the Vietnamese letters, then what any continuation byte turns into.
_TAIL = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = re.compile(f"á[º»]|[ÃÄÅÆÌ][{_TAIL}]")
_NOT_OF_A_NAME = re.compile(r"[0-9?_`\u00b4^~\u00a8\u02c6\u02dc]")
_TELEX = re.compile(r"\b(?:[a-z]*(?:aa|dd|ee|[aou]w)[a-z]*|[a-z]*[aeiouy][a-z]*[sfrxj])\b", re.IGNORECASE | re.ASCII)
_LEAST_TELEX = 3  # words of it: fewer may be a name of the highlands


@dataclass(frozen=True, slots=True)
class CitizenCard:
    """What the QR says. `doubts` are warnings at this card's fields; `extra` is what newer cards add, as it came."""

    personal_number: str
    old_number: str | None
    name: str
    born: date | None
    sex: Sex | None
    residence: str
    issued: date | None
    extra: tuple[str, ...] = ()
    doubts: tuple[Problem, ...] = ()

    @property
    def is_broken(self) -> bool:
        """Whether its letters broke on the way, so that name and residence are to be typed from the card."""
        return self._is_doubted(GARBLED)

    @property
    def is_to_be_looked_at(self) -> bool:
        """Whether name and residence may be other words than the card's."""
        return self._is_doubted(GARBLED) or self._is_doubted(TYPED)

    def _is_doubted(self, code: str) -> bool:
        return any(doubt.code == code for doubt in self.doubts)


def looks_like_card(raw: str) -> bool:
    """Whether a scan is meant as a card, be it a cut one: `read_card` then says what is wrong with it."""
    return bool(_START.match(clean(raw)))


def read_card(raw: str) -> CitizenCard | Problem:
    """The card, or why the clerk must scan again; the order is number|CMND|name|born|sex|residence|issued.

    Tolerated: no CMND field, more than seven fields, a byte order mark, any suffix of the scanner, dates as dd/MM/yyyy,
    the same card twice in one scan.
    """
    lines = [line for line in map(clean, raw.splitlines()) if _START.match(line)]
    text = lines[0] if len(lines) > 1 else clean(raw)
    if not looks_like_card(text):
        return Problem("", "card.other", "Mã vừa quét không phải mã QR căn cước. Quét lại mã QR trên thẻ.")
    if len(set(lines)) > 1 or _GLUED.search(text):
        return Problem("", "card.two", "Hai lần quét dính vào nhau. Chưa lấy gì. Quét lại từng thẻ.")
    parts = _seven(text)
    if len(parts) < 7:
        told = f"Mã căn cước đọc thiếu, mới có {len(parts)} trong 7 mục. Chưa lấy gì. Quét lại thẻ."
        return Problem("", "card.cut", told)
    if not parts[2]:
        return Problem("", "card.no_name", "Mã căn cước đọc thiếu họ tên. Chưa lấy gì. Quét lại thẻ.")
    return _card(parts, _is_garbled(parts[2], raw))


def _seven(text: str) -> list[str]:
    """The fields in the order of seven, an empty CMND put where the card has no place for one; fewer when cut."""
    parts = [part.strip() for part in text.split("|")]
    if len(parts) >= 6 and not _OLD_NUMBER.fullmatch(parts[1]) and (_DATE.fullmatch(parts[2]) or _sex(parts[3])):
        parts.insert(1, "")
    return parts


def _card(parts: list[str], garbled: bool) -> CitizenCard:
    number, old_number, name, born, sex, residence, issued = parts[:7]
    is_old_number = _OLD_NUMBER.fullmatch(old_number)
    card = CitizenCard(
        personal_number=number,
        old_number=(old_number or None) if is_old_number else None,
        name=name,
        born=_date(born),
        sex=_sex(sex),
        residence=residence,
        issued=_date(issued),
        extra=tuple(parts[7:]),
    )
    return replace(card, doubts=tuple(_doubts(card, garbled, old_number_lost=not is_old_number)))


def _doubts(card: CitizenCard, garbled: bool, old_number_lost: bool) -> Iterator[Problem]:
    if garbled:
        told = "Chữ trên mã bị vỡ dấu. Gõ theo thẻ; hoặc đặt máy quét về chế độ UTF-8, tắt Unikey rồi quét lại."
        yield warning("name", GARBLED, told)
    elif len(_TELEX.findall(f"{card.name} {card.residence}")) >= _LEAST_TELEX:
        told = "Chữ trên mã có vẻ là phím gõ Telex chưa thành chữ. Tắt Unikey rồi quét lại, hoặc sửa theo thẻ."
        yield warning("name", TYPED, told)
    elif (card.name + card.residence).isascii():  # what scanners that know no Vietnamese leave of it
        yield warning("name", UNMARKED, "Chữ trên mã không có dấu nào, máy quét có thể đã bỏ dấu. Xem lại theo thẻ.")
    if old_number_lost:
        yield warning("old_number", "card.old_number", "Số CMND trên mã không có 9 hoặc 12 chữ số, đã bỏ trống.")
    if card.born is None:
        yield warning("born", "card.born", "Mã không có ngày sinh đọc được. Nhập theo thẻ.")
    if card.sex is None:
        yield warning("sex", "card.sex", "Mã không có giới tính đọc được. Chọn theo thẻ.")
    if not card.residence:
        yield warning("residence", "card.residence", "Mã không có nơi thường trú. Nhập theo thẻ.")
    if card.issued is None:
        yield warning("issued", "card.issued", "Mã không có ngày cấp đọc được. Nhập theo thẻ.")


def _is_garbled(name: str, raw: str) -> bool:
    """Whether letters were lost on the way; the raw scan is searched, as cleaning takes half of mojibake out."""
    return bool("\ufffd" in raw or _MOJIBAKE.search(raw) or _NOT_OF_A_NAME.search(name))


def _sex(text: str) -> Sex | None:
    return _SEXES.get(fold(text))


def _date(text: str) -> date | None:
    """None for what is no day, or before 1900: cards of people who know their year alone have zeros for the rest."""
    if not (match := _DATE.fullmatch(text)):
        return None
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day) if year >= 1900 else None
    except ValueError:
        return None
