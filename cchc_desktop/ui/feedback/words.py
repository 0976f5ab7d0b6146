"""What the page of the feedback says (lời trên trang phản ánh, kiến nghị)."""

from __future__ import annotations

from datetime import date

from cchc_desktop.domain.feedback import Feedback, State
from cchc_desktop.domain.instants import VN, day_text, moment_text
from cchc_desktop.reports.feedback import Waiting
from cchc_desktop.ui.widgets.said import Said

READING = "Đang đọc sổ…"
NOTHING = "Không có phản ánh, kiến nghị nào đang chờ. Ctrl+N để ghi khi công dân nêu ý kiến."
NO_STEP = "Chưa chọn việc nào. Ctrl+N để ghi phản ánh, kiến nghị mới."
NO_DOSSIER = "Ý kiến này không nói về hồ sơ nào."
TITLE = "Phản ánh, kiến nghị"
STEPS = {
    State.ACCEPTED: "Tiếp nhận xử lý",
    State.REFUSED: "Không tiếp nhận",
    State.FORWARDED: "Chuyển cơ quan có thẩm quyền",
    State.ANSWERED: "Trả lời",
    State.PUBLISHED: "Công khai kết quả",
}


def title(count: int, late: int) -> str:
    """Of the list."""
    overdue = f", quá hạn {late}" if late else ""
    return f"{TITLE} · {count}{overdue}" if count else TITLE


def last_day(waiting: Waiting, today: date) -> date | None:
    """The day by which a step has to be taken: the soonest still to come, the last of all once that is over."""
    days = list(waiting.deadlines.values())
    return next((day for day in days if day >= today), days[-1] if days else None)


def pressing(waiting: Waiting, today: date) -> Said:
    """What is said about that day: overdue is red and says so, today amber and says so."""
    day = last_day(waiting, today)
    if day is not None and day < today:
        return Said(f"quá hạn {(today - day).days} ngày", "warning-circle", "wrong")
    return Said("hôm nay", "clock", "waiting") if day == today else Said("")


def step(number: int, state: State, last: date, today: date) -> str:
    """A step that may follow, with its key and its own last day."""
    day = f"{last:%d/%m}" if last.year == today.year else day_text(last)
    return f"{number}  {STEPS[state]} · {f'✕ quá hạn {day}' if last < today else f'hạn {day}'}"


def headline(told: Feedback) -> str:
    """What it is and since when."""
    return f"{told.kind.label} nhận {moment_text(told.received_at)}"


def sender(told: Feedback) -> str:
    """Who said it, and how they can be told the answer."""
    who = told.sender or "không nêu tên"
    return f"Người gửi: {who}{f' · điện thoại {told.phone}' if told.phone else ''}"


def about(told: Feedback, code: str) -> str:
    """Which dossier it is about, and how it came."""
    subject = f"Về hồ sơ {code}" if code else "Về đơn vị, không nêu hồ sơ nào"
    return f"{subject} · {told.channel.label[:1].lower()}{told.channel.label[1:]}"


def story(told: Feedback) -> str:
    """What the citizen said, and below it each step since."""
    steps = (f"{each.at.astimezone(VN):%d/%m %H:%M} {each.state.label}" for each in told.steps[1:])
    said = (f": {each.said}" if each.said else "" for each in told.steps[1:])
    return "\n".join([told.content, *(f"— {one}{other}" for one, other in zip(steps, said, strict=True))])


def brief(told: Feedback) -> str:
    """What was said, on one line."""
    return " ".join(told.content.split())


def standing(told: Feedback, code: str) -> str:
    """How far it is, and of which dossier it speaks."""
    return f"{told.state.label}{f' · {code}' if code else ''}"


def taken_down(told: Feedback, last: date) -> str:
    """In the strip, once a new one is noted."""
    return f"Đã ghi {told.kind.label.lower()}. Tiếp nhận xử lý hoặc trả lời vì sao không, chậm nhất {day_text(last)}."


def moved(told: Feedback) -> str:
    """In the strip, once a step is noted."""
    over = "" if told.state.next else " Việc này đã xong, không còn trong danh sách."
    return f"Đã ghi “{told.state.label.lower()}”.{over}"


def scanned(code: str) -> str:
    """In the strip, for a receipt scanned into the questions."""
    return f"Ý kiến về hồ sơ {code}"


def shown(name: str) -> str:
    """In the strip, for a citizen card scanned into the questions."""
    return f"Người nêu ý kiến: {name}"


def unknown(code: str) -> str:
    """For a receipt scanned, or a code typed, that no dossier here bears."""
    return f"Không thấy hồ sơ {code} ở quầy này. Sửa mã, hoặc để trống. Chưa lưu gì."


def ambiguous(code: str) -> str:
    """For a code that two dossiers bear."""
    return f"Có hơn một hồ sơ mang mã {code}. Để trống ô này, ghi rõ hồ sơ trong nội dung. Chưa lưu gì."
