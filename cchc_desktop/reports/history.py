"""A dossier's history (nhật ký): each ledger entry as a line a clerk can read, with what the portal said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from cchc_desktop.domain import events as e
from cchc_desktop.domain.conflict_rules import named
from cchc_desktop.domain.feedback import Kind, State
from cchc_desktop.domain.instants import day_text, parse_instant
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.money import written
from cchc_desktop.domain.rules import BEST_SCORE
from cchc_desktop.domain.slip_kind import in_a_sentence
from cchc_desktop.domain.status import Holder, HolderKind
from cchc_desktop.store import clerks, deliveries, ledger, rebuild
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry
from cchc_desktop.wire.canonical import BLANK

_OTHER = "Ghi nhận khác"
_BLANK = "Nội dung đã xóa, hết hạn lưu"
_PRINT_STATES = {"asked": "Yêu cầu in", "handed_over": "In", "failed": "✕ Chưa in được"}
_OUTCOMES = {
    "applied": "Cổng đã nhận",
    "duplicate": "Cổng đã nhận",
    "merged": "Cổng đã nhận, có gộp",
    "accepted-with-warnings": "Cổng đã nhận, cần xem",
    "pending-upstream": "Đã gửi cổng trung gian",
    "deferred": "Cổng giữ lại, chờ phần trước",
    "conflict": "Khác với cổng, cần xem",
    "rejected": "Cổng từ chối, cần xem",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened: when, what kind (the ledger's type), in words, by whom, and the portal's answer."""

    at: datetime
    kind: str
    text: str
    who: str
    portal: str


def lines(db: Database, uid: str) -> list[Line]:
    """The history of a dossier, newest first; of a printing that was asked for and ended only its end."""
    told, ended = [], set()
    for entry in reversed(ledger.of_dossier(db, uid)):
        event = rebuild.event_of(db, entry)
        if isinstance(event, e.SlipPrinted):
            if event.print_uid in ended:
                continue
            ended.add(event.print_uid)
        told.append(_line(db, entry, event))
    return told


def _line(db: Database, entry: Entry, event: e.Event | None) -> Line:
    if isinstance(event, e.SupplementRequested) and event.approved_by:
        lead = clerks.get(db, event.approved_by)
        event = replace(event, approved_by=lead.clerk.name if lead else event.approved_by)
    delivery = deliveries.get(db, entry.pos)
    portal = "Chưa gửi"
    if entry.type == "portal.changed":
        portal = "Cổng báo về"
    elif delivery:
        portal = _OUTCOMES.get(delivery.outcome, delivery.outcome)
    who = entry.clerk_name or entry.clerk_code
    text = _BLANK if entry.payload == BLANK else words(event)
    return Line(parse_instant(entry.occurred_at), entry.type, text, who, portal)


def words(event: e.Event | None) -> str:
    """What an event says to a clerk."""
    match event:
        case e.Received(dossier=dossier):
            due = f", hẹn trả {day_text(dossier.due_at.date())}" if dossier.due_at else ", không có ngày hẹn trả"
            return f"Tiếp nhận, {len(dossier.intake.papers)} loại giấy tờ{due}"
        case e.SlipPrinted(slip=slip, state=state, printing=printing, printer=printer):
            again = f" lần {printing}" if printing > 1 else ""
            where = f" · {printer}" if printer else ""
            return f"{_PRINT_STATES.get(state, state)} {in_a_sentence(slip)}{again}{where}"
        case e.PortalChanged(status=status, due_at=due_at, note=note, holder=holder, items=items):
            due = f"hẹn trả {day_text(due_at.date())}" if due_at else ""
            taken = ", ".join(item.label.lower() for item in named(items))
            merged = f"lấy theo cổng {taken}" if taken else ""
            parts = [status.label if status else "", due, _folder(holder) if holder else "", merged, note]
            return "Cổng báo: " + (", ".join(part for part in parts if part) or "có cập nhật")
        case e.HandedOver() | e.Taken() | e.SentBack():
            return _words_of_custody(event)
        case e.ResultArrived() | e.ResultHandedOver() | e.ResultPosted() | e.ItemCorrected():
            return _words_of_result(event)
        case e.FileLinked() | e.FeedbackRecorded() | e.Rated() | e.PapersGivenBack():
            return _words_of_note(event)
        case _:
            return _words_of_decision(event)


