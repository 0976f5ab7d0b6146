"""Lists, labels and notices for the tests of slips: one of each kind, plain and as long as people make them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sheet_fixtures import official
from slips.receipts import AT, CLERK, COMPANY, LONG, LONGEST_CODE, NORMAL, OFFICE, OWNER, RECEPTION

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.events import ResultHandedOver, Withdrawn
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.office import Account, Office
from cchc_desktop.domain.person import Address, Person
from cchc_desktop.domain.procedure import Case, Fee, OnlineLevel, Procedure, ProcessingTime, RequiredDocument
from cchc_desktop.domain.sheet import Kind, Sheet
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.fee_notice import FeeItem, FeeNotice
from cchc_desktop.slips.guide import Guide
from cchc_desktop.slips.label import Label
from cchc_desktop.slips.lists.day_close import DayClose, Section
from cchc_desktop.slips.lists.handover import Folder, Handover
from cchc_desktop.slips.lists.handover_single import HandoverSingle
from cchc_desktop.slips.lists.inspection import Found, InspectionSheet
from cchc_desktop.slips.lists.postal_list import PostalItem, PostalList
from cchc_desktop.slips.lists.posting_list import PostingList
from cchc_desktop.slips.lists.register import Register, RegisterRow
from cchc_desktop.slips.lists.report import Report
from cchc_desktop.slips.lists.result_note import ResultNote
from cchc_desktop.slips.lists.withdrawal_note import WithdrawalNote
from cchc_desktop.slips.pad import Pad
from cchc_desktop.slips.receipts.group_receipt import GroupReceipt

DAY = date(2026, 10, 6)
PAYABLE = replace(OFFICE, account=Account("970436", "0123456789", "TRUNG TAM PHUC VU HANH CHINH CONG"))
DIVISION = "Phòng Bảo trợ xã hội – Sở Y tế tỉnh Minh Họa"
SHORT = replace(
    NORMAL, reception=replace(RECEPTION, short_name="Trợ cấp xã hội hằng tháng", division="Phòng Bảo trợ xã hội")
)
CODE, LONG_CODE = str(SHORT.code), str(LONG.code)


def numbered(count: int, dossier: Dossier = SHORT, head: str = "H99.18-261005-") -> tuple[Dossier, ...]:
    """So many dossiers alike, each with a code of its own."""
    return tuple(replace(dossier, code=f"{head}{3001 + place}") for place in range(count))


def handover(dossiers: tuple[Dossier, ...], note: str = "") -> Handover:
    """A batch of them."""
    folders = tuple(Folder(dossier, note) for dossier in dossiers)
    return Handover("BG-3-261006-01", "BG-3-261006-01-7F3A", AT, DIVISION, folders, "Lê Văn Mẫu", "03")


def postal_list(dossiers: tuple[Dossier, ...], corrected: bool = False) -> PostalList:
    """Their letters."""
    items = tuple(PostalItem(each, f"EB{123456780 + n}VN", corrected) for n, each in enumerate(dossiers))
    return PostalList("BC-3-261006-01", "BC-3-261006-01-7F3A", AT, "Bưu điện Minh Họa", items, "Lê Văn Mẫu", "03")


def procedure(name: str = RECEPTION.procedure_name) -> Procedure:
    """One with a case, alternatives, a fee and a local time."""
    since = date(2020, 1, 1)
    return Procedure(
        "1.001776",
        name,
        "Bảo trợ xã hội",
        authority="Ủy ban nhân dân cấp xã",
        online_level=OnlineLevel.FULL,
        statutory=(ProcessingTime(Duration(22, Unit.WORKING_DAY), since),),
        local=(ProcessingTime(Duration(10, Unit.WORKING_DAY), since, "Quyết định 123/QĐ-UBND"),),
        documents=(
            RequiredDocument("Tờ khai đề nghị trợ giúp xã hội", original=1),
            RequiredDocument("Giấy khai sinh", certified=1, one_of="a"),
            RequiredDocument("Giấy xác nhận cư trú", photocopy=1, one_of="a"),
            RequiredDocument("Giấy xác nhận khuyết tật", certified=1, condition="người khuyết tật"),
            RequiredDocument("Đơn đề nghị chi trả qua tài khoản", required=False),
        ),
        cases=(
            Case("moi", "Hưởng mới"),
            Case(
                "chuyen",
                "Chuyển nơi hưởng",
                (ProcessingTime(Duration(6, Unit.WORKING_DAY), since),),
                (RequiredDocument("Đơn đề nghị chuyển nơi hưởng", original=1),),
            ),
        ),
        fee=Fee(50_000, "Lệ phí", exemptions="người khuyết tật"),
        same_day_cutoff=time(15, 0),
    )


def register_row(number: int, name: str = OWNER.name, at: datetime = AT) -> RegisterRow:
    """A dossier that has gone all the way."""
    return RegisterRow(
        number,
        f"H99.18-261005-{3000 + number}",
        RECEPTION.procedure_name,
        1,
        name,
        f"{OWNER.address.text}, 0900 000 012",
        "Phòng Bảo trợ xã hội",
        received=at,
        due=at + timedelta(days=14),
        sent=at,
        came_back=at + timedelta(days=9),
        returned=at + timedelta(days=10),
        how_returned="Tại quầy",
    )


def register(rows: tuple[RegisterRow, ...]) -> Register:
    """A month's."""
    return Register("01/2026", date(2026, 10, 1), date(2026, 10, 31), rows, "03", "Lê Văn Mẫu", CLERK)


