"""Slips of the desk gathered (giấy tại quầy): pads, fees, guide sheets, posting list, one receipt for several dossiers."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.domain.code import parse_number
from cchc_desktop.domain.guide_subject import read_guide_subject
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.possible import Deed, possible
from cchc_desktop.domain.slip_kind import EVERY_FIELD, GROUP_RECEIPT, POSTING_LIST
from cchc_desktop.reports import pads
from cchc_desktop.reports.gathering import Gather, NoPaper, Place, dossier_of
from cchc_desktop.reports.together import handed_in_with
from cchc_desktop.slips.fee_notice import FeeItem, FeeNotice
from cchc_desktop.slips.guide import Guide
from cchc_desktop.slips.lists.posting_list import PostingList
from cchc_desktop.slips.pad import Pad
from cchc_desktop.slips.receipts.group_receipt import GroupReceipt
from cchc_desktop.store import catalogue_imports, dossiers, due, procedures
from cchc_desktop.store import pads as stored_pads
from cchc_desktop.store.connection import Database


def pad(db: Database, text: str, place: Place, _now: datetime) -> Pad:
    """The receipts of the pad that any of its codes names, without those that were entered or struck out."""
    code = parse_number(text)
    known = stored_pads.of_code(db, code) if code else None
    if known is None:
        raise NoPaper("pad.unknown", f"Kho của máy này không có sổ dự phòng nào có số {text}.")
    left = next(state.unused for state in pads.states(db, known.day) if state.pad == known)
    if not left:
        raise NoPaper("pad.used_up", "Mọi giấy của sổ dự phòng này đã nhập hoặc đã hủy. In sổ mới.")
    return Pad(left, known.day, place.office.counter)


def fee_notice(db: Database, uid: str, place: Place, now: datetime) -> FeeNotice:
    """What is still to pay for a dossier, by the name its fee has in the catalogue."""
    dossier = dossier_of(db, uid)
    if not dossier.printed_code:
        raise NoPaper("fee.no_code", "Hồ sơ chưa có mã nên chưa có thông báo phí.")
    problem = possible(dossier, now.astimezone(VN).date())[Deed.COLLECT_FEE]
    if problem and problem.code in ("dossier.status", "dossier.voided"):
        raise NoPaper(problem.code, f"{problem.message} Không có thông báo phí.")
    if not dossier.owed:
        raise NoPaper("fee.nothing", "Hồ sơ không còn khoản phí, lệ phí nào phải nộp.")
    procedure = due.procedure_of(db, dossier)
    fee = procedure.fee if procedure else None
    named = (FeeItem(fee.name, dossier.intake.fee_amount or 0),) if fee and fee.name else ()
    return FeeNotice(dossier, now, dossier.reception.clerk_name, place.office.counter, named)


def guide(db: Database, subject: str, _place: Place, now: datetime) -> Guide:
    """A procedure of the catalogue as it is today, or the version of it that a dossier was received under."""
    wanted = read_guide_subject(subject)
    procedure = procedures.get(db, wanted.code, wanted.version)
    if procedure is None:
        raise NoPaper("procedure.unknown", f"Danh mục của máy này không có thủ tục {wanted.code}.")
    return Guide(procedure, wanted.day or now.astimezone(VN).date())


def group_receipt(db: Database, code: str, _place: Place, _now: datetime) -> GroupReceipt:
    """All that the submitter of a dossier handed in here that day; `code` is the newest's, any of theirs will do."""
    if not code:
        raise NoPaper("group.no_code", "Hồ sơ chưa tiếp nhận ở quầy này nên chưa có giấy chung.")
    found = dossiers.by_code(db, code)
    if len(found) != 1 or found[0].received_at is None:
        raise NoPaper("group.unknown", f"Kho của máy này không có hồ sơ {code} đã tiếp nhận.")
    together = handed_in_with(db, found[0])
    if len(together) < 2:
        raise NoPaper(
            "group.single", "Hôm đó người nộp chỉ nộp một hồ sơ còn hiệu lực. In giấy tiếp nhận của hồ sơ ấy."
        )
    return GroupReceipt(together)


def posting_list(db: Database, field: str, _place: Place, now: datetime) -> PostingList:
    """The catalogue as it is today, of one field or whole; with the decision that came last."""
    field = "" if field == EVERY_FIELD else field
    known = tuple(each for each in procedures.current(db) if field in ("", each.procedure_field))
    if not known:
        where = f"lĩnh vực “{field}”" if field else "thủ tục nào"
        raise NoPaper("posting.empty", f"Danh mục của máy này không có {where}.")
    decided = (taken.decision for taken in catalogue_imports.latest(db) if taken.decision)
    decision = next(decided, None)
    return PostingList(known, now.astimezone(VN).date(), field, decision.text if decision else "")


GATHER: dict[str, Gather] = {
    "pad": pad,
    "fee_notice": fee_notice,
    "guide": guide,
    POSTING_LIST: posting_list,
    GROUP_RECEIPT: group_receipt,
}
