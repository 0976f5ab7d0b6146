"""A keyboard scanner (máy quét kiểu bàn phím): the text it sent, told from the strokes that arrived, or a refusal."""

from __future__ import annotations

import re
from datetime import date

from cchc_desktop.domain.card import TYPED, UNMARKED, CitizenCard
from cchc_desktop.domain.identity import personal_number_problems
from cchc_desktop.domain.letter_number import parse_letter
from cchc_desktop.domain.places import find_province
from cchc_desktop.domain.scanned_code import (
    CHANGED,
    BatchScan,
    CardScan,
    DossierScan,
    LetterScan,
    RefusedScan,
    parse_ours,
    read_scan,
)
from cchc_desktop.domain.scanner_sheet import is_sheet
from cchc_desktop.domain.unikey import readings, seen

_SYMBOLOGY = re.compile(r"^[\]ưƯ][A-Za-z][0-9A-Za-z]")  # AIM identifier: "]C1", "]Q3"; Telex makes "ư" of the bracket


def settled(strokes: str, composed: bool = False) -> str | RefusedScan:
    """The text that was sent, what a typing program changed in it undone where only one text can have been meant.

    `strokes` has "\\b" for each Backspace; `composed`: an input method wrote words of its own, which tell no keys.
    The one text meant is the only reading that is a code of ours or a card without a doubt. The test sheet's codes
    come as they are: what is wrong with them is their message.
    """
    text = without_symbology(seen(strokes))
    if is_sheet(text):
        return text
    if composed:
        return text if parse_ours(text) or parse_letter(text) else CHANGED
    found = [without_symbology(reading.text) for reading in readings(strokes)]
    if found == [text]:
        return text
    if found and all(reading.isascii() for reading in found):
        found.append(text)  # a scanner may type Telex of its own, meant to be composed
    meant = {read_scan(reading): reading for reading in found if _is_meant(reading)}
    return meant.popitem()[1] if len(meant) == 1 else CHANGED


def is_ours(text: str) -> bool:
    """Whether it is a code of ours or a whole card: what nobody types by chance."""
    return isinstance(read_scan(text), DossierScan | BatchScan | LetterScan | CardScan)


def without_symbology(text: str) -> str:
    """Without the three characters some scanners send first, to tell the kind of code."""
    return _SYMBOLOGY.sub("", text)


def _is_meant(text: str) -> bool:
    match read_scan(text):
        case DossierScan() | BatchScan() | LetterScan():
            return True
        case CardScan(card=card):
            return _is_sound(card)
        case _:
            return False


def _is_sound(card: CitizenCard) -> bool:
    """Dates, sex and number agree, nothing is missing; one without any Vietnamese letter names a province at its end."""
    doubts = {doubt.code for doubt in card.doubts}
    if doubts - {UNMARKED, TYPED} or personal_number_problems(card.personal_number, card.born, card.sex, date.max):
        return False
    return UNMARKED not in doubts or find_province(card.residence.rsplit(",", 1)[-1]) is not None
