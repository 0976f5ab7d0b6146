"""The sync light (đèn đồng bộ): what it says, and green only by acknowledgement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from cchc_desktop.domain.figure_text import whole


@dataclass(frozen=True, slots=True)
class SyncCounts:
    """What the store knows of the way to the portal. `enrolled` False: this counter works alone by choice."""

    saved: int  # dossiers saved here that the portal must have
    accepted: int  # of these, acknowledged
    needs_person: int = 0
    oldest: timedelta | None = None  # age of the oldest entry not acknowledged, once it is late
    offline: timedelta | None = None  # since the portal was last reached, None when it was at the last try
    enrolled: bool = True


@dataclass(frozen=True, slots=True)
class Light:
    """A tone of the theme, words for a wide window, a number for a narrow one, an icon."""

    tone: str
    words: str
    short: str
    glyph: str


def light(counts: SyncCounts) -> Light:
    """What the pill shows: red when a person is needed, green when all is acknowledged, amber in between."""
    if not counts.enrolled:
        return Light("note", f"Chưa nối cổng · Đã lưu {whole(counts.saved)}", whole(counts.saved), "cloud-slash")
    waiting = counts.saved - counts.accepted
    saved, accepted, needs_person = map(whole, (counts.saved, counts.accepted, counts.needs_person))
    parts = [f"Đã lưu {saved}", f"Cổng nhận {accepted}", f"Cần xem {needs_person}"]
    if counts.offline is not None:
        parts.insert(0, f"Ngoại tuyến {age(counts.offline)}")
    if counts.oldest is not None:
        parts.append(f"cũ nhất {age(counts.oldest)}")
    words = " · ".join(parts)
    if counts.needs_person:
        return Light("wrong", words, needs_person, "warning-circle")
    if waiting or counts.oldest is not None or counts.offline is not None:
        short = whole(waiting if waiting or counts.oldest is None else 1)  # something else than a whole dossier waits
        return Light("waiting", words, short, "cloud-slash" if counts.offline is not None else "cloud-arrow-up")
    return Light("done", words, "0", "cloud-check")


def age(span: timedelta) -> str:
    """A duration as said aloud, in its largest unit: "2 giờ"."""
    minutes = int(span.total_seconds()) // 60
    if minutes < 1:
        return "dưới 1 phút"
    if minutes < 60:
        return f"{minutes} phút"
    return f"{minutes // 60} giờ" if minutes < 48 * 60 else f"{minutes // (24 * 60)} ngày"
