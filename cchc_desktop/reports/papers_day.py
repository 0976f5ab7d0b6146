"""Slips of a day gathered (giấy của một ngày): its close, and the pages of the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import msgspec

from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.day_close import DayClose as Closing
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import (
    Apologised,
    Event,
    HandedOver,
    ResultArrived,
    ResultHandedOver,
    ResultPosted,
    Stopped,
    SupplementReceived,
    SupplementRequested,
    Withdrawn,
)
from cchc_desktop.domain.instants import VN, day_text, parse_instant
from cchc_desktop.domain.slip_kind import PREVIEW
from cchc_desktop.domain.status import Status
from cchc_desktop.reports import apologies, day_words, feedback
from cchc_desktop.reports.day_close import day_close as closing_of
from cchc_desktop.reports.gathering import Gather, NoPaper, Place, day_of, dossier_of
from cchc_desktop.reports.story import Told, last, story
from cchc_desktop.slips.lists.day_close import DayClose
from cchc_desktop.slips.lists.register import Register, RegisterRow
from cchc_desktop.store import clerks, dated
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry


def day_close(db: Database, text: str, place: Place, now: datetime) -> DayClose:
    """Of the day "2026-11-23", signed by who closed it last; before that a preview, signed by nobody.

    Only of today: who holds the folders is known as it is now, and nobody may sign for another evening. Nor for figures
    that have moved since they closed the day: then it is closed again.
    """
    day = day_of(text.removesuffix(PREVIEW))
    if day != now.astimezone(VN).date():
        raise NoPaper("day.gone", "Phiếu chốt ngày chỉ in trong ngày ấy. Số liệu lúc chốt vẫn còn trong sổ cái.")
    noted = dated.closings(db, day)
    entry = noted[-1] if noted else None
    if entry is not None and dated.acted_since(db, entry.pos):
        if not text.endswith(PREVIEW):
            at = parse_instant(entry.occurred_at)
            raise NoPaper("day.moved", f"Từ lúc chốt {at:%H:%M} đã có việc mới nên số liệu khác. Chốt lại rồi in.")
        entry = None
    account = clerks.get(db, entry.clerk_code) if entry else None
    closing = closing_of(db, place.office.counter, day, entry.occurred_at if entry else "")
    if entry is not None:
        closing = _as_noted(closing, entry)
    found = day_words.lines(
        closing, apologies.to_apologise(db, place.calendar, now), feedback.waiting(db, place.calendar, now)
    )
    is_lead = account is not None and account.clerk.role is Role.LEAD
    name = entry.clerk_name if entry else ""
    at = parse_instant(entry.occurred_at) if entry else now
    sections = day_words.sections(closing, found)
    return DayClose(at, name, place.office.counter, sections, name if is_lead else "", entry is not None)


def _as_noted(closing: Closing, entry: Entry) -> Closing:
    """What was not sent when the day was closed, and is on its way since."""
    unsent = (msgspec.json.decode(entry.payload).get("chiTiet") or {}).get("chuaGui", closing.unsent)
    since = closing.unsent_since if unsent else None
    known = since if since and since <= parse_instant(entry.occurred_at) else None
    return replace(closing, unsent=unsent, unsent_since=known)


def register(db: Database, text: str, place: Place, _now: datetime) -> Register:
    """What was entered in the register on the day "2026-11-23", as it stands now."""
    day = day_of(text)
    uids = [entry.dossier_uid or "" for entry in dated.entries(db, ("dossier.received",), day)]
    dossiers = sorted(
        (dossier_of(db, uid) for uid in uids), key=lambda each: (each.reception.book, each.reception.ordinal)
    )
    rows = tuple(row for dossier in dossiers if (row := _row(db, dossier)))
    book = dossiers[0].reception.book if dossiers else f"{place.office.counter}/{day.year}"
    return Register(book, day, day, rows, place.office.counter)


def _row(db: Database, dossier: Dossier) -> RegisterRow | None:
    if dossier.received_at is None:
        return None
    told, owner, reception = story(db, dossier.uid), dossier.intake.owner, dossier.reception
    sent, back = last(told, HandedOver), last(told, ResultArrived)
    given, posted = last(told, ResultHandedOver), last(told, ResultPosted)
    return RegisterRow(
        ordinal=reception.ordinal,
        code=dossier.printed_code,
        procedure=reception.short_name or reception.procedure_name,
        sets=dossier.intake.sets,
        name=owner.name,
        contact=", ".join(part for part in (owner.address.text, owner.phone) if part),
        authority=reception.division,
        received=dossier.received_at,
        due=dossier.due_at,
        first_due=dossier.promised_at if dossier.has_moved else None,
        sent=sent[0].at if sent else None,
        came_back=back[0].at if back else None,
        returned=given[0].at if given else posted[0].at if posted else None,
        how_returned="Tại quầy" if given else "Bưu chính" if posted else "",
        note="; ".join(_notes(dossier, told)),
    )


_OVER = frozenset(status for status in Status if status.ended) - {Status.RETURNED}


def _notes(dossier: Dossier, told: tuple[Told, ...]) -> list[str]:
    """What happened to it besides its way, each with its day; how it ended where no such event says so."""
    notes = [said for each in told if (said := _note(each.event))]
    if dossier.voided:
        notes.append("đã hủy")
    elif dossier.status in _OVER and not any(isinstance(each.event, Withdrawn | Stopped) for each in told):
        notes.append(dossier.status.label)
    return [*notes, *filter(None, (dossier.reception.late_reason,))]


def _note(event: Event) -> str:
    match event:
        case SupplementRequested():
            return f"yêu cầu bổ sung {_day(event.at)}"
        case SupplementReceived():
            return f"nhận bổ sung {_day(event.at)}"
        case Apologised():
            return f"xin lỗi {_day(event.at)}, hẹn lại {_day(event.due_at)}"
        case Withdrawn():
            return f"rút hồ sơ {_day(event.at)}"
        case Stopped():
            return f"dừng giải quyết {_day(event.at)}"
        case _:
            return ""


def _day(at: datetime) -> str:
    return day_text(at.astimezone(VN).date())


GATHER: dict[str, Gather] = {"day_close": day_close, "register": register}
