"""Feedback (phản ánh, kiến nghị) of citizens about the office: its steps, and the working days each of them may take.

Quyết định 766/QĐ-TTg counts what is on time: taken up or refused in 2 working days, forwarded to the competent body in
5, answered in 15, published in 2; each is counted here from the step before it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.events import FeedbackRecorded
from cchc_desktop.domain.problem import Problem

LONGEST = 4000  # characters of what one step says


class Kind(Enum):
    """What is said: that something was wrong, or what could be better."""

    REPORT = "phan-anh"
    PROPOSAL = "kien-nghi"

    @property
    def label(self) -> str:
        """As the screen calls it."""
        return "Phản ánh" if self is Kind.REPORT else "Kiến nghị"


class Channel(Enum):
    """How it came."""

    COUNTER = "tai-quay"
    PHONE = "dien-thoai"
    LETTER = "van-ban"
    ONLINE = "truc-tuyen"

    @property
    def label(self) -> str:
        """As the screen calls it."""
        return _CHANNELS[self]


class State(Enum):
    """How far it is."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    FORWARDED = "forwarded"
    ANSWERED = "answered"
    PUBLISHED = "published"

    @property
    def label(self) -> str:
        """As the screen calls it."""
        return _LABELS[self]

    @property
    def next(self) -> tuple[State, ...]:
        """The steps that may follow; none once it is over."""
        return tuple(_DAYS.get(self, {}))


_LABELS = {
    State.RECEIVED: "Mới nhận",
    State.ACCEPTED: "Đã tiếp nhận xử lý",
    State.REFUSED: "Không tiếp nhận",
    State.FORWARDED: "Đã chuyển cơ quan có thẩm quyền",
    State.ANSWERED: "Đã trả lời",
    State.PUBLISHED: "Đã công khai kết quả",
}
_CHANNELS = {
    Channel.COUNTER: "Trực tiếp tại quầy",
    Channel.PHONE: "Qua điện thoại",
    Channel.LETTER: "Bằng văn bản, phiếu góp ý",
    Channel.ONLINE: "Trực tuyến",
}
_DAYS: dict[State, dict[State, int]] = {
    State.RECEIVED: {State.ACCEPTED: 2, State.REFUSED: 2},
    State.ACCEPTED: {State.FORWARDED: 5, State.ANSWERED: 15},
    State.FORWARDED: {State.ANSWERED: 15},
    State.ANSWERED: {State.PUBLISHED: 2},
}
_SAYS = {  # what a step must say
    State.RECEIVED: "Cần ghi nội dung phản ánh, kiến nghị. Chưa lưu gì.",
    State.REFUSED: "Cần ghi lý do không tiếp nhận. Chưa lưu gì.",
    State.FORWARDED: "Cần ghi cơ quan được chuyển đến. Chưa lưu gì.",
    State.ANSWERED: "Cần ghi nội dung trả lời. Chưa lưu gì.",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step: when, to which state, and what it says (the feedback, a reason, a body, the answer)."""

    at: datetime
    state: State
    said: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """One feedback with its steps, the first its arrival; `dossier_uid` None: about the office, not a dossier."""

    uid: str
    kind: Kind
    steps: tuple[Step, ...]
    sender: str = ""
    phone: str = ""
    dossier_uid: str | None = None
    channel: Channel = Channel.COUNTER

    @property
    def state(self) -> State:
        """How far it is."""
        return self.steps[-1].state

    @property
    def content(self) -> str:
        """What the citizen said."""
        return self.steps[0].said

    @property
    def received_at(self) -> datetime:
        """When it came."""
        return self.steps[0].at

    @property
    def bare(self) -> Feedback:
        """The same without words and without who said them: what stays once its dossier's time of keeping is over."""
        return replace(self, sender="", phone="", steps=tuple(replace(step, said="") for step in self.steps))

    def refuses(self, event: FeedbackRecorded) -> Problem | None:
        """Why `event` may not be its next step, or None."""
        if State(event.state) not in self.state.next:
            can = " hoặc ".join(f"“{state.label.lower()}”" for state in self.state.next)
            instead = f"Bước tiếp theo: {can}." if can else "Việc này đã kết thúc."
            message = f"Phản ánh, kiến nghị này ở bước “{self.state.label}”. {instead} Chưa thay đổi gì."
            return Problem("state", "feedback.state", message)
        return said_wrong(event)

    def deadlines(self, calendar: WorkCalendar) -> dict[State, date]:
        """The last working day of each step that may follow, soonest first; empty once it is over."""
        since = self.steps[-1].at.date()
        return {state: calendar.worked_after(since, days) for state, days in _DAYS.get(self.state, {}).items()}

    def is_late(self, calendar: WorkCalendar, today: date) -> bool:
        """Whether every step that may follow should have been taken before today."""
        deadlines = self.deadlines(calendar)
        return bool(deadlines) and today > max(deadlines.values())


def folded(before: Feedback | None, event: FeedbackRecorded, dossier_uid: str | None) -> Feedback:
    """It once `event` has happened; from nothing when it is the first. Total."""
    if before is not None:
        return replace(before, steps=(*before.steps, _step(event)))
    said_by = (event.sender, event.phone, dossier_uid)
    channel = Channel(event.channel) if event.channel else Channel.COUNTER  # as before channels were told apart
    return Feedback(event.feedback_uid, Kind(event.kind), (_step(event),), *said_by, channel)


def said_wrong(event: FeedbackRecorded) -> Problem | None:
    """What is wrong with the words of a step, or None."""
    state = State(event.state)
    if state in _SAYS and not event.content.strip():
        return Problem("content", "feedback.empty", _SAYS[state])
    if len(event.content) > LONGEST:
        return Problem("content", "feedback.long", f"Nội dung không quá {LONGEST} ký tự. Chưa lưu gì.")
    return None


def _step(event: FeedbackRecorded) -> Step:
    return Step(event.at, State(event.state), event.content)
