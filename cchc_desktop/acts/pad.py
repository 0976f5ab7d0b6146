"""The emergency pad (sổ dự phòng): receipts numbered beforehand for when the power is gone, and stubs that were spoiled."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import note_counter, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.code import DossierCode, Provisional, parse_number
from cchc_desktop.domain.instants import day_text, instant_text, to_millisecond
from cchc_desktop.domain.pad import FURTHEST_DAYS, MOST, Pad
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.text import clean
from cchc_desktop.store import device, dossiers, ledger, numbers, pads
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.ledger import Subject
from cchc_desktop.store.pads import Stretch
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire import payloads
from cchc_desktop.wire.canonical import SALT_BYTES
from cchc_desktop.wire.payloads import VoidedNumbers


def make_pad(db: Database, desk: Desk, count: int, by: Clerk, now: datetime, day: date | None = None) -> Pad:
    """Keeps the last `count` free numbers of `day` (today when left out) for receipts printed beforehand.

    Raises Refused: too many, a day gone by or too far ahead, or no range has so many left.
    """
    require(by, Duty.MAKE_PAD)
    at = to_millisecond(now)
    wanted = day or at.date()
    _demand_sense(count, wanted, at.date())
    with transaction(db):
        remember(db, desk, wanted, by, now)
        stretch = pads.reserve(db, desk.folder, desk.office.unit_code, wanted, count)
        if stretch is None:
            message = f"Không còn đủ {count} số ngày {day_text(wanted)} cho sổ dự phòng. Nối mạng để cổng cấp thêm số."
            raise Refused((Problem("count", "pad.none", message),))
        _keep(db, desk, stretch, ("pad", by, now))
        codes = stretch.codes(device.label(db, desk.office.counter) if stretch.is_provisional else "")
    return Pad(wanted, codes, at, Clerk(by.code, by.name, by.title))


def remember(db: Database, desk: Desk, day: date, by: Clerk, now: datetime) -> None:
    """Takes up again the pads of a day that only the number file knows of, inside the caller's transaction."""
    for stretch in pads.forgotten(db, desk.folder, desk.office.unit_code, day):
        _keep(db, desk, stretch, (pads.FOUND, by, now))


def void_stub(db: Database, desk: Desk, code: str, reason: str, by: Clerk, now: datetime) -> None:
    """A stub that was spoiled or lost: its number names no dossier, and is accounted for. Raises Refused."""
    require(by, Duty.MAKE_PAD)
    if not clean(reason):
        raise Refused((Problem("reason", "reason.empty", "Cần ghi lý do. Chưa lưu gì."),))
    with transaction(db):
        stub, _ = unused_stub(db, desk, code, by, now)
        of = next(known for known in numbers.ranges(db) if _holds(known, stub))
        body = VoidedNumbers(of.range_id, stub.day.isoformat(), stub.ordinal, stub.ordinal, clean(reason))
        payload = payloads.number_voided(body, os.urandom(SALT_BYTES))
        entry = ledger.append(db, payload, Subject(), by, instant_text(to_millisecond(now)), new_uid())
        numbers.void(db, of, stub.day, (stub.ordinal, stub.ordinal), (clean(reason), entry.pos))


def unused_stub(db: Database, desk: Desk, code: str, by: Clerk, now: datetime) -> tuple[DossierCode | Provisional, Pad]:
    """The stub a code names, and its pad, inside the caller's transaction.

    Raises Refused when it is of no pad of this counter, was entered, or was struck out.
    """
    stub = parse_number(code)
    pad = None
    if stub is not None:
        pad = pads.of_code(db, stub)
        if pad is None:
            remember(db, desk, stub.day, by, now)
            pad = pads.of_code(db, stub)
    if stub is None or pad is None:
        message = "Mã này không thuộc sổ dự phòng nào của quầy. Quét lại mã trên cuống giấy. Chưa lưu gì."
        raise Refused((Problem("code", "pad.unknown", message),))
    if dossiers.has_code(db, stub.text):
        message = f"Số {stub.text} đã nhập rồi. Mở hồ sơ đó để xem; không nhập lần nữa."
        raise Refused((Problem("code", "pad.used", message),))
    if stub.text in pads.voided(db, pad):
        message = f"Số {stub.text} đã hủy. Dùng giấy khác của sổ dự phòng. Chưa lưu gì."
        raise Refused((Problem("code", "pad.voided", message),))
    return stub, pad


def _demand_sense(count: int, day: date, today: date) -> None:
    found = []
    if not 1 <= count <= MOST:
        found.append(Problem("count", "pad.count", f"Sổ dự phòng có từ 1 đến {MOST} giấy. Chưa làm gì."))
    if not today <= day <= today + timedelta(days=FURTHEST_DAYS):
        message = f"Sổ dự phòng làm cho hôm nay, hoặc cho ngày nào trong {FURTHEST_DAYS} ngày tới. Chưa làm gì."
        found.append(Problem("day", "pad.day", message))
    if found:
        raise Refused(found)


def _keep(db: Database, desk: Desk, stretch: Stretch, told: tuple[str, Clerk, datetime]) -> None:
    event, by, now = told
    detail: dict[str, str | int] = {
        "rangeId": stretch.range.range_id,
        "ngay": stretch.day.isoformat(),
        "tu": stretch.first,
        "den": stretch.last,
    }
    if stretch.is_provisional:
        detail["thietBi"] = device.label(db, desk.office.counter)
    pads.add(db, stretch, note_counter(db, event, detail, by, now).pos)


def _holds(known: numbers.Range, stub: DossierCode | Provisional) -> bool:
    """Whether a stub's number is of that range."""
    provisional = known.series == numbers.PROVISIONAL
    of_it = provisional if isinstance(stub, Provisional) else known.prefix == stub.unit
    return of_it and known.first <= stub.ordinal <= known.last
