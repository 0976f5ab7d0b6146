"""A clerk (cán bộ tiếp nhận), the roles, and which duty each role may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from cchc_desktop.domain.problem import Problem


class Role(Enum):
    """What a clerk is at this counter."""

    CLERK = "clerk"
    LEAD = "lead"
    ADMIN = "admin"

    @property
    def label(self) -> str:
        """As the screen calls it."""
        return {"clerk": "Cán bộ tiếp nhận", "lead": "Trưởng quầy", "admin": "Quản trị"}[self.value]


class Duty(Enum):
    """A thing somebody does, as acts and commands name it when they ask whether it is theirs to do."""

    RECEIVE = "receive"
    READ_DOSSIER = "read_dossier"
    PRINT = "print"
    REFUSE = "refuse"
    REQUEST_SUPPLEMENT = "request_supplement"
    RECEIVE_SUPPLEMENT = "receive_supplement"
    HAND_OVER = "hand_over"
    TAKE_RESULT = "take_result"
    RETURN_RESULT = "return_result"
    COLLECT_FEE = "collect_fee"
    MAKE_PAD = "make_pad"
    CLOSE_DAY = "close_day"
    CORRECT_OWN = "correct_own"
    LINK_FILE = "link_file"
    FEEDBACK = "feedback"
    SYNC = "sync"
    SECOND_SUPPLEMENT = "second_supplement"
    CORRECT_LATER = "correct_later"
    VOID = "void"
    REASSIGN = "reassign"
    RESOLVE_CONFLICT = "resolve_conflict"
    SET_PASSWORD = "set_password"
    SET_UP = "set_up"
    ENROL = "enrol"
    BACK_UP = "back_up"
    IMPORT_CATALOGUE = "import_catalogue"
    RETENTION = "retention"
    ARCHIVE = "archive"
    SET_CALENDAR = "set_calendar"


_COUNTER = frozenset(
    {
        Duty.RECEIVE,
        Duty.READ_DOSSIER,
        Duty.PRINT,
        Duty.REFUSE,
        Duty.REQUEST_SUPPLEMENT,
        Duty.RECEIVE_SUPPLEMENT,
        Duty.HAND_OVER,
        Duty.TAKE_RESULT,
        Duty.RETURN_RESULT,
        Duty.COLLECT_FEE,
        Duty.MAKE_PAD,
        Duty.CLOSE_DAY,
        Duty.CORRECT_OWN,
        Duty.LINK_FILE,
        Duty.FEEDBACK,
        Duty.SYNC,
    }
)
_LEAD = frozenset(
    {
        Duty.SECOND_SUPPLEMENT,
        Duty.CORRECT_LATER,
        Duty.VOID,
        Duty.REASSIGN,
        Duty.RESOLVE_CONFLICT,
        Duty.SET_PASSWORD,
        Duty.ARCHIVE,
        Duty.SET_CALENDAR,
    }
)
_ADMIN = frozenset(
    {
        *(Duty.SET_UP, Duty.ENROL, Duty.BACK_UP, Duty.SYNC),
        *(Duty.IMPORT_CATALOGUE, Duty.SET_CALENDAR, Duty.RETENTION),
    }
)

_WHY = {
    Duty.SECOND_SUPPLEMENT: "Đã yêu cầu bổ sung một lần; yêu cầu lần nữa thì hồ sơ bị tính quá hạn trên Cổng quốc gia. "
}
DUTIES = {Role.CLERK: _COUNTER, Role.LEAD: _COUNTER | _LEAD, Role.ADMIN: _ADMIN}


@dataclass(frozen=True, slots=True)
class Clerk:
    """Somebody who signs in; `code` (maCanBo) stands in every entry they make."""

    code: str
    name: str
    title: str = ""
    role: Role = Role.CLERK

    def may_not(self, duty: Duty) -> Problem | None:
        """Why this duty is not theirs, or None."""
        if duty in DUTIES[self.role]:
            return None
        holders = " hoặc ".join(role.label.lower() for role in Role if duty in DUTIES[role])
        why = _WHY.get(duty, "")
        return Problem("", f"role.{duty.value}", f"{why}Việc này cần quyền của {holders}. Chưa thay đổi gì.")


@dataclass(frozen=True, slots=True)
class Approval:
    """Leave for a lead's duty: from a lead, or, with no lead on shift, from the same clerk again with a reason.

    `flagged` approvals are the second kind and are shown at the close of the day.
    """

    by: str
    reason: str
    duty: Duty
    clerk: str  # for whom, by code
    flagged: bool = False
