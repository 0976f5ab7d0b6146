"""The close of the day (chốt ngày) in one look: folders, cash, paper, what is unsent, and what a lead has to see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import msgspec

from cchc_desktop.domain.code import format_code
from cchc_desktop.domain.day_close import Cash, DayClose, Flagged, Voided
from cchc_desktop.domain.events import FeeCollected, FeeVoided
from cchc_desktop.domain.events import Voided as DossierVoided
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.reports import holders, pads
from cchc_desktop.reports.sync_state import works_alone
from cchc_desktop.store import dated, day_prints, deliveries, dossiers, numbers, rebuild, slip_numbers
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry

STUBS_KEPT = timedelta(days=60)  # as long as the number file remembers a pad


def day_close(db: Database, counter: str, day: date, until: str = "") -> DayClose:
    """All that is looked at when `day` is closed at the counter of that name; paper up to the moment `until`."""
    held = holders.holders(db)
    alone = works_alone(db)
    waiting, oldest = deliveries.waiting(db, _of_closing(db, day))
    return DayClose(
        day=day,
        counter=counter,
        holders=held,
        moves=dated.counts(db, day),
        missing=holders.under_way(db),
        missing_count=sum(each.count for each in held.held if each.given),
        left_behind=holders.left_behind(db),
        cash=_cash(db, day),
        prints=day_prints.prints_on(db, day, until),
        unsent=0 if alone else waiting,
        unsent_since=parse_instant(oldest) if oldest and not alone else None,
        late=pads.entered_by(db, day),
        unused_stubs=tuple(code for state in pads.states(db, day - STUBS_KEPT) for code in state.unused),
        flagged=tuple(_flagged(db, day)),
        voided=(*_voided_numbers(db, day), *_lost_letters(db, day), *_voided_dossiers(db, day)),
        works_alone=alone,
    )


def closed_at(db: Database, day: date) -> datetime | None:
    """When `day` was closed last; None when it was not."""
    noted = dated.closings(db, day)
    return parse_instant(noted[-1].occurred_at) if noted else None


def moved_since_closed(db: Database, day: date) -> bool:
    """Whether a dossier was worked on after `day` was closed: its figures are others now."""
    noted = dated.closings(db, day)
    return bool(noted) and dated.acted_since(db, noted[-1].pos)


def _of_closing(db: Database, day: date) -> list[int]:
    """The places of the entries that closing `day` has made itself, its slips among them: they are no work left over."""
    closed = dated.closings(db, day)
    if not closed:
        return []
    slips = day_prints.entries_of(db, "day_close", day.isoformat(), closed[0].pos)
    return [entry.pos for entry in closed] + slips


def _cash(db: Database, day: date) -> tuple[Cash, ...]:
    """By clerk and method; what is struck out counts against who struck it out, for they gave the money back."""
    sums: dict[tuple[str, str], list[int]] = {}
    names: dict[str, str] = {}
    for entry in dated.entries(db, ("fee.collected", "fee.voided"), day):
        event = rebuild.event_of(db, entry)
        names[entry.clerk_code] = entry.clerk_name
        if isinstance(event, FeeCollected):
            sums.setdefault((entry.clerk_code, event.method), [0, 0])[0] += event.amount
        elif isinstance(event, FeeVoided):
            amount, method = _struck_out(db, entry, event.fee_uid)
            sums.setdefault((entry.clerk_code, method), [0, 0])[1] += amount
    return tuple(Cash(code, names[code], method, *amounts) for (code, method), amounts in sorted(sums.items()))


def _struck_out(db: Database, entry: Entry, fee_uid: str) -> tuple[int, str]:
    dossier = dossiers.get(db, entry.dossier_uid or "")
    fee = next((fee for fee in dossier.fees if fee.uid == fee_uid), None) if dossier else None
    return (fee.amount, fee.method) if fee else (0, "")


def _flagged(db: Database, day: date) -> Iterator[Flagged]:
    for entry, detail in dated.counter_events(db, "approval", day):
        if detail.get("tuDuyet"):
            at = parse_instant(entry.occurred_at)
            yield Flagged(at, entry.clerk_code, entry.clerk_name, str(detail.get("viec", "")))


def _voided_numbers(db: Database, day: date) -> Iterator[Voided]:
    ranges = {known.range_id: known for known in numbers.ranges(db)}
    for entry in dated.entries(db, ("number.voided",), day):
        body = msgspec.json.decode(entry.payload)
        of = ranges.get(body["rangeId"])
        if of is None:
            continue
        first, last = (_number(of, date.fromisoformat(body["ngay"]), body[end]) for end in ("tu", "den"))
        yield Voided(first, last, str(body["lyDo"]))


def _lost_letters(db: Database, day: date) -> Iterator[Voided]:
    for _, detail in dated.counter_events(db, slip_numbers.LOST, day):
        yield Voided(str(detail.get("tu", "")), str(detail.get("den", "")), str(detail.get("lyDo", "")))


def _number(of: numbers.Range, day: date, number: int) -> str:
    if of.series != numbers.DOSSIER:
        return f"{of.prefix}…{day:%y%m%d}{number:04}"
    return format_code(of.prefix, day, number, of.width)


def _voided_dossiers(db: Database, day: date) -> Iterator[Voided]:
    for entry in dated.entries(db, ("dossier.voided",), day):
        event, dossier = rebuild.event_of(db, entry), dossiers.get(db, entry.dossier_uid or "")
        if isinstance(event, DossierVoided) and dossier is not None:
            yield Voided(dossier.printed_code, dossier.printed_code, event.reason)
