"""Receiving (tiếp nhận): from an intake to a dossier with its number and return date, saved for good."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import enter, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain import explanation, intake_cleaning, intake_problems
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.code import format_code, make_provisional
from cchc_desktop.domain.dossier import Dossier, Reception
from cchc_desktop.domain.events import Received
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.domain.intake import Intake
from cchc_desktop.domain.problem import Problem, errors
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.domain.return_date import ReturnDate, return_date
from cchc_desktop.store import dossiers, ledger, meta, numbers, procedures
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.ledger import Subject
from cchc_desktop.store.numbers import Taken
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire import payloads
from cchc_desktop.wire.canonical import SALT_BYTES, sha256_hex
from cchc_desktop.wire.payloads import VoidedNumbers


@dataclass(frozen=True, slots=True)
class _Numbered:
    """What names the new dossier: a code from a range, or a provisional number; and its place in the register."""

    code: str | None
    provisional: str | None
    ordinal: int
    skipped: tuple[Taken, ...]  # those that lost numbers before them


def receive(db: Database, desk: Desk, intake: Intake, by: Clerk, now: datetime) -> Dossier:
    """Saves a new dossier: number, return date, register, ledger entry, in one transaction.

    Raises Refused with every problem at once (nothing saved), StoreTrouble when the store cannot take it.
    """
    require(by, Duty.RECEIVE)
    at = to_millisecond(now)
    taken_down, _ = intake_cleaning.cleaned(intake)
    procedure = procedures.get(db, taken_down.procedure_code)
    found = errors(intake_problems.problems(taken_down, procedure, at.date()))
    if found or procedure is None:
        raise Refused(found)
    with transaction(db):
        return _save(db, desk, _as_kept(taken_down, at.date()), procedure, (by, at))


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


def _save(db: Database, desk: Desk, intake: Intake, procedure: Procedure, who_when: tuple[Clerk, datetime]) -> Dossier:
    by, at = who_when
    named = _name(db, desk, at.date())
    promised = appointment(desk, procedure, intake.case_code, at)
    dossier = Dossier(
        uid=new_uid(),
        code=named.code,
        provisional=named.provisional,
        intake=intake,
        received_at=at,
        due_at=to_millisecond(promised.due_at) if promised else None,
        reception=_reception(desk, procedure, promised, by, (at.year, named.ordinal)),
    )
    dossiers.add(db, dossier)
    act_id = new_uid()
    entry = enter(db, Received(at, dossier), dossier, by, act_id)
    for taken in named.skipped:
        _void_skipped(db, taken, by, entry.occurred_at, act_id)
    procedures.count_use(db, intake.procedure_code, instant_text(at))
    return dossier


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


def _name(db: Database, desk: Desk, day: date) -> _Numbered:
    """A number from the unit's ranges; when none can serve, a provisional one: intake is never frozen."""
    ordinal = numbers.next_ordinal(db, day.year)
    unit = desk.office.unit_code
    skipped: tuple[Taken, ...] = ()
    while taken := numbers.take(db, desk.folder, unit, day):
        skipped += (taken,) if taken.skipped else ()
        if taken.number == taken.range.first:  # the first of a day also settles the days before
            skipped += tuple(numbers.hanging(db, desk.folder, day))
        code = format_code(taken.range.prefix, day, taken.number, taken.range.width)
        if not dossiers.has_code(db, code):  # the portal may have told of it before a restored store comes to it
            return _Numbered(code, None, ordinal, skipped)
    taken = numbers.take(db, desk.folder, unit, day, numbers.PROVISIONAL)
    if taken is None:
        raise Refused((Problem("", "numbers.none", "Hết số trong ngày. Nối mạng để cổng cấp thêm số, rồi lưu lại."),))
    skipped += (taken,) if taken.skipped else ()
    return _Numbered(None, make_provisional(_device(db), day, taken.number).text, ordinal, skipped)


def _device(db: Database) -> str:
    """What tells this counter's provisional numbers from another's: the portal's label, else 9 and two digits.

    The portal gives no label beginning with 9; before enrolment the digits come from this very installation, so that
    a PC that took another's place does not repeat its numbers of the day.
    """
    label = meta.read(db, "device") or ""
    if re.fullmatch(r"[0-9A-Z]{2,3}", label):
        return label
    return f"9{int(sha256_hex(ledger.instance(db).encode()), 16) % 100:02}"


def _void_skipped(db: Database, taken: Taken, by: Clerk, at: str, act_id: str) -> None:
    """Numbers in the files but not in the store: accounted for, not gap-free."""
    first, last = taken.skipped or (0, 0)
    reason = "số đã lấy nhưng kho không có hồ sơ: tắt máy giữa chừng, lỗi hoặc khôi phục kho"
    body = VoidedNumbers(taken.range.range_id, taken.day.isoformat(), first, last, reason)
    payload = payloads.number_voided(body, os.urandom(SALT_BYTES))
    entry = ledger.append(db, payload, Subject(), by, at, act_id)
    numbers.void(db, taken.range, taken.day, (first, last), (reason, entry.pos))
