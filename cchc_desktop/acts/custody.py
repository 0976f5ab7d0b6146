"""Custody (giao nhận): folders to a division, results back, results to the citizen; every folder has one holder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cchc_desktop.acts import batches
from cchc_desktop.acts.demands import known_division
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import demand, find, record, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain import collecting
from cchc_desktop.domain.batch import HANDOVER, Batch, BatchNumber, Settled, digest, stem
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.code import parse_code, parse_provisional
from cchc_desktop.domain.differences import Difference, Kind, differences
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.event_cleaning import tidy
from cchc_desktop.domain.events import HandedOver, ResultArrived, ResultHandedOver, ResultPosted, SentBack, Taken
from cchc_desktop.domain.instants import to_millisecond
from cchc_desktop.domain.problem import Problem, errors
from cchc_desktop.domain.status import HolderKind
from cchc_desktop.domain.text import clean
from cchc_desktop.store import batches as stored
from cchc_desktop.store import dossiers
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.uids import new_uid


@dataclass(frozen=True, slots=True)
class Taking:
    """What became of a batch when it was taken in: the folders taken now, and where pile and slip differ."""

    number: str
    taken: tuple[Dossier, ...]
    differences: tuple[Difference, ...] = ()


def hand_over(db: Database, desk: Desk, uids: Sequence[str], division: str, by: Clerk, now: datetime) -> Batch:
    """Gives folders to a division: one act, one number, one entry a folder in the order of their codes; all or none."""
    require(by, Duty.HAND_OVER)
    act_id, at = new_uid(), to_millisecond(now)
    with transaction(db):
        folders = sorted(batches.found(db, uids), key=lambda dossier: dossier.printed_code)
        to = known_division(db, desk, division, folders)
        batches.demand_all(db, folders, lambda _: HandedOver(at, to))  # before a number is used up
        number = stored.next_number(db, desk.folder, stem(HANDOVER, desk.office.counter, at.date()), at.date())
        batches.record_all(db, folders, lambda _: HandedOver(at, to, number), by, act_id)
    codes = tuple(dossier.printed_code for dossier in folders)
    return Batch(number, act_id, to, at, Clerk(by.code, by.name, by.title), codes)


def take_batch(db: Database, slip: str, codes: Sequence[str] | None, person: str, by: Clerk, now: datetime) -> Taking:
    """The receiving side takes a batch: the folders scanned (`codes`), or with None all, as signed for on the slip.

    `slip` is the batch's number or its scanned bars; `person` who received. What was taken before is let be; what
    differs is told and not taken. A batch this store has no list of is taken by scanning its folders. Raises Refused.
    """
    require(by, Duty.HAND_OVER)
    if not clean(person):
        raise Refused((Problem("person", "batch.person", "Cần ghi tên người nhận. Chưa ghi nhận gì."),))
    with transaction(db):
        number, batch = batches.demand(db, slip)
        proof = _Proof(clean(person), to_millisecond(now), by, number.number)
        if batch is None:
            return _take_unlisted(db, number, codes, proof)
        waiting, ended = _waiting(db, number, proof)
        if codes is None:
            return _taken(db, number, list(waiting.values()), (), proof)
        scanned = [code if code in batch.codes else _listed(db, code) for code in map(_written, codes)]
        settled = set(batch.codes) - set(waiting)  # of this slip, taken before or not waited for any more
        told = _differing(db, list(waiting), [code for code in scanned if code not in settled])
        late = tuple(Difference(Kind.ENDED, code) for code in dict.fromkeys(scanned) if code in ended)
        here = [waiting[code] for code in waiting if code in set(scanned)]
        return _taken(db, number, here, (*told, *late), proof)


@dataclass(frozen=True, slots=True)
class _Proof:
    """Who received, when, and who says so."""

    person: str
    at: datetime
    by: Clerk
    slip_number: str

    def of(self, dossier: Dossier) -> Taken:
        return Taken(self.at, _division(dossier), self.person, self.slip_number)


def _taken(
    db: Database, number: BatchNumber, folders: Sequence[Dossier], told: tuple[Difference, ...], proof: _Proof
) -> Taking:
    return Taking(number.number, tuple(batches.record_all(db, folders, proof.of, proof.by, new_uid())), told)


def _waiting(db: Database, number: BatchNumber, proof: _Proof) -> tuple[dict[str, Dossier], set[str]]:
    """By code the folders of a batch that wait to be taken, and the codes of those that were ended under way.

    Raises Refused when none waits, and says what became of them.
    """
    waiting, ended, taken = {}, set(), 0
    entries = stored.of_number(db, number)
    for entry in entries:
        dossier = find(db, entry.dossier_uid or "")
        move = stored.last_move(db, dossier.uid)
        under_way = dossier.holder.kind is HolderKind.DIVISION and move is not None and move.pos == entry.pos
        if under_way and dossier.refuses(proof.of(dossier), proof.at.date()) is None:
            waiting[dossier.printed_code] = dossier
        elif under_way:
            ended.add(dossier.printed_code)
        else:
            taken += stored.taking_of(db, entry) is not None
    if not waiting:
        settled = Settled(taken, len(ended), len(entries) - taken - len(ended))
        raise Refused((Problem("number", "batch.taken", settled.words),))
    return waiting, ended


def _differing(db: Database, waiting: Sequence[str], scanned: Sequence[str]) -> tuple[Difference, ...]:
    others = {code: known[0] for code in scanned if code not in waiting and (known := dossiers.by_code(db, code))}
    return differences(waiting, scanned, {code: stored.slip_of(db, known.uid) for code, known in others.items()})


def _take_unlisted(db: Database, number: BatchNumber, codes: Sequence[str] | None, proof: _Proof) -> Taking:
    """What is scanned of another counter's batch is taken, and held against the check in the slip's bars."""
    if not codes:
        message = f"Kho của máy này không có phiếu {number.number}. Quét từng hồ sơ của phiếu để nhận. Chưa ghi gì."
        raise Refused((Problem("number", "batch.unknown", message),))
    scanned = list(dict.fromkeys(map(_written, codes)))
    told = [Difference(Kind.UNPROVED)] if number.check and digest(scanned) != number.check else []
    here = []
    for code in scanned:
        known = dossiers.by_code(db, code)
        if not known:
            told.append(Difference(Kind.UNKNOWN, code))
        elif known[0].refuses(proof.of(known[0]), proof.at.date()):
            told.append(Difference(Kind.EXTRA, code))
        elif not _taken_already(db, known[0]):
            here.append(known[0])
    return _taken(db, number, here, tuple(told), proof)


def _taken_already(db: Database, dossier: Dossier) -> bool:
    move = stored.last_move(db, dossier.uid)
    return move is not None and move.type == "custody.taken" and dossier.holder.kind is HolderKind.DIVISION


def _division(dossier: Dossier) -> str:
    """Who takes it: the division it was given to; offline, before that was heard of, the one it is for."""
    return dossier.holder.name if dossier.holder.kind is HolderKind.DIVISION else dossier.reception.division


def _written(text: str) -> str:
    """A scanned code as slips write it."""
    known = parse_code(text) or parse_provisional(text)
    return known.text if known else clean(text)


def _listed(db: Database, code: str) -> str:
    """The code a slip would list for what was scanned: an alias stands for the code that was printed first."""
    known = dossiers.by_code(db, code)
    return known[0].printed_code if known else code


def send_back(db: Database, uid: str, reason: str, by: Clerk, now: datetime) -> Dossier:
    """A folder comes back to the counter without a result."""
    require(by, Duty.HAND_OVER)
    with transaction(db):
        return record(db, find(db, uid), tidy(SentBack(to_millisecond(now), reason)), by)


def take_result(db: Database, uid: str, title: str, by: Clerk, now: datetime, shelf: str = "") -> Dossier:
    """The result lies at the counter, at its place on the shelf."""
    return take_results(db, [uid], shelf, by, now, title)[0]


def take_results(
    db: Database, uids: Sequence[str], shelf: str, by: Clerk, now: datetime, title: str = ""
) -> list[Dossier]:
    """Many results come back in one act and go to one place on the shelf; all of them or none."""
    require(by, Duty.TAKE_RESULT)
    event = tidy(ResultArrived(to_millisecond(now), title, shelf))
    with transaction(db):
        return batches.record_all(db, batches.found(db, uids), lambda _: event, by, new_uid())


def return_result(db: Database, uid: str, event: ResultHandedOver | ResultPosted, by: Clerk) -> Dossier:
    """The result goes to its collector, by hand or by public post; being overdue never stops it.

    Somebody authorised is named, with a number and the paper that says so; else it is the owner or the submitter.
    """
    require(by, Duty.RETURN_RESULT)
    event = tidy(event)
    with transaction(db):
        dossier = find(db, uid)
        demand(db, dossier, event)
        if isinstance(event, ResultHandedOver):
            found = errors(collecting.problems(dossier.intake, event, event.at.date()))
            if found:
                raise Refused(found)
            event = replace(event, collector=event.collector or dossier.intake.owner.name)
        return record(db, dossier, event, by)