def report(sheet: Sheet) -> Report:
    """A year's, made in the next."""
    return Report("ii06a_2026-01-01_2026-12-31", sheet, date(2027, 1, 5), "03")


def _named(sheet: Sheet, text: str) -> Sheet:
    """With that text wherever a name may stand."""
    rows = tuple(replace(row, cells=(row.cells[0], text, *row.cells[2:])) for row in sheet.rows)
    columns = tuple(
        replace(column, label=text if column.kind is Kind.TEXT else column.label) for column in sheet.columns
    )
    return replace(sheet, title=text, unit=text, notes=(text,), rows=rows, columns=columns)


def day_close(*sections: Section) -> DayClose:
    """A day's, with what was missing."""
    figures = Section("Hồ sơ", (("Tiếp nhận trong ngày", "92"), ("Đã bàn giao", "88")))
    missing = Section("Chưa tìm thấy", lines=(f"{CODE}: Phòng Bảo trợ xã hội giữ sau cùng",))
    return DayClose(AT, "Lê Văn Mẫu", "03", (figures, missing, Section("Nhập bù"), *sections), CLERK)


def inspected(*findings: Found) -> InspectionSheet:
    """A half year's, sealed."""
    found = (Found("Quá ngày hẹn, chưa có văn bản xin lỗi", 2, f"{CODE}; {LONG_CODE}"), Found("Việc ngoài giờ", 0, ""))
    seal = ("0192f7c0-0000-7000-8000-00000000aaaa", 1_234_567, "ab" * 32)
    name, title = "2026-01-01_2026-06-30", "6 tháng đầu năm 2026"
    return InspectionSheet(name, title, DAY, "03", (*found, *findings), "Đúng: 1.234 mục.", *seal)


def given(name: str = OWNER.name, paper: str = "") -> ResultHandedOver:
    """To the owner, or to somebody with a paper."""
    return ResultHandedOver(AT, name, bool(paper), "000190000012", paper)


def withdrawal_note(dossier: Dossier, reason: str = "Công dân đổi ý") -> WithdrawalNote:
    """Everything that was handed in is given back."""
    return WithdrawalNote(dossier, Withdrawn(AT, reason, dossier.intake.handed_in), "Lê Văn Mẫu", "03")


