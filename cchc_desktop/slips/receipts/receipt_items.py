"""The numbered items of the receipt (mục 1 đến 7): papers, sets, times, due date, return place, fee, register."""

from __future__ import annotations

from datetime import date, datetime

from cchc_desktop.domain.due_story import Mover
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.intake import Intake, Paper, ReturnChannel
from cchc_desktop.domain.phone import normal_phone, spaced
from cchc_desktop.domain.reissue import FIRST, Moved, Reissue
from cchc_desktop.slips.drawing.facts import Fact, PaperRow, Source
from cchc_desktop.slips.drawing.text import Ink, Printed
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.wording import Wording, filled


def papers(source: Source[Wording], reissue: Reissue = FIRST) -> tuple[PaperRow, ...]:
    """Item 1: the papers really handed in, later ones with their day; one row saying so when there were none."""
    ink, wording, every = source.ink, source.wording, source.dossier.intake.papers
    days = reissue.came_on if len(reissue.came_on) == len(every) else (None,) * len(every)
    taken = [(paper, day) for paper, day in zip(every, days, strict=True) if paper.handed_in]
    rows = tuple(
        PaperRow(
            ink(str(number)),
            ink(_paper(wording, paper, day)),
            (_count(ink, paper.original), _count(ink, paper.certified), _count(ink, paper.photocopy)),
        )
        for number, (paper, day) in enumerate(taken, start=1)
    )
    none = ink("–")
    return rows or (PaperRow(none, ink(wording.no_papers), (none, none, none)),)


def before_due(source: Source[Wording], reissue: Reissue = FIRST) -> tuple[Fact, ...]:
    """Items 2 to 4: how many sets, how long it takes, when it came; where the date moved, the first one and why."""
    wording, dossier = source.wording, source.dossier
    original, certified, photocopy = map(words.number, dossier.intake.sums)
    sets = filled(
        wording.sets_value,
        sets=words.counted(dossier.intake.sets),
        original=original,
        certified=certified,
        photocopy=photocopy,
    )
    duration = dossier.reception.processing
    received = dossier.received_at or source.printing.printed_at
    return (
        *source.fact(wording.sets, sets),
        *source.fact(wording.processing, words.processing(duration) if duration else wording.processing_none),
        *source.fact(wording.received, _moment(wording, received)),
        *source.fact(wording.first_due, _first_due(source, reissue)),
    )


def due(source: Source[Wording]) -> Fact:
    """Item 5: the date that holds."""
    due_at, wording = source.dossier.due_at, source.wording
    value = _moment(wording, due_at) if due_at else wording.due_none
    return Fact(source.ink(wording.due), source.ink(value), bold=due_at is not None)


def box(source: Source[Wording]) -> tuple[str, str]:
    """Head and body of the one box: the due date, or how the office will tell when there is none."""
    due_at, wording = source.dossier.due_at, source.wording
    if due_at is None:
        return wording.no_due_head, _how_told(source)
    at = words.in_vietnam(due_at)
    clock = words.clock_in_words(at)
    values = {"clock": clock, "clock_caps": clock.upper(), "weekday": words.weekday(at.date())}
    values |= {"day": day_text(at.date()), "long_day": words.long_day(at.date())}
    return filled(wording.due_box_head, **values), filled(wording.due_box, **values)


def after_due(source: Source[Wording]) -> tuple[Fact, ...]:
    """Items 6 and 7: where the result is given, and the fee."""
    wording = source.wording
    return (*source.fact(wording.return_at, _return_at(source)), *source.fact(wording.fee, _fee(source)))


def register(source: Source[Wording]) -> Printed:
    """Book and ordinal in the register; "" while the dossier has none."""
    reception = source.dossier.reception
    ordinal = words.number(reception.ordinal) if reception.ordinal else ""
    return source.ink(filled(source.wording.register, book=reception.book, ordinal=ordinal))


def _paper(wording: Wording, paper: Paper, came_on: date | None) -> str:
    name = filled(wording.paper_note, name=paper.name, note=paper.note) or paper.name
    return filled(wording.paper_later, name=name, day=day_text(came_on) if came_on else "") or name


def _first_due(source: Source[Wording], reissue: Reissue) -> str:
    dossier, wording = source.dossier, source.wording
    if not dossier.has_moved or dossier.promised_at is None:
        return ""
    before = day_text(words.in_vietnam(dossier.promised_at).date())
    why = "; ".join(filter(None, (_why(wording, moved) for moved in reissue.moves)))
    return filled(wording.first_due_why, before=before, why=why) or before


def _why(wording: Wording, moved: Moved) -> str:
    templates = {
        Mover.SUPPLEMENT: wording.moved_by_supplement,
        Mover.APOLOGY: wording.moved_by_apology,
        Mover.PORTAL: wording.moved_by_portal,
    }
    since = day_text(moved.since) if moved.since else ""
    return filled(templates[moved.by], day=day_text(moved.on), since=since)


def _count(ink: Ink, copies: int) -> Printed:
    return ink(words.number(copies) if copies else "–")


def _moment(wording: Wording, moment: datetime) -> str:
    at = words.in_vietnam(moment)
    day = words.long_day(at.date()) if wording.long_dates else f"ngày {day_text(at.date())}"
    return filled(wording.moment, clock=words.clock_in_words(at), day=day)


def _how_told(source: Source[Wording]) -> str:
    intake, wording = source.dossier.intake, source.wording
    phone = intake.owner.phone or (intake.submitter.phone if intake.submitter else "")
    return (
        filled(wording.no_due_phone, phone=spaced(normal_phone(phone)))
        or filled(wording.no_due_hotline, hotline=source.office_name.hotline)
        or wording.no_due_counter
    )


def _return_at(source: Source[Wording]) -> str:
    intake, wording = source.dossier.intake, source.wording
    if intake.return_channel is ReturnChannel.ONLINE:
        return wording.return_online
    if intake.return_channel is ReturnChannel.COUNTER:
        return source.dossier.reception.return_place or source.office.return_place or wording.return_place_unknown
    address = intake.collector.address or intake.owner.address.text
    place = filled(wording.return_by_post, address=address) or wording.return_by_post.partition(":")[0]
    contact = ", ".join(part for part in (intake.collector.name, spaced(normal_phone(intake.collector.phone))) if part)
    return filled(wording.return_collector, place=place, name=contact) or place


def _fee(source: Source[Wording]) -> str:
    wording, intake = source.wording, source.dossier.intake
    taken = [fee for fee in source.dossier.fees if not fee.voided]
    said = _fee_state(wording, intake, sum(fee.amount for fee in taken))
    numbers = ", ".join(fee.receipt_number for fee in taken if fee.receipt_number)
    return filled(wording.fee_receipts, fee=said, numbers=numbers) or said


def _fee_state(wording: Wording, intake: Intake, paid: int) -> str:
    if intake.fee_exempt and not paid:
        return filled(wording.fee_exempt, reason=intake.fee_exempt)
    due = max(intake.fee_amount or 0, 0)
    if not due and not paid:
        return wording.fee_none
    amount = words.money(due or paid)
    if not paid:
        return filled(wording.fee_unpaid, amount=amount)
    if paid >= due:
        return filled(wording.fee_paid, amount=words.money(max(due, paid)))
    return filled(wording.fee_part, amount=amount, paid=words.money(paid))
