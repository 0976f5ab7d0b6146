"""A batch (phiếu bàn giao, danh sách bưu chính): what left the counter in one act, under one number that its bars carry.

`BG-3-261123-01`: handover, counter 3, 23/11/2026, the first of that day; `BC-…` is a postal list. The bars add four
characters made of the codes on the slip, so that a changed slip, or one of another print, is told from the true one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.text import clean

HANDOVER, POSTAL = "BG", "BC"
_CHECK_LETTERS = "0123456789BCGHKLMNPQTV"  # what Unikey leaves alone
_CHECK_LENGTH = 4
_NUMBER = re.compile(
    r"(?P<number>(?:BG|BC)-[0-9A-Z]{1,8}-(?P<day>[0-9]{6})-[0-9]{2,5})(?:-(?P<check>[0-9A-Z]{4}))?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class BatchNumber:
    """A number as typed or scanned; `check` is what stands behind it in the bars, "" when it was typed."""

    number: str
    day: date
    check: str = ""

    @property
    def is_postal(self) -> bool:
        """Whether it names a postal list."""
        return self.number.startswith(POSTAL)


@dataclass(frozen=True, slots=True)
class Batch:
    """Folders handed over in one act; `codes` rise, as they stand on the slip."""

    number: str
    act_id: str
    division: str
    at: datetime
    by: Clerk
    codes: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Four characters that follow from the codes."""
        return digest(self.codes)

    @property
    def bars(self) -> str:
        """What the slip's bars say."""
        return f"{self.number}-{self.digest}"


def stem(kind: str, counter: str, day: date) -> str:
    """What every number of a counter's day begins with: "BG-3-261123-"; `counter` as the office file has it ("03")."""
    name = re.sub(r"[^0-9A-Z]", "", counter.upper()).lstrip("0")[:8] or "0"
    return f"{kind}-{name}-{day:%y%m%d}-"


def parse_batch(text: str) -> BatchNumber | None:
    """The number in a typed or scanned text, or None when it is none."""
    match = _NUMBER.fullmatch(clean(text).upper())
    if match is None:
        return None
    day = match["day"]
    try:
        return BatchNumber(
            match["number"], date(2000 + int(day[:2]), int(day[2:4]), int(day[4:])), match["check"] or ""
        )
    except ValueError:
        return None


def digest(codes: Iterable[str]) -> str:
    """Four characters for a set of codes, in whatever order they come."""
    whole = int.from_bytes(hashlib.sha256("\n".join(sorted(codes)).encode()).digest(), "big")
    letters = ""
    for _ in range(_CHECK_LENGTH):
        whole, place = divmod(whole, len(_CHECK_LETTERS))
        letters += _CHECK_LETTERS[place]
    return letters
