"""What a form is typed for (việc đang làm với biểu mẫu): a plain reception, late entry, completing, or only a letter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import Enum

from cchc_desktop.domain.checklist import asked
from cchc_desktop.domain.code import parse_number
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import VN, day_text
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.pad import Stub
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.procedure import RequiredDocument
from cchc_desktop.domain.slip_kind import RECEIPT
from cchc_desktop.domain.status import Status
from cchc_desktop.ui.deeds.form import Ask, DeedForm, Kind
from cchc_desktop.ui.deeds.paper_lines import lines_of, papers_in
from cchc_desktop.ui.typed_date import NO_DAY, read_date

SAVE, SAVE_THIS = "Tiếp nhận và in", "Tiếp nhận hồ sơ này và in"
_CLOCK = re.compile(r"([0-9]{1,2})\s*(?:[:.hg]|giờ)\s*([0-9]{1,2})?(?:\s*(?:phút|p))?|([0-9]{2})([0-9]{2})", re.I)
_LEAVE = "Esc thôi, phần đã gõ vẫn còn."


class Purpose(Enum):
    """What Ctrl+Enter does with the form."""

    RECEIVE = "receive"
    COMPLETE = "complete"  # a dossier that so far only had a letter, or was filed online
    LATE = "late"
    REQUEST = "request"
    REFUSE = "refuse"

    @property
    def is_letter(self) -> bool:
        """Whether the citizen keeps the papers and gets a letter."""
        return self in (Purpose.REQUEST, Purpose.REFUSE)


@dataclass(frozen=True, slots=True)
class Errand:
    """The purpose of a form; `subject` is the stub's code, or the uid of the dossier that is completed."""

    purpose: Purpose = Purpose.RECEIVE
    subject: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    lacking: tuple[Paper, ...] = ()  # what the checklist lacks

    @property
    def completes(self) -> str:
        """The uid of the dossier that is completed; "" for every other purpose."""
        return self.subject if self.purpose is Purpose.COMPLETE else ""

    @property
    def asked(self) -> tuple[Paper, ...]:
        """What a request asks for: what is lacking as it was counted for the letter, and what was added to it."""
        if "papers" not in self.answers:
            return self.lacking
        return papers_in(self.says("papers"), {" ".join(paper.name.split()): paper for paper in self.lacking})

    def says(self, name: str) -> str:
        """An answer without blanks around it."""
        return self.answers.get(name, "").strip()


PLAIN = Errand()


def late_form(code: str, reason: str) -> DeedForm:
    """What is asked to enter a stub; `reason` as it was given for the one before."""
    stub = parse_number(code)
    asks = (
        Ask("code", "Mã trên cuống giấy", Kind.LINE, code),
        Ask("clock", "Giờ tiếp nhận ghi trên giấy", Kind.DAY),
        Ask("received_at", "Ngày tiếp nhận", Kind.DAY, day_text(stub.day) if stub else ""),
        Ask("late_reason", "Lý do nhập bù", Kind.LINE, reason),
    )
    note = f"Số và giờ lấy theo cuống giấy; ngày hẹn trả tính từ giờ đó. {_LEAVE}"
    title = f"Nhập bù giấy dự phòng {code}" if code else "Nhập bù giấy dự phòng"
    return DeedForm(title, "Nhập bù và in", asks, note=note, first="clock" if stub else "")


def request_form(lacking: Sequence[RequiredDocument]) -> DeedForm:
    """What a supplement request before reception asks; what the checklist lacks stands in it, under its caption."""
    content = "\n".join(document.name for document in lacking)
    papers = lines_of(papers_of(lacking))
    asks = (
        Ask("content", "Nội dung phải bổ sung, hoàn thiện", Kind.TEXT, content),
        Ask("papers", "Giấy tờ phải nộp thêm: số đổi từng loại bản", Kind.PAPERS, papers, documents=tuple(lacking)),
        Ask("reason", "Lý do"),
    )
    note = f"Chưa tiếp nhận, công dân giữ lại giấy tờ và nhận phiếu yêu cầu. {_LEAVE}"
    return DeedForm("Chưa đủ: yêu cầu bổ sung", "Lưu và in phiếu yêu cầu", asks, note=note)


def refusal_form() -> DeedForm:
    """What a refusal before reception asks."""
    note = (
        f"Công dân giữ lại giấy tờ và nhận phiếu từ chối. Thủ tục không thuộc đơn vị thì ghi ở mục Trích yếu. {_LEAVE}"
    )
    asks = (Ask("reason", "Lý do từ chối", Kind.TEXT),)
    return DeedForm("Không nhận: từ chối tiếp nhận", "Lưu và in phiếu từ chối", asks, note=note)


def completing_form(name: str) -> DeedForm:
    """Asks nothing: what is known of the dossier of `name` stands in the form below."""
    note = "Đã có phiếu yêu cầu bổ sung hoặc nộp trực tuyến; tiếp nhận vẫn là hồ sơ ấy. Esc giữ nháp, mở lại vẫn thế."
    return DeedForm(f"Tiếp nhận hồ sơ đang chờ của {name}", SAVE_THIS, note=note)


def papers_of(lacking: Sequence[RequiredDocument]) -> tuple[Paper, ...]:
    """Documents of a checklist as papers to bring, in the counts that are asked for."""
    return tuple(Paper(document.name, *asked(document), code=document.code) for document in lacking)


def read_clock(text: str) -> time | None:
    """A time as it is written by hand: 7:45, 7h45, 7 giờ, 0745; None for anything else."""
    match = _CLOCK.fullmatch(text.strip())
    if not match:
        return None
    hour, minute = (match[1], match[2] or "0") if match[1] else (match[3], match[4])
    try:
        return time(int(hour), int(minute))
    except ValueError:
        return None


def written_at(errand: Errand) -> datetime | None:
    """When the stub says it was received; None while that cannot be read. Without a day, that of its code."""
    stub, clock = parse_number(errand.says("code")), read_clock(errand.says("clock"))
    day = read_date(errand.says("received_at")) if errand.says("received_at") else stub.day if stub else None
    return datetime.combine(day, clock, VN) if day and clock else None


def stub_of(errand: Errand) -> tuple[Stub | None, tuple[Problem, ...]]:
    """The stub as typed, or what cannot be read of it, named as the questions are."""
    at = written_at(errand)
    if at is not None:
        code = parse_number(errand.says("code"))
        return Stub(code.text if code else errand.says("code"), at, errand.says("late_reason")), ()
    found = []
    if read_clock(errand.says("clock")) is None:
        found.append(Problem("clock", "clock.form", "Cần giờ ghi trên giấy, ví dụ 7:45. Chưa lưu gì."))
    if errand.says("received_at") and read_date(errand.says("received_at")) is None:
        found.append(Problem("received_at", "date.form", f"{NO_DAY} Chưa lưu gì."))
    if not found:
        found.append(Problem("code", "pad.unknown", "Quét hoặc gõ mã trên cuống giấy. Chưa lưu gì."))
    return None, tuple(found)


def slip_of(dossier: Dossier) -> str:
    """Which slip the citizen gets once the form was saved."""
    if dossier.is_received:
        return RECEIPT
    return "refusal" if dossier.status is Status.REFUSED else "supplement_request"
