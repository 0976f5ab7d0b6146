"""Slips of a day gathered (giấy của một ngày): its close, and the pages of the register."""

from __future__ import annotations

from datetime import date, datetime

from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import HandedOver, ResultArrived, ResultHandedOver, ResultPosted
from cchc_desktop.domain.instants import VN, parse_instant
from cchc_desktop.domain.status import Status
from cchc_desktop.reports import apologies, day_words, feedback
from cchc_desktop.reports.day_close import day_close as closing_of
from cchc_desktop.reports.gathering import Gather, NoPaper, Place, dossier_of
from cchc_desktop.reports.story import last, story
from cchc_desktop.slips.lists.day_close import DayClose
from cchc_desktop.slips.lists.register import Register, RegisterRow
from cchc_desktop.store import clerks, dated
from cchc_desktop.store.connection import Database


def day_close(db: Database, text: str, place: Place, now: datetime) -> DayClose:
    """Of the day "2026-11-23", signed by who closed it last.

    Only of today: who holds the folders is known as it is now, and nobody may sign for another evening.
    """
    day = date.fromisoformat(text)
    if day != now.astimezone(VN).date():
        raise NoPaper("day.gone", "Phiếu chốt ngày chỉ in trong ngày ấy. Số liệu lúc chốt vẫn còn trong sổ cái.")
    noted = dated.counter_events(db, "day_close", day)
    entry = noted[-1][0] if noted else None
    account = clerks.get(db, entry.clerk_code) if entry else None
    closing = closing_of(db, place.office.counter, day)
    found = day_words.lines(
        closing, apologies.to_apologise(db, place.calendar, now), feedback.waiting(db, place.calendar, now)
    )
    is_lead = account is not None and account.clerk.role is Role.LEAD
    name = entry.clerk_name if entry else ""
    at = parse_instant(entry.occurred_at) if entry else now
    return DayClose(at, name, place.office.counter, day_words.sections(closing, found), name if is_lead else "")


def register(db: Database, text: str, place: Place, _now: datetime) -> Register:
    """What was entered in the register on the day "2026-11-23", as it stands now."""
    day = date.fromisoformat(text)
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
    over = dossier.status.label if dossier.status.ended and dossier.status is not Status.RETURNED else ""
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
        sent=sent[0].at if sent else None,
        came_back=back[0].at if back else None,
        returned=given[0].at if given else posted[0].at if posted else None,
        how_returned="Tại quầy" if given else "Bưu chính" if posted else "",
        note="; ".join(part for part in ("đã hủy" if dossier.voided else over, reception.late_reason) if part),
    )


GATHER: dict[str, Gather] = {"day_close": day_close, "register": register}
