"""Members of a procedure in words (lời về thủ tục): as a list of changes, the screen and the posting list say them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from datetime import time as clock_time

from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.legs import Leg
from cchc_desktop.domain.money import written
from cchc_desktop.domain.procedure import EVER, Case, Fee, Linkage, OnlineLevel, ProcessingTime, RequiredDocument
from cchc_desktop.domain.process import Step, minutes_of, time_text

NONE = "không có"
NO_LIMIT = "không quy định"
REORDERED, AMENDED = "như cũ", "(có sửa)"
ONLINE = {
    OnlineLevel.FULL: "toàn trình",
    OnlineLevel.PARTIAL: "một phần",
    OnlineLevel.INFORMATION: "cung cấp thông tin",
}
_LINKAGE = {
    Linkage.NONE: "không",
    Linkage.SAME_LEVEL: "cùng cấp",
    Linkage.ACROSS_LEVELS: "giữa các cấp",
    Linkage.BOTH: "cùng cấp và giữa các cấp",
}


def plain(text: str) -> str:
    """A text itself."""
    return text or NONE


def online_level(level: OnlineLevel) -> str:
    """ "toàn trình"."""
    return ONLINE[level]


def linkage(known: Linkage) -> str:
    """ "giữa các cấp"."""
    return _LINKAGE[known]


def time(known: ProcessingTime | None) -> str:
    """A processing time alone: "10 ngày làm việc"."""
    return known.duration.text if known and known.duration else NO_LIMIT


def times(known: Iterable[ProcessingTime]) -> str:
    """All of them with the days they hold from and their decisions."""
    return "; ".join(map(_whole_time, known)) or NONE


def _whole_time(known: ProcessingTime) -> str:
    since = f"từ {day_text(known.valid_from)}" if known.valid_from > EVER else ""
    more = ", ".join(part for part in (since, known.decision) if part)
    return f"{time(known)} ({more})" if more else time(known)


def legs(known: Iterable[Leg]) -> str:
    """ "Sở Nội vụ 5 ngày, UBND tỉnh 3 ngày"."""
    return ", ".join(f"{leg.agency} {leg.duration.text if leg.duration else NO_LIMIT}" for leg in known) or NONE


def fee(known: Fee | None) -> str:
    """ "600.000 đồng (Lệ phí cấp giấy phép)"."""
    if known is None or known.amount <= 0:
        return "không thu"
    return f"{written(known.amount)} ({known.name})"


def steps(known: tuple[Step, ...]) -> str:
    """ "4 bước, 80 giờ"."""
    taken = time_text(minutes_of(known))
    return (f"{len(known)} bước, {taken}" if taken else f"{len(known)} bước") if known else NONE


def clock(known: clock_time | None) -> str:
    """ "15:00"."""
    return f"{known:%H:%M}" if known else NONE


def day(known: date | None) -> str:
    """ "01/07/2025"."""
    return day_text(known) if known and known > EVER else NONE


def counts(document: RequiredDocument) -> str:
    """ "1 bản chính, 2 bản photo"."""
    asked = (
        (document.original, "bản chính"),
        (document.certified, "chứng thực"),
        (document.photocopy, "bản photo"),
    )
    return ", ".join(f"{number} {kind}" for number, kind in asked if number) or "không ghi số bản"


def document(known: RequiredDocument | None) -> str:
    """How many of each kind and when; "" for none."""
    if known is None:
        return ""
    when = known.condition or ("" if known.required else "nếu có")
    return ", ".join(part for part in (counts(known), when) if part)


def case(known: Case | None) -> str:
    """Its time and how many papers it has; "" for none."""
    if known is None:
        return ""
    return f"{times(known.processing)}, {len(known.documents)} giấy tờ riêng"
