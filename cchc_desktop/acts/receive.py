"""Receiving (tiếp nhận): from an intake to a dossier with its number and return date, saved for good."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date, datetime

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import enter, find, require, told
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain import explanation, intake_cleaning, intake_problems
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.code import format_code, make_provisional
from cchc_desktop.domain.dossier import Dossier, Reception
from cchc_desktop.domain.events import Received
from cchc_desktop.domain.instants import to_millisecond
from cchc_desktop.domain.intake import Intake
from cchc_desktop.domain.problem import Problem, errors
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.domain.return_date import ReturnDate, return_date
from cchc_desktop.store import books, device, dossiers, ledger, numbers, procedures
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.ledger import Subject
from cchc_desktop.store.numbers import Taken
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire import payloads
from cchc_desktop.wire.canonical import SALT_BYTES
from cchc_desktop.wire.payloads import VoidedNumbers


@dataclass(frozen=True, slots=True)
class Numbered:
    """What names the new dossier: a code from a range, or a provisional number; and its place in the register.

    `before`: what was kept of it when a letter was given before reception, or as it was filed online.
    """

    code: str | None
    provisional: str | None
    ordinal: int
    skipped: tuple[Taken, ...] = ()  # those that lost numbers before them
    before: Dossier | None = None


@dataclass(frozen=True, slots=True)
class When:
    """When it was received, and when that was entered: later, with the reason, for a stub of the emergency pad."""

    received_at: datetime
    entered_at: datetime
    late_reason: str = ""


def receive(db: Database, desk: Desk, intake: Intake, by: Clerk, now: datetime, uid: str | None = None) -> Dossier:
    """Saves a new dossier: number, return date, register, ledger entry, in one transaction.

    `uid`: of what is completed by it, a dossier that so far only had a letter, or was filed online.
    Raises Refused with every problem at once (nothing saved), StoreTrouble when the store cannot take it.
    """
    require(by, Duty.RECEIVE)
    at = to_millisecond(now)
    taken_down, procedure = accepted(db, intake, at.date())
    with transaction(db):
        before = _not_received(db, uid, at) if uid else None
        named = _name(db, desk, at.date())
        named = replace(named, before=before) if before else named
        return save(db, desk, (taken_down, procedure), named, by, When(at, at))


def _not_received(db: Database, uid: str, at: datetime) -> Dossier:
    """What is to be completed; raises Refused for what was received already, or is over."""
    before = find(db, uid)
    problem = before.refuses(Received(at, before), at.date())
    if problem:
        raise Refused((told(db, before, problem, at.date()),))
    return before


def accepted(db: Database, intake: Intake, day: date) -> tuple[Intake, Procedure]:
    """The intake as it is kept, and its procedure; raises Refused with every problem at once."""
    taken_down, _ = intake_cleaning.cleaned(intake)
    procedure = procedures.get(db, taken_down.procedure_code)
    found = errors(intake_problems.problems(taken_down, procedure, day))
    if found or procedure is None:
        raise Refused(found)
    return _as_kept(taken_down, day), procedure


def _as_kept(intake: Intake, today: date) -> Intake:
    """Only the papers really taken; filed the same day needs no saying."""
    taken = intake.handed_in
    filed_on = None if intake.filed_on == today else intake.filed_on
    same = taken == intake.papers and filed_on == intake.filed_on
    return intake if same else replace(intake, papers=taken, filed_on=filed_on)


def appointment(desk: Desk, procedure: Procedure, case_code: str, now: datetime) -> ReturnDate | None:
    """The return date of a dossier received now, with its explanation; None when the procedure has no time limit."""
    processing = procedure.processing_on(now.date(), case_code)
    if processing is None or processing.duration is None:
        return None
    hours = desk.office.hours
    return return_date(to_millisecond(now), processing.duration, hours, desk.calendar, procedure.same_day_cutoff)


def next_code(db: Database, desk: Desk, day: date) -> str:
    """The number the next dossier would get, for showing only; "" when none is left."""
    number = numbers.peek(db, desk.folder, desk.office.unit_code, day)
    return format_code(number[0], day, number[1], number[2]) if number else ""


def save(
    db: Database, desk: Desk, taken_down: tuple[Intake, Procedure], named: Numbered, by: Clerk, when: When
) -> Dossier:
    """The new dossier with its return date, register and ledger entry, inside the caller's transaction."""
    (intake, procedure), at = taken_down, when.received_at
    promised = appointment(desk, procedure, intake.case_code, at)
    reception = _reception(desk, procedure, promised, by, (at.year, named.ordinal))
    dossier = Dossier(
        uid=new_uid(),
        code=named.code,
        provisional=named.provisional,
        intake=intake,
        received_at=at,
        due_at=to_millisecond(promised.due_at) if promised else None,
        reception=replace(reception, late_reason=when.late_reason) if when.late_reason else reception,
    )
    dossier, version = _put(db, dossier, named.before)
    act_id = new_uid()
    entry = enter(db, Received(when.entered_at, dossier), dossier, by, act_id, version)
    for taken in named.skipped:
        _void_skipped(db, taken, by, entry.occurred_at, act_id)
    procedures.count_use(db, intake.procedure_code, entry.occurred_at)
    return dossier


