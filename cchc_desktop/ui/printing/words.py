"""What the clerk reads about printing (lời báo về in): what happened, what is safe, the next key."""

from __future__ import annotations

from cchc_desktop.domain.instants import VN
from cchc_desktop.ui.printing.job import Outcome

AGAIN = "Ctrl+R in lại."
TROUBLES = {
    "no_printer": "Máy này chưa có máy in nào.",
    "absent": "Không thấy máy in đã chọn cho loại giấy này.",
    "not_opened": "Máy in không nhận việc in.",
    "not_taken": "Máy in ngắt giữa chừng.",
    "not_drawn": "Chương trình chưa vẽ được giấy này, đã ghi lại sự cố.",
}


def sentence(outcome: Outcome) -> str:
    """For the strip: one line, with the code and never a name."""
    if outcome.failed:
        return f"Chưa in được giấy của {outcome.code}. {trouble(outcome)} {safe(outcome)} {AGAIN}"
    if outcome.stopped:
        return f"Đã gửi giấy của {outcome.code}, nhưng máy in đang báo dừng. Xem giấy đã ra chưa; chưa thì {AGAIN}"
    if outcome.unprintable:
        return f"Giấy của {outcome.code} có chữ máy không in được ({outcome.unprintable}), in thành □. Xem lại giấy."
    return f"Đã gửi giấy của {outcome.code} tới máy in {outcome.printer}"


def trouble(outcome: Outcome) -> str:
    """Why there is no paper; names the printer where that helps."""
    if outcome.error == "absent":
        return f"Không thấy máy in “{outcome.printer}” trên máy này."
    return TROUBLES.get(outcome.error, TROUBLES["not_opened"])


def safe(outcome: Outcome) -> str:
    """What is not lost."""
    if outcome.kept is None:
        return "Hồ sơ đã lưu."
    return f"Hồ sơ đã lưu, giấy giữ ở tệp {outcome.kept.name}."


def tone(outcome: Outcome) -> str:
    """done, waiting or wrong."""
    if outcome.failed:
        return "wrong"
    return "waiting" if outcome.stopped or outcome.unprintable else "done"


def card(outcome: Outcome) -> tuple[str, str, str]:
    """For the card of what was printed just now: tone, tag, line ("2 liên, 08:12 · máy in Quay-03")."""
    if outcome.failed:
        return "wrong", "✕ Chưa in được", f"{trouble(outcome)} {safe(outcome)}"
    again = f" · in lại lần {outcome.asked.printing - 1}" if outcome.asked.printing > 1 else ""
    line = f"2 liên, {outcome.at.astimezone(VN):%H:%M} · máy in {outcome.printer}{again}"
    if outcome.stopped:
        return "waiting", "◷ Máy in đang dừng", f"{line}. Xem giấy đã ra chưa."
    if outcome.unprintable:
        return "waiting", "◷ Xem lại giấy", f"{line}. Chữ không in được: {outcome.unprintable}"
    return "done", "✓ Đã gửi máy in", line
