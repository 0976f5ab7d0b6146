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


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who received; for a batch of another counter also the division on its slip.

    `confirmed`: each folder scanned was held against the printed slip, which its check letters do not prove.
    """

    person: str
    division: str = ""
    confirmed: bool = False


def stem(kind: str, counter: str, day: date) -> str:
    """What every number of a counter's day begins with: "BG-3-261123-"; `counter` as the office file has it ("03")."""
    return f"{kind}-{counter_name(counter)}-{day:%y%m%d}-"


def counter_name(counter: str) -> str:
    """A counter as slips name it, however it is written: "3" for "03"."""
    return re.sub(r"[^0-9A-Z]", "", counter.upper()).lstrip("0")[:8] or "0"


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


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of the folders of a batch that are not waited for: how many were taken, ended, or went elsewhere."""

    taken: int = 0
    ended: int = 0  # withdrawn, stopped or voided before anybody took them
    elsewhere: int = 0  # back at the counter, or gone with another slip, before anybody took them
    since: str = ""  # since when the last of them is not waited for, and by whom: a sentence

    @property
    def words(self) -> str:
        """Of a batch of which nothing waits any more."""
        since = f" {self.since}" if self.since else ""
        if not self.ended and not self.elsewhere:
            return f"Phiếu này đã nhận đủ, không còn hồ sơ nào chờ nhận.{since}"
        found = ((self.taken, "đã nhận"), (self.ended, _ENDED), (self.elsewhere, "đã về quầy hoặc đi phiếu khác"))
        told = ", ".join(f"{count} {what}" for count, what in found if count)
        return f"Phiếu này không còn hồ sơ nào chờ nhận: {told}.{since}{_GIVE_BACK if self.ended else ''}"

    @property
    def briefly(self) -> str:
        """Beside those that do wait: "đã nhận 2 hồ sơ trước đó, 1 đã kết thúc…"; "" for nothing to tell."""
        taken = f"đã nhận {self.taken} hồ sơ trước đó" if self.taken else ""
        ended = f"{self.ended} {_ENDED}" if self.ended else ""
        return ", ".join(part for part in (taken, ended) if part)


_ENDED = "đã kết thúc (rút, dừng hoặc hủy)"
_GIVE_BACK = " Túi đã kết thúc thì trả lại quầy."


def digest(codes: Iterable[str]) -> str:
    """Four characters for a set of codes, in whatever order they come."""
    whole = int.from_bytes(hashlib.sha256("\n".join(sorted(codes)).encode()).digest(), "big")
    letters = ""
    for _ in range(_CHECK_LENGTH):
        whole, place = divmod(whole, len(_CHECK_LETTERS))
        letters += _CHECK_LETTERS[place]
    return letters
