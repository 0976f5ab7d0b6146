"""Verification of what is kept beside dossiers and ledger (sổ số, nhật ký in, kết quả gửi): held against the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import msgspec
from sqlite_utils import Database

from cchc_desktop.domain.code import parse_code, parse_provisional
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SlipPrinted
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store import deliveries, ledger, numbers, prints, rebuild
from cchc_desktop.store.flaws import Flaw, Wrong
from cchc_desktop.store.prints import Print
from cchc_desktop.store.uids import unpacked

_UNDECIDED = ("deferred", "pending-upstream")
_Stretches = Mapping[tuple[int, str], list[tuple[int, int]]]  # (range, ISO day) → first and last of each


def folded_prints(dossier_uid: str | None, events: Iterable[SlipPrinted]) -> list[Print]:
    """The rows that printings add up to, in the order they were asked for."""
    found: dict[str, Print] = {}
    for event in events:
        at, uid = instant_text(event.at), event.print_uid
        what = (uid, dossier_uid, event.slip, event.slip_number, event.printing)
        known = found.get(uid) or Print(*what, event.state, event.printer, event.error, at, at)
        found[uid] = replace(known, state=event.state, printer=event.printer, error=event.error, changed_at=at)
    return list(found.values())


def check_counter_prints(db: Database) -> Flaw | None:
    """The printings of slips that are of no single dossier: folded again from their entries they are what is kept."""
    entries = ledger.selected(db, "where l.dossier_uid is null and l.type = 'slip.printed' order by l.pos", ())
    events = (rebuild.event_of(db, entry) for entry in entries)
    folded = folded_prints(None, (event for event in events if isinstance(event, SlipPrinted)))
    return None if folded == prints.of_no_dossier(db) else Flaw(Wrong.PRINTS, about="the counter")


@dataclass(frozen=True, slots=True)
class NumberBook:
    """Which numbers were given out and which voided, all of them."""

    ranges: list[numbers.Range]
    last: Mapping[tuple[int, str], int]
    voided: _Stretches
    padded: _Stretches

    @classmethod
    def of(cls, db: Database) -> NumberBook:
        """As the store has it."""
        rows = db.conn.execute("select range, day, last from numbers").fetchall()
        last = {(row[0], row[1]): row[2] for row in rows}
        return cls(numbers.ranges(db), last, _stretches(db, "voided_numbers"), _stretches(db, "pads"))

    def check(self, dossier: Dossier) -> Flaw | None:
        """A dossier received here: its number was given out, and not voided; one of no range here is not ours to judge."""
        for prefix, day, number in _named(dossier):
            for of in self.ranges:
                if of.prefix != prefix or not of.first <= number <= of.last:
                    continue
                key = (of.id, day.isoformat())
                if _holds(self.voided.get(key, ()), number):
                    return Flaw(Wrong.VOIDED, about=dossier.uid)
                if number > self.last.get(key, 0) and not _holds(self.padded.get(key, ()), number):
                    return Flaw(Wrong.NUMBER, about=dossier.uid)
        return None


def _named(dossier: Dossier) -> Iterable[tuple[str, date, int]]:
    """(prefix, day, number) of what was printed."""
    if dossier.code is not None:
        code = parse_code(dossier.code)
        return [(code.unit, code.day, code.ordinal)] if code else []
    provisional = parse_provisional(dossier.provisional or "")
    return [("T", provisional.day, provisional.ordinal)] if provisional else []


def _stretches(db: Database, table: str) -> _Stretches:
    found: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for row in db.conn.execute(f"select range, day, first, last from {table}"):  # noqa: S608 (constant names)
        found.setdefault((row[0], row[1]), []).append((row[2], row[3]))
    return found


def _holds(stretches: Iterable[tuple[int, int]], number: int) -> bool:
    return any(first <= number <= last for first, last in stretches)


class _Answer(msgspec.Struct):
    opId: str
    outcome: str


def check_deliveries(db: Database) -> Flaw | None:
    """Each answer names the entry it is kept with, every entry that counts as sent has one, and the counts agree."""
    decoder, acked, answered = msgspec.json.Decoder(_Answer), deliveries.acked(db), 0
    rows = db.conn.execute(
        "select d.pos, d.outcome, d.answer, l.op_id from deliveries d join ledger l on l.pos = d.pos order by d.pos"
    )
    for pos, outcome, data, op_id in rows:
        try:
            answer = decoder.decode(data)
        except msgspec.MsgspecError:
            return Flaw(Wrong.ANSWER, pos)
        decided_later = outcome == "applied" and answer.outcome in _UNDECIDED
        if answer.opId.lower() != unpacked(op_id) or (outcome != answer.outcome and not decided_later):
            return Flaw(Wrong.ANSWER, pos)
        if pos <= acked:
            answered += 1
            if pos != answered:  # places have no gaps
                return Flaw(Wrong.UNANSWERED, answered)
    if answered < min(acked, ledger.last_pos(db)):
        return Flaw(Wrong.UNANSWERED, answered + 1)
    agree = acked <= ledger.last_pos(db) and deliveries.receptions_sent(db) == ledger.receptions(db, 0, acked)
    return None if agree else Flaw(Wrong.SENT)
