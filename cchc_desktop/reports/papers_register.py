"""Pages of the register gathered (giấy của sổ theo dõi): of a day, or of any choice of dossiers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

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
from cchc_desktop.domain.figure_text import whole
from cchc_desktop.domain.instants import VN, day_text
from cchc_desktop.domain.selection import Selection
from cchc_desktop.domain.selection_words import EARLIEST, LATEST, chosen_by
from cchc_desktop.domain.slip_kind import REGISTER
from cchc_desktop.domain.status import Status
from cchc_desktop.reports.gathering import Gather, NoPaper, Place, day_of, dossier_of
from cchc_desktop.reports.story import Told, last, story
from cchc_desktop.slips.lists.register import Register, RegisterRow
from cchc_desktop.store import chosen, dated, facts
from cchc_desktop.store.connection import Database

MOST = 3_000  # dossiers in one printing: a month of a busy counter, five hundred pages
_BOOKS = 3  # that are named


def register(db: Database, text: str, place: Place, _now: datetime) -> Register:
    """Of the day "2026-11-23" what was entered on it, else of the choice of that name (store/chosen.py); as it stands now."""
    if chosen.is_name(text):
        return _of_choice(db, text, place)
    day = day_of(text)
    uids = [entry.dossier_uid or "" for entry in dated.entries(db, ("dossier.received",), day)]
    dossiers = sorted(
        (dossier_of(db, uid) for uid in uids), key=lambda each: (each.reception.book, each.reception.ordinal)
    )
    book = dossiers[0].reception.book if dossiers else _book_of(place, day)
    return Register(book, day, day, _rows(db, dossiers), place.office.counter)


def _of_choice(db: Database, name: str, place: Place) -> Register:
    """As of the day that the name says; raises NoPaper for what is unknown, empty, or more than can be printed."""
    selection, today = chosen.kept(db, name), date.fromisoformat(name[:10])
    if selection is None:
        raise NoPaper("register.unknown", "Kho này không giữ bộ lọc của lần in ấy. Chọn lại ở cả sổ (Shift+F7) rồi in.")
    uids = facts.uids(db, selection, today, MOST + 1)
    if len(uids) > MOST:
        many = whole(facts.count(db, selection, today))
        raise NoPaper(
            "register.too_many",
            f"Bộ lọc có {many} hồ sơ; một lần in được nhiều nhất {whole(MOST)}. Chọn khoảng ngày ngắn hơn rồi in từng phần, "
            "hoặc lưu bảng tính. Chưa in gì.",
        )
    dossiers = [dossier for uid in uids if (dossier := dossier_of(db, uid)).received_at is not None]
    if not dossiers:
        raise NoPaper("register.empty", "Không có hồ sơ đã tiếp nhận nào như bộ lọc. Chưa in gì.")
    first, until = _span(selection, dossiers)
    books = list(dict.fromkeys(each.reception.book for each in dossiers if each.reception.book))
    book = ", ".join(books[:_BOOKS]) + (", …" if len(books) > _BOOKS else "")
    said = "; ".join(chosen_by(selection))
    return Register(
        book or _book_of(place, today),
        first,
        until,
        _rows(db, dossiers),
        place.office.counter,
        chosen=said,
        made=today,
    )


def _span(selection: Selection, dossiers: list[Dossier]) -> tuple[date, date]:
    """The days of the period; where it is open on a side, or there is none, those of the first and last reception."""
    came = [each.received_at.astimezone(VN).date() for each in dossiers if each.received_at]
    period = selection.period
    first = period.first if period and period.first > EARLIEST else min(came)
    until = period.last if period and period.last < LATEST else max(came)
    return first, until


def _book_of(place: Place, day: date) -> str:
    return f"{place.office.counter}/{day.year}"


def _rows(db: Database, dossiers: Iterable[Dossier]) -> tuple[RegisterRow, ...]:
    """Of those that were received."""
    return tuple(_row(db, each, each.received_at) for each in dossiers if each.received_at is not None)


def _row(db: Database, dossier: Dossier, received: datetime) -> RegisterRow:
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
        received=received,
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


GATHER: dict[str, Gather] = {REGISTER: register}
