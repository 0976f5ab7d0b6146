"""Correcting what was taken down (sửa thông tin): what is asked, and the intake that the answers make of the old one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain import places
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.intake import Collector, Intake, ReturnChannel
from cchc_desktop.domain.person import Address, IdentityKind, OwnerKind, Person
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.procedure import RequiredDocument
from cchc_desktop.ui.deeds.form import Answers, Ask, DeedForm, Kind
from cchc_desktop.ui.deeds.paper_lines import lines_of, papers_in
from cchc_desktop.ui.intake.return_card import CHANNELS
from cchc_desktop.ui.typed_date import read_date, read_year

_KEPT = (
    "Thủ tục, trường hợp không đổi ở đây được: số, ngày hẹn, giấy tờ theo thủ tục. Nhầm thì hủy hồ sơ, tiếp nhận lại."
)
_AUTHORISED = {"": "Không có giấy ủy quyền", "1": "Có giấy ủy quyền"}
_FIELDS = {  # of an intake's problems → questions
    "owner.name": "name",
    "owner.number": "number",
    "owner.born": "born",
    "owner.phone": "phone",
    "owner.address.detail": "detail",
    "owner.address.commune": "commune",
    "owner.address.province": "commune",
    "submitter.name": "submitter_name",
    "submitter.number": "submitter_number",
    "submitter.phone": "submitter_phone",
    "collector.address": "collector_address",
    "collector.phone": "collector_phone",
}
_DIGITS = {12: IdentityKind.PERSONAL, 9: IdentityKind.OLD}


def form(dossier: Dossier, documents: tuple[RequiredDocument, ...]) -> DeedForm:
    """Everything that may be corrected, as it stands; `documents` is the checklist of its procedure."""
    intake = dossier.intake
    asks = (
        *_of_owner(intake),
        *_of_submitter(intake),
        Ask("papers", "Giấy tờ đã nhận", Kind.PAPERS, lines_of(intake.papers), documents=documents),
        *_of_return(intake),
        Ask("fee_exempt", "Lý do miễn phí (nếu được miễn)", Kind.LINE, intake.fee_exempt),
        Ask("note", "Ghi chú", Kind.LINE, intake.note),
        Ask("reason", "Lý do sửa"),
    )
    note = f"Giấy tiếp nhận bản {dossier.receipt_version + 1} thay bản công dân đang giữ. {_KEPT}"
    return DeedForm("Sửa thông tin đã ghi", "Lưu và in bản mới", asks, ("receipt",), note=note)


def corrected(intake: Intake, answers: Answers) -> Intake:
    """The intake as answered, what was not asked as it was; raises Refused for what cannot be read."""
    says = {name: text.strip() for name, text in answers.items()}
    papers = {" ".join(paper.name.split()): paper for paper in intake.papers}
    to = intake.collector
    return replace(
        intake,
        owner=_owner(intake.owner, says),
        submitter=_submitter(intake.submitter, says),
        authorised=bool(says.get("authorised", intake.authorised)) and _is_brought(intake, says),
        papers=papers_in(says["papers"], papers) if "papers" in says else intake.papers,
        return_channel=ReturnChannel(says.get("return_channel", intake.return_channel.value)),
        collector=Collector(
            says.get("collector_name", to.name),
            says.get("collector_phone", to.phone),
            says.get("collector_address", to.address),
        ),
        fee_exempt=says.get("fee_exempt", intake.fee_exempt),
        note=says.get("note", intake.note),
    )


def at_question(problem: Problem) -> Problem:
    """The same problem, named as the question is."""
    return replace(problem, field=_FIELDS.get(problem.field, problem.field))


def _of_owner(intake: Intake) -> tuple[Ask, ...]:
    owner = intake.owner
    born = Ask("born", "Ngày sinh, hoặc năm sinh", Kind.DAY, _birth(owner))
    return (
        Ask("name", "Họ tên chủ hồ sơ", Kind.LINE, owner.name),
        Ask("number", "Số giấy tờ", Kind.LINE, owner.number),
        *((born,) if intake.owner_kind is OwnerKind.CITIZEN else ()),
        Ask("phone", "Điện thoại", Kind.LINE, owner.phone),
        Ask("detail", "Số nhà, thôn, tổ", Kind.LINE, owner.address.detail),
        Ask("commune", "Xã, phường và tỉnh", Kind.LINE, _place(owner.address)),
    )


def _of_submitter(intake: Intake) -> tuple[Ask, ...]:
    who = intake.submitter or Person("")
    authorised = "1" if intake.authorised else ""
    return (
        Ask("submitter_name", "Người nộp thay (để trống: chủ hồ sơ tự nộp)", Kind.LINE, who.name),
        Ask("submitter_number", "Số giấy tờ của người nộp thay", Kind.LINE, who.number),
        Ask("submitter_phone", "Điện thoại của người nộp thay", Kind.LINE, who.phone),
        Ask("authorised", "Giấy ủy quyền của người nộp thay", Kind.CHOICE, authorised, _AUTHORISED),
    )


def _of_return(intake: Intake) -> tuple[Ask, ...]:
    to, ways = intake.collector, {channel.value: words for channel, words in CHANNELS.items()}
    return (
        Ask("return_channel", "Trả kết quả", Kind.CHOICE, intake.return_channel.value, ways),
        Ask("collector_name", "Qua bưu chính: người nhận (để trống: chủ hồ sơ)", Kind.LINE, to.name),
        Ask("collector_phone", "Qua bưu chính: điện thoại", Kind.LINE, to.phone),
        Ask("collector_address", "Qua bưu chính: địa chỉ nhận", Kind.LINE, to.address),
    )


def _owner(owner: Person, says: Answers) -> Person:
    number = says.get("number", owner.number)
    born, year = _read_birth(owner, says)
    return replace(
        owner,
        name=says.get("name", owner.name),
        number=number,
        born=born,
        born_year=year,
        phone=says.get("phone", owner.phone),
        address=_address(owner.address, says),
    )


def _submitter(before: Person | None, says: Answers) -> Person | None:
    who = before or Person("")
    name, number = says.get("submitter_name", who.name), says.get("submitter_number", who.number)
    phone = says.get("submitter_phone", who.phone)
    if not (name or number):
        return None
    kind = who.number_kind
    if number != who.number:
        kind = _DIGITS.get(len(number), IdentityKind.PASSPORT) if number else IdentityKind.NONE
    return replace(who, name=name, number=number, number_kind=kind, phone=phone)


def _is_brought(intake: Intake, says: Answers) -> bool:
    """Whether somebody else than the owner brings it."""
    return _submitter(intake.submitter, says) is not None


def _read_birth(owner: Person, says: Answers) -> tuple[date | None, int | None]:
    text = says.get("born", _birth(owner))
    if text == _birth(owner):
        return owner.born, owner.born_year
    born, year = read_date(text), read_year(text)
    if text and born is None and year is None:
        raise Refused((Problem("born", "born.form", "Cần ngày sinh dạng 14/03/1990, hoặc năm sinh. Chưa lưu gì."),))
    return born, year if born is None else None


def _address(before: Address, says: Answers) -> Address:
    address = replace(before, detail=says.get("detail", before.detail))
    text = says.get("commune", _place(before))
    if text == _place(before):
        return address
    if not text:
        return Address(address.detail)
    commune, _, last = text.rpartition(",")
    province = places.find_province(last)
    found = places.find_commune(province.code, commune) if province else None
    if province is None or found is None:
        said = "Không thấy xã, phường này trong tỉnh. Ghi dạng: Xã Mai Sơn, Sơn La. Chưa lưu gì."
        raise Refused((Problem("commune", "commune.unknown", said),))
    return Address(address.detail, found.name, province.name, found.code, province.code)


def _birth(person: Person) -> str:
    return day_text(person.born) if person.born else str(person.born_year or "")


def _place(address: Address) -> str:
    return ", ".join(part for part in (address.commune, address.province) if part)
