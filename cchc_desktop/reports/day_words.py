"""The close of a day in words (lời chốt ngày): sections of figures and of what somebody has to look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.day_close import DayClose, LateEntry, LeftBehind, Missing, Voided
from cchc_desktop.domain.feedback import State
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.money import METHODS
from cchc_desktop.reports.apologies import DueSoon
from cchc_desktop.reports.feedback import Waiting
from cchc_desktop.slips.forms.words import money, number
from cchc_desktop.slips.lists.day_close import Section

Figures = tuple[tuple[str, str], ...]
_DUTIES = {
    Duty.VOID: "hủy hồ sơ",
    Duty.SECOND_SUPPLEMENT: "yêu cầu bổ sung lần nữa",
    Duty.CORRECT_LATER: "sửa hồ sơ đã bàn giao",
    Duty.REASSIGN: "chuyển việc",
}
_MOVES = {
    "dossier.received": "Tiếp nhận",
    "custody.handedOver": "Bàn giao cho phòng",
    "custody.sentBack": "Phòng trả lại",
    "result.arrived": "Kết quả về",
    "result.handedOver": "Trả kết quả tại quầy",
    "result.posted": "Gửi bưu chính",
}


_DECIDED = {
    "dossier.supplementRequested": "Yêu cầu bổ sung",
    "dossier.supplementReceived": "Nhận bổ sung",
    "dossier.refused": "Từ chối",
    "dossier.withdrawn": "Rút hồ sơ",
    "dossier.stopped": "Dừng xử lý",
    "dossier.amended": "Sửa thông tin",
    "dossier.apologised": "Xin lỗi, hẹn lại",
}
_STEPS = {
    State.ACCEPTED: "tiếp nhận xử lý",
    State.REFUSED: "trả lời không tiếp nhận",
    State.FORWARDED: "chuyển cơ quan có thẩm quyền",
    State.ANSWERED: "trả lời",
    State.PUBLISHED: "công khai kết quả",
}


class Matter(Enum):
    """What a line is about; the value heads its section."""

    MISSING = "Túi hồ sơ chưa ai nhận"
    LEFT_BEHIND = "Túi hồ sơ chưa về lại quầy"
    APOLOGY = "Phải xin lỗi hôm nay"
    FEEDBACK = "Phản ánh, kiến nghị đang chờ"
    LATE = "Nhập bù từ sổ dự phòng"
    FLAGGED = "Tự duyệt, không có trưởng quầy"
    VOIDED = "Số đã hủy"
    STUBS = "Giấy dự phòng chưa dùng"


LEADS = (Matter.MISSING, Matter.LATE, Matter.FLAGGED)
"""What a lead has to see."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to look at; `uid` of the dossier it is about, "" for none; `wrong`: late, or surely not in its place."""

    matter: Matter
    what: str  # a code, a day, a clerk
    words: str
    uid: str = ""
    wrong: bool = False


def lines(closing: DayClose, apologies: Sequence[DueSoon], feedback: Sequence[Waiting]) -> tuple[Line, ...]:
    """Everything to look at, the gravest matter first."""
    return (
        *map(_missing, closing.missing),
        *(Line(Matter.LEFT_BEHIND, each.code, _left_behind(each), each.uid) for each in closing.left_behind),
        *map(_apology, apologies),
        *map(_feedback, feedback),
        *map(_late, closing.late),
        *(
            Line(Matter.FLAGGED, f"{each.at:%H:%M}", f"{each.clerk_name or each.clerk_code} tự duyệt {duty(each.duty)}")
            for each in closing.flagged
        ),
        *map(_voided, closing.voided),
        *_stubs(closing.unused_stubs),
    )


def figures(closing: DayClose, whole: bool = True) -> tuple[Section, ...]:
    """Folders, cash, paper and what is unsent, in numbers; not `whole`: decisions only where there were any."""
    decided = {kind: words for kind, words in _DECIDED.items() if whole or closing.moves.get(kind)}
    moves = (_MOVES | decided).items()
    return (
        Section("Việc trong ngày", tuple((words, number(closing.moves.get(kind, 0))) for kind, words in moves)),
        Section("Ai đang giữ hồ sơ", holders(closing)),
        Section("Tiền thu trong ngày", cash(closing)),
        Section("In và gửi", paper(closing)),
    )


