"""Custody (giao nhận): folders to a division, results back, results to the citizen; every folder has one holder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cchc_desktop.acts import batches
from cchc_desktop.acts.demands import known_division
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import demand, find, note_counter, record, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain import collecting
from cchc_desktop.domain.batch import HANDOVER, Batch, BatchNumber, Receiver, Settled, digest, stem
from cchc_desktop.domain.clerk import Clerk, Duty
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
    """What became of a batch when it was taken in: the folders taken now, and where pile and slip differ.

    `assumed`: the division it was entered for because nobody named one, "" when it is known.
    """

    number: str
    taken: tuple[Dossier, ...]
    differences: tuple[Difference, ...] = ()
    assumed: str = ""

    @property
    def words(self) -> str:
        """Of what was assumed."""
        return f"Máy này chưa biết phiếu giao cho phòng nào; đã ghi {self.assumed} nhận. Xem lại bên nhận trên phiếu."


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


def take_batch(
    db: Database, slip: str, codes: Sequence[str] | None, receiver: str | Receiver, by: Clerk, now: datetime
) -> Taking:
    """The receiving side takes a batch: the folders scanned (`codes`), or with None all, as signed for on the slip.

    `slip` is the batch's number or its scanned bars. What was taken before is let be; what differs is told and not
    taken. A batch this store has no list of is taken by scanning its folders: those that the check in its bars proves
    to be all of it, with those taken under its number before; else none, unless confirmed. Raises Refused.
    """
    require(by, Duty.HAND_OVER)
    who = Receiver(receiver) if isinstance(receiver, str) else receiver
    if not clean(who.person):
        raise Refused((Problem("person", "batch.person", "Cần ghi tên người nhận. Chưa ghi nhận gì."),))
    with transaction(db):
        number, batch = batches.demand(db, slip)
        proof = _Proof(clean(who.person), to_millisecond(now), by, number.number, clean(who.division))
        if batch is None:
            return _take_unlisted(db, number, codes, proof, confirmed=who.confirmed)
        waiting, ended = _waiting(db, number, proof)
        if codes is None:
            return _taken(db, number, list(waiting.values()), (), proof)
        scanned = [code if code in batch.codes else batches.listed(db, code) for code in map(batches.written, codes)]
        settled = set(batch.codes) - set(waiting)  # of this slip, taken before or not waited for any more
        told = _differing(db, list(waiting), [code for code in scanned if code not in settled])
        late = tuple(
            Difference(Kind.ENDED, code, since=ended[code]) for code in dict.fromkeys(scanned) if code in ended
        )
        here = [waiting[code] for code in waiting if code in set(scanned)]
        return _taken(db, number, here, (*told, *late), proof)


@dataclass(frozen=True, slots=True)
class _Proof:
    """Who received, when, and who says so."""

    person: str
    at: datetime
    by: Clerk
    slip_number: str
    division: str = ""  # as the slip says; "": as this store knows

    def of(self, dossier: Dossier) -> Taken:
        """By the division it was given to; offline, before that was heard of, by the one named, or that it is for."""
        given = dossier.holder.name if dossier.holder.kind is HolderKind.DIVISION else ""
        return Taken(self.at, given or self.division or dossier.reception.division, self.person, self.slip_number)


def _taken(
    db: Database, number: BatchNumber, folders: Sequence[Dossier], told: tuple[Difference, ...], proof: _Proof
) -> Taking:
    return Taking(number.number, tuple(batches.record_all(db, folders, proof.of, proof.by, new_uid())), told)


def _waiting(db: Database, number: BatchNumber, proof: _Proof) -> tuple[dict[str, Dossier], dict[str, str]]:
    """By code the folders of a batch that wait to be taken; and of those ended under way since when, by whom.

    Raises Refused when none waits, and says what became of them.
    """
    waiting: dict[str, Dossier] = {}
    ended, taken = {}, 0
    entries = stored.of_number(db, number)
    for entry in entries:
        dossier = find(db, entry.dossier_uid or "")
        move = stored.last_move(db, dossier.uid)
        under_way = dossier.holder.kind is HolderKind.DIVISION and move is not None and move.pos == entry.pos
        if under_way and dossier.refuses(proof.of(dossier), proof.at.date()) is None:
            waiting[dossier.printed_code] = dossier
        elif under_way:
            ended[dossier.printed_code] = stored.settled(db, [entry])
        else:
            taken += stored.taking_of(db, entry) is not None
    if not waiting:
        since = stored.settled(db, entries)
        settled = Settled(taken, len(ended), len(entries) - taken - len(ended), since)
        raise Refused((Problem("number", "batch.taken", settled.words),))
    return waiting, ended


def _differing(db: Database, waiting: Sequence[str], scanned: Sequence[str]) -> tuple[Difference, ...]:
    others = {code: known[0] for code in scanned if code not in waiting and (known := dossiers.by_code(db, code))}
    return differences(waiting, scanned, {code: stored.slip_of(db, known.uid) for code, known in others.items()})


def _take_unlisted(
    db: Database, number: BatchNumber, codes: Sequence[str] | None, proof: _Proof, *, confirmed: bool
) -> Taking:
    """What is scanned of another counter's batch is held against the check in the slip's bars, and then taken."""
    if not codes:
        message = f"Kho của máy này không có phiếu {number.number}. Quét từng hồ sơ của phiếu để nhận. Chưa ghi gì."
        raise Refused((Problem("number", "batch.unknown", message),))
    names = {code: batches.listed(db, code) for code in map(batches.written, codes)}  # as on paper → as known here
    scanned = list(dict.fromkeys(names.values()))
    known = {code: found[0] for code in scanned if (found := dossiers.by_code(db, code))}
    extra = [code for code, each in known.items() if each.refuses(proof.of(each), proof.at.date())]
    fit = [code for code in known if code not in extra]
    before = stored.taken_under(db, number)
    printed = [code for code, name in names.items() if name in fit]  # provisional numbers stay on the slip
    piles = (scanned, [*before, *scanned], fit, [*before, *fit], list(names), printed)
    genuine = next((pile for pile in piles if number.check and digest(set(pile)) == number.check), None)
    told = (
        []
        if genuine and (set(scanned) <= set(genuine) or set(names) <= set(genuine))
        else [Difference(Kind.UNPROVED if number.check else Kind.UNCHECKED)]
    )
    told += [Difference(Kind.UNKNOWN, code) for code in scanned if code not in known]
    told += [Difference(Kind.EXTRA, code) for code in extra]
    here = [known[code] for code in fit if not _taken_already(db, known[code])]
    if genuine is None and not confirmed:
        return Taking(number.number, (), (*told, Difference(Kind.NOT_TAKEN)))
    taking = replace(_taken(db, number, here, tuple(told), proof), assumed=_assumed(here, proof))
    if genuine is None:
        _note_unproved(db, number, taking, proof)
    return taking


def _assumed(folders: Sequence[Dossier], proof: _Proof) -> str:
    """The division that folders are entered for by what they are; raises Refused when one slip cannot be for all."""
    if proof.division:
        return ""
    own = {proof.of(each).by for each in folders if each.holder.kind is not HolderKind.DIVISION}
    if len(own) > 1:
        message = "Hồ sơ của phiếu thuộc nhiều phòng. Ghi phòng nhận như trên phiếu, rồi nhận lại. Chưa ghi gì."
        raise Refused((Problem("division", "batch.division", message),))
    return next(iter(own), "")


def _note_unproved(db: Database, number: BatchNumber, taking: Taking, proof: _Proof) -> None:
    """That folders were taken one by one on a clerk's word, and how pile and slip differed."""
    told = [each.code for each in taking.differences if each.code]
    taken = [dossier.printed_code for dossier in taking.taken]
    detail = {"phieu": number.number, "maKiem": number.check, "daNhan": taken, "chenhLech": told}
    note_counter(db, "batch_unproved", detail, proof.by, proof.at)


def _taken_already(db: Database, dossier: Dossier) -> bool:
    move = stored.last_move(db, dossier.uid)
    return move is not None and move.type == "custody.taken" and dossier.holder.kind is HolderKind.DIVISION


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