PLAIN: dict[str, tuple[Drawn, list[str]]] = {
    "handover": (handover(numbered(12)), ["BG-3-261006-01-7F3A"]),
    "handover_single": (HandoverSingle(SHORT, AT, DIVISION, "Lê Văn Mẫu", "03", SHORT.due_at), [CODE]),
    "result_note": (ResultNote(SHORT, given(), "Lê Văn Mẫu", "03", "Quyết định số 12/QĐ-UBND"), [CODE] * 2),
    "withdrawal_note": (withdrawal_note(SHORT), [CODE] * 2),
    "postal_list": (postal_list(numbered(9)), ["BC-3-261006-01-7F3A"]),
    "fee_notice": (FeeNotice(SHORT, AT, "Lê Văn Mẫu", "03", (FeeItem("Lệ phí", 600_000),)), [CODE]),
    "label": (Label(SHORT, DAY), [CODE]),
    "guide": (Guide(procedure(), DAY), []),
    "posting_list": (PostingList((procedure(),), DAY), []),
    "group_receipt": (GroupReceipt(numbered(3)), [f"H99.18-261005-300{n}" for n in (1, 2, 3)]),
    "register": (register(tuple(map(register_row, range(1, 6)))), []),
    "pad": (Pad(("H99.18-261005-9999",), DAY, "03"), ["H99.18-261005-9999"] * 2),
    "day_close": (day_close(), []),
    "report": (report(official()), []),
    "inspection": (inspected(), [f"0192f7c0-0000-7000-8000-00000000aaaa 1234567 {'ab' * 32}"]),
}
"""A slip of each kind, and what a scanner reads on its first sheet, but the VietQR."""


def long_slips(dossier: Dossier = LONG, text: str = "") -> dict[str, Drawn]:
    """The same with a dossier that has much to say, and `text` wherever somebody may write."""
    dossier, text = replace(dossier, code=LONGEST_CODE.code), text or CLERK
    documents = tuple(RequiredDocument(f"{n} {text}", photocopy=1, condition=text) for n in range(30))
    return {
        "handover": replace(handover(numbered(40, dossier, "H99.18.05.13-20261005-009"), text), to=text),
        "handover_single": HandoverSingle(dossier, AT, text, text, "03", AT, text),
        "result_note": ResultNote(dossier, given(text, text), text, "03", text),
        "withdrawal_note": replace(withdrawal_note(dossier, text), clerk_name=text),
        "postal_list": replace(postal_list(numbered(25, dossier)), to=text, clerk_name=text),
        "fee_notice": FeeNotice(dossier, AT, text, "03", tuple(FeeItem(f"{n} {text}", 10**12) for n in range(12))),
        "label": Label(dossier, DAY, text),
        "guide": Guide(replace(procedure(text), documents=documents, authority=text), DAY),
        "posting_list": PostingList(
            (replace(procedure(text), documents=documents, authority=text),) * 3, DAY, text, text
        ),
        "group_receipt": GroupReceipt(numbered(12, dossier, "H99.18.05.13-20261005-009")),
        "register": register(tuple(register_row(n, text) for n in range(40))),
        "pad": Pad(tuple(str(each.code) for each in numbered(3, dossier, "H99.18.05.13-20261005-009")), DAY, "03"),
        "day_close": day_close(Section(text, ((text, "1.000.000"),), (text,) * 40)),
        "report": report(_named(official(count=40), text)),
        "inspection": replace(inspected(*[Found(text, 10**6, text)] * 11), verdict=text),
    }


def typed(text: str) -> Dossier:
    """A dossier with that text in each member that a clerk types."""
    owner = Person(text, phone="0900000012", email=text, nationality=text, address=Address(text, "xã Mẫu"))
    papers = tuple(Paper(f"{n} {text}", original=1, note=text) for n in range(12))
    return replace(
        LONG,
        intake=replace(LONG.intake, owner=owner, submitter=replace(COMPANY, name=text), papers=papers, summary=text),
        reception=replace(LONG.reception, short_name=text, division=text, clerk_name=text, procedure_name=text),
    )


OFFICES: tuple[Office, ...] = (OFFICE, PAYABLE)