def _put(db: Database, dossier: Dossier, before: Dossier | None) -> tuple[Dossier, int | None]:
    """The dossier as stored, over what was kept of it before if there was any, and the portal's version of that."""
    if before is None:
        dossiers.add(db, dossier)
        return dossier, None
    whole = replace(
        dossier,
        uid=before.uid,
        alias=before.alias,
        supplements=before.supplements,
        portal_version=before.portal_version,
    )
    dossiers.save(db, whole)
    return whole, dossiers.standing(db, before.uid)[1]


def _reception(
    desk: Desk, procedure: Procedure, promised: ReturnDate | None, by: Clerk, register: tuple[int, int]
) -> Reception:
    year, ordinal = register
    return Reception(
        unit_code=desk.office.unit_code,
        counter=desk.office.counter,
        clerk_code=by.code,
        clerk_name=by.name,
        procedure_name=procedure.name,
        procedure_field=procedure.procedure_field,
        short_name=procedure.short_name,
        division=procedure.division,
        procedure_version=procedure.version,
        processing=promised.duration if promised else None,
        due_summary=explanation.summary(promised) if promised else "",
        book=f"{desk.office.counter}/{year}",
        ordinal=ordinal,
        return_place=desk.office.return_place,
    )


def _name(db: Database, desk: Desk, day: date) -> Numbered:
    """A number from the unit's ranges; when none can serve, a provisional one: intake is never frozen."""
    ordinal = books.next_ordinal(db, day.year)
    unit = desk.office.unit_code
    skipped: tuple[Taken, ...] = ()
    while taken := numbers.take(db, desk.folder, unit, day):
        skipped += (taken,) if taken.skipped else ()
        if taken.number == taken.range.first:  # the first of a day also settles the days before
            skipped += tuple(numbers.hanging(db, desk.folder, day))
        code = format_code(taken.range.prefix, day, taken.number, taken.range.width)
        if not dossiers.has_code(db, code):  # the portal may have told of it before a restored store comes to it
            return Numbered(code, None, ordinal, skipped)
    taken = numbers.take(db, desk.folder, unit, day, numbers.PROVISIONAL)
    if taken is None:
        raise Refused((Problem("", "numbers.none", "Hết số trong ngày. Nối mạng để cổng cấp thêm số, rồi lưu lại."),))
    skipped += (taken,) if taken.skipped else ()
    return Numbered(
        None, make_provisional(device.label(db, desk.office.counter), day, taken.number).text, ordinal, skipped
    )


def _void_skipped(db: Database, taken: Taken, by: Clerk, at: str, act_id: str) -> None:
    """Numbers in the files but not in the store: accounted for, not gap-free."""
    first, last = taken.skipped or (0, 0)
    reason = "số đã lấy nhưng kho không có hồ sơ: tắt máy giữa chừng, lỗi hoặc khôi phục kho"
    body = VoidedNumbers(taken.range.range_id, taken.day.isoformat(), first, last, reason)
    payload = payloads.number_voided(body, os.urandom(SALT_BYTES))
    entry = ledger.append(db, payload, Subject(), by, at, act_id)
    numbers.void(db, taken.range, taken.day, (first, last), (reason, entry.pos))
