"""The number of a letter (số phiếu: 03.001/HDHS): a series a year and counter; the bars of a letter add the year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from cchc_desktop.domain.text import clean


class Series(Enum):
    """What is numbered by itself; the value stands behind the number."""

    SUPPLEMENT = "HDHS"
    REFUSAL = "TC"
    APOLOGY = "PXL"
    STOP = "TBD"


_NUMBER = re.compile(
    rf"(?P<text>[0-9]{{1,3}}\.[0-9]{{3,6}}/(?P<series>{'|'.join(each.value for each in Series)}))"
    r"(?:/(?P<year>20[0-9]{2}))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class LetterNumber:
    """A number as typed or scanned; `year` None: as the letter's head says it, which has none."""

    text: str
    series: Series
    year: int | None = None


def bars(number: str, year: int) -> str:
    """What the bars of a letter say, "03.001/HDHS/2026": numbers begin anew each year. "" for no number."""
    return f"{number}/{year}" if number else ""


def parse_letter(text: str) -> LetterNumber | None:
    """The number in a typed or scanned text, or None when it is none."""
    match = _NUMBER.fullmatch(clean(text).upper())
    if match is None:
        return None
    return LetterNumber(match["text"], Series(match["series"]), int(match["year"]) if match["year"] else None)