def _words_of_custody(event: e.Event) -> str:
    match event:
        case e.HandedOver(to=division, slip_number=number):
            return f"Bàn giao cho {division}{_behind(', phiếu', number)}"
        case e.Taken(by=division, person=person):
            return f"{division} đã nhận bàn giao{_behind(', người ký nhận', person)}"
        case e.SentBack(reason=reason):
            return f"Phòng chuyên môn trả lại: {reason}"
        case _:
            return _OTHER


def _words_of_result(event: e.Event) -> str:
    match event:
        case e.ResultArrived(title=title, shelf=shelf):
            return f"Kết quả đã về{_behind(':', title)}{_behind(', để ở', shelf)}"
        case e.ResultHandedOver(collector=collector, authorised=authorised, authorisation=paper):
            by_leave = f", người được ủy quyền{_behind(' theo', paper)}" if authorised else ""
            return f"Trả kết quả{_behind(' cho', collector)}{by_leave}"
        case e.ResultPosted(item_code=item):
            return f"Gửi kết quả qua bưu chính{_behind('', item)}"
        case e.ItemCorrected(item_code=item, reason=reason):
            return f"Sửa mã bưu gửi thành {item}: {reason}"
        case _:
            return _OTHER


def _folder(holder: Holder) -> str:
    """Where another counter has moved the folder."""
    kinds = {HolderKind.DIVISION: holder.name, HolderKind.COLLECTOR: "người nhận kết quả", HolderKind.POST: "bưu chính"}
    by = f", quầy {holder.counter} giao" if holder.counter else ""
    return (
        f"túi hồ sơ ở {kinds[holder.kind]}{by}"
        if holder.kind in kinds
        else f"túi hồ sơ ở quầy {holder.counter}".strip()
    )


def _words_of_note(event: e.Event) -> str:
    match event:
        case e.FileLinked(paper=paper):
            return f"Lưu bản quét: {paper or 'kết quả giải quyết'}"
        case e.FeedbackRecorded(kind=kind, state=state, content=content):
            return f"{Kind(kind).label}, {State(state).label.lower()}{_behind(':', content)}"
        case e.Rated(score=score, comment=comment):
            return f"Đánh giá hài lòng {score}/{BEST_SCORE}{_behind(':', comment)}"
        case e.PapersGivenBack(papers=papers):
            return f"Trả lại giấy tờ: {'; '.join(paper.name for paper in papers)}{_given_back(papers)}"
        case _:
            return _OTHER


def _behind(before: str, text: str) -> str:
    """What is said when there is a text, nothing when there is none."""
    return f"{before} {text}" if text else ""


def _words_of_decision(event: e.Event | None) -> str:
    match event:
        case e.SupplementRequested(content=content, slip_number=number):
            said = f"Yêu cầu bổ sung{' lần nữa' if event.approved_by else ''}{_behind(' số', number)}: {content}"
            return f"{said}{_allowed(event)}"
        case e.SupplementReceived(papers=papers, due_at=due_at):
            due = f", hẹn trả {day_text(due_at.date())}" if due_at else ""
            return f"Nhận bổ sung {len(papers)} loại giấy tờ{due}"
        case e.Apologised(due_at=due_at, slip_number=number):
            return f"Xin lỗi và hẹn lại ngày {day_text(due_at.date())}{_behind(', số', number)}"
        case e.Amended(reason=reason):
            return f"Chỉnh sửa thông tin: {reason}"
        case e.Refused(reason=reason, slip_number=number):
            return f"Từ chối tiếp nhận{_behind(' số', number)}: {reason}"
        case e.Withdrawn(reason=reason, papers=papers):
            return f"Công dân rút hồ sơ: {reason}{_given_back(papers)}"
        case e.Stopped(reason=reason, papers=papers, slip_number=number):
            return f"Dừng xử lý{_behind(' số', number)}: {reason}{_given_back(papers)}"
        case e.Voided(reason=reason):
            return f"Hủy hồ sơ nhập nhầm: {reason}"
        case e.FeeCollected(amount=amount):
            return f"Thu phí {written(amount)}"
        case e.FeeVoided(reason=reason):
            return f"Hủy khoản thu: {reason}"
        case e.Adopted():
            return "Nhận về quầy này"
        case e.Blanked():
            return "Xóa nội dung hết hạn lưu"
        case _:
            return _OTHER


def _allowed(request: e.SupplementRequested) -> str:
    """Of a second request: who let it be, why, and what it costs."""
    if not request.approved_by:
        return ""
    return f"; {request.approved_by} duyệt{_behind(', lý do:', request.approval_reason)}; hồ sơ bị tính quá hạn"


def _given_back(papers: tuple[Paper, ...]) -> str:
    return f"; trả lại {sum(paper.original for paper in papers)} bản chính" if papers else ""