def sections(closing: DayClose, found: Iterable[Line]) -> tuple[Section, ...]:
    """All of it, as the slip prints it."""
    told = list(found)
    return (
        *figures(closing),
        *(
            Section(matter.value, lines=tuple(f"{line.what}: {line.words}" for line in told if line.matter is matter))
            for matter in Matter
        ),
    )


def holders(closing: DayClose) -> Figures:
    """Each holder, and whether they add up to all open dossiers."""
    held = tuple((each.label, number(each.count)) for each in closing.holders.held)
    verdict = "khớp" if closing.holders.balanced else "KHÔNG KHỚP"
    return (*held, ("Tổng hồ sơ đang mở", f"{number(closing.holders.total)} · {verdict}"))


def cash(closing: DayClose) -> Figures:
    """By clerk and way of paying; what was struck out is taken off."""
    rows = []
    for each in closing.cash:
        off = f" (đã hủy {money(each.voided)})" if each.voided else ""
        rows.append(
            (f"{each.clerk_name or each.clerk_code}, {METHODS.get(each.method, each.method)}{off}", money(each.net))
        )
    return tuple(rows)


def paper(closing: DayClose) -> Figures:
    """Printings of the day, and what the portal has not got yet."""
    prints = closing.prints
    rows = [("Giấy đã in", number(prints.first)), ("In lại", number(prints.again))]
    rows += [("In hỏng", number(prints.failed))] if prints.failed else []
    rows += [("Chưa rõ đã ra giấy", number(prints.unknown))] if prints.unknown else []
    if closing.works_alone:
        return tuple(rows)
    since = f", cũ nhất {closing.unsent_since:%H:%M %d/%m}" if closing.unsent_since else ""
    return (*rows, (f"Chưa gửi lên cổng{since}", number(closing.unsent)))


def duty(value: str) -> str:
    """What an approval was for, as a clerk calls it."""
    known = next((words for each, words in _DUTIES.items() if each.value == value), None)
    return known or "một việc cần trưởng quầy"


def _missing(folder: Missing) -> Line:
    asked = f"hỏi {folder.last_holder}" if folder.last_holder else "chưa rõ ai giao"
    slip = f", phiếu {folder.batch}" if folder.batch else ""
    words = f"{asked}; giao {folder.division} {folder.since:%H:%M %d/%m}{slip}"
    return Line(Matter.MISSING, folder.code, words, folder.uid, folder.apart)


def _left_behind(folder: LeftBehind) -> str:
    where = f"{folder.division} còn giữ" if folder.taken else f"đã giao {folder.division}, chưa ai ký nhận"
    return f"{folder.status.label.lower()}, {where}"


def _apology(soon: DueSoon) -> Line:
    dossier = soon.dossier
    due = f"{dossier.due_at:%H:%M %d/%m/%Y}" if dossier.due_at else ""
    where = dossier.holder.name or f"quầy {dossier.holder.counter}".strip()
    words = f"{'quá hẹn' if soon.is_late else 'hẹn'} {due}, {where} đang giữ"
    return Line(Matter.APOLOGY, dossier.printed_code, words, dossier.uid, soon.is_late)


def _feedback(waiting: Waiting) -> Line:
    told = waiting.feedback
    by_day: dict[date, list[str]] = {}
    for state, last in waiting.deadlines.items():
        by_day.setdefault(last, []).append(_STEPS[state])
    steps = [f"{' hoặc '.join(names)} chậm nhất {day_text(last)}" for last, names in by_day.items()]
    words = f"{told.state.label.lower()}; phải {', hoặc '.join(steps)}"
    what = f"{told.kind.label} {told.received_at:%d/%m}"
    return Line(Matter.FEEDBACK, what, words, told.dossier_uid or "", waiting.is_late)


def _late(late: LateEntry) -> Line:
    words = f"tiếp nhận {late.received_at:%H:%M %d/%m}, {late.clerk_name} nhập {late.entered_at:%H:%M %d/%m}"
    return Line(Matter.LATE, late.code, f"{words}; {late.reason}", late.uid)


def _voided(voided: Voided) -> Line:
    what = voided.first if voided.first == voided.last else f"{voided.first} – {voided.last}"
    return Line(Matter.VOIDED, what, voided.reason)


def _stubs(codes: Sequence[str]) -> tuple[Line, ...]:
    if not codes:
        return ()
    return (Line(Matter.STUBS, min(codes), f"{number(len(codes))} giấy còn ngoài, số cuối {max(codes)}"),)
