"""Slips of the folders gathered (giấy giao nhận): batches, single handovers, results given, postal lists, labels."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.domain.batch import parse_batch
from cchc_desktop.domain.events import HandedOver, ResultArrived, ResultHandedOver
from cchc_desktop.domain.handover_due import handover_due
from cchc_desktop.domain.slip_kind import CONTROL_SHEET, LABEL
from cchc_desktop.domain.stages import course
from cchc_desktop.reports import post
from cchc_desktop.reports.gathering import Gather, NoPaper, Place, dossier_of
from cchc_desktop.reports.story import last, story
from cchc_desktop.slips.control_sheet import ControlSheet
from cchc_desktop.slips.label import Label
from cchc_desktop.slips.lists.handover import Folder, Handover
from cchc_desktop.slips.lists.handover_single import HandoverSingle
from cchc_desktop.slips.lists.postal_list import PostalItem, PostalList
from cchc_desktop.slips.lists.result_note import ResultNote
from cchc_desktop.store import batches, due
from cchc_desktop.store.connection import Database


def handover(db: Database, text: str, place: Place, _now: datetime) -> Handover:
    """Of a batch, as it was handed over."""
    number = parse_batch(text)
    batch = batches.get(db, number) if number else None
    if number is None or batch is None:
        raise NoPaper("batch.unknown", f"Kho của máy này không có phiếu bàn giao {text}.")
    folders = tuple(Folder(dossier_of(db, entry.dossier_uid or "")) for entry in batches.of_number(db, number))
    clerk = batch.by.name or batch.by.code
    return Handover(batch.number, batch.bars, batch.at, batch.division, folders, clerk, place.office.counter)


def handover_single(db: Database, uid: str, place: Place, _now: datetime) -> HandoverSingle:
    """Of the last time the folder of one dossier was given to a division."""
    dossier, found = dossier_of(db, uid), last(story(db, uid), HandedOver)
    if found is None:
        raise NoPaper("handover.none", "Hồ sơ chưa bàn giao cho phòng nào nên chưa có giấy bàn giao.")
    event, told = found
    return HandoverSingle(dossier, event.at, event.to, told.name, place.office.counter, dossier.due_at)


def control_sheet(db: Database, uid: str, place: Place, _now: datetime) -> ControlSheet:
    """The folder's way, from the ledger alone."""
    dossier = dossier_of(db, uid)
    if not dossier.printed_code:
        raise NoPaper("control.no_code", "Hồ sơ chưa tiếp nhận nên chưa có phiếu kiểm soát.")
    office = place.office
    told = [(each.event, each.name) for each in story(db, uid)]
    steps = course(told, lambda ready: handover_due(ready, office.hours, place.calendar))
    procedure = due.procedure_of(db, dossier)
    legs = due.legs(db, dossier, office.hours, place.calendar)
    return ControlSheet(dossier, steps, procedure.authority if procedure else "", legs)


def result_note(db: Database, uid: str, place: Place, _now: datetime) -> ResultNote:
    """Who got the result, by which paper."""
    told = story(db, uid)
    found, arrived = last(told, ResultHandedOver), last(told, ResultArrived)
    if found is None:
        raise NoPaper("result.none", "Hồ sơ chưa trả kết quả tại quầy nên chưa có phiếu trả kết quả.")
    event, by = found
    return ResultNote(dossier_of(db, uid), event, by.name, place.office.counter, arrived[0].title if arrived else "")


def postal_list(db: Database, text: str, place: Place, _now: datetime) -> PostalList:
    """Of the results that were posted in one act."""
    listed = post.postal_list(db, text)
    if listed is None:
        raise NoPaper("post.unknown", f"Kho của máy này không có danh sách bưu chính {text}.")
    items = tuple(PostalItem(dossier_of(db, item.uid), item.item_code, bool(item.former)) for item in listed.items)
    who = listed.by.name or listed.by.code
    return PostalList(listed.number, listed.bars, listed.at, _POST, items, who, place.office.counter)


def label(db: Database, uid: str, _place: Place, now: datetime) -> Label:
    """For the folder."""
    dossier = dossier_of(db, uid)
    if not dossier.printed_code:
        raise NoPaper("label.no_code", "Hồ sơ chưa có mã nên chưa có nhãn.")
    return Label(dossier, now.date())


_POST = "Bưu điện (bưu chính công ích)"

GATHER: dict[str, Gather] = {
    "handover": handover,
    "handover_single": handover_single,
    CONTROL_SHEET: control_sheet,
    "result_note": result_note,
    "postal_list": postal_list,
    LABEL: label,
}
