"""One round of examining operations (một lượt xét): each meets its dossier, and all is written together at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub import (
    blanked,
    catalogues,
    deferral,
    dossiers,
    effects,
    journal,
    lost_ranges,
    put_back,
    ranges,
    reception,
)
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.reception import Desk
from cchc_desktop.hub.upstream import outbox
from cchc_desktop.hub.verdicts import Verdict, op_id_reused, rejected, too_early, unreadable, untouched
from cchc_desktop.wire.contract import Op, OpResult

SUPPORTED_VERSION = 1
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_BEFORE_RECEPTION = frozenset({"dossier.refused", "dossier.supplementRequested"})
_NEVER_WAITS = effects.WITHOUT_EFFECT - {"dossier.adopted"}


class _Named(msgspec.Struct):
    MaHoSo: str | None = None
    SoBienNhan: str | None = None
    MaTTHC: str | None = None


class _Voided(msgspec.Struct):
    rangeId: str = ""
    ngay: str = ""
    den: int = 0


class _Event(msgspec.Struct):
    suKien: str = ""
    chiTiet: lost_ranges.Told = msgspec.field(default_factory=lost_ranges.Told)


class Round:
    """The dossiers, codes and numbers of one batch while it is being examined."""

    def __init__(self, db: Connection, caller: Caller, now: datetime, withheld: frozenset[str] = frozenset()) -> None:
        """`withheld`: see Hub."""
        self.now = now
        self._db = db
        self._caller = caller
        self._kept: dict[str, Kept] = {}
        self._used: set[str] = set()
        self._holders: dict[str, set[str]] = {}
        self._ranges = ranges.of_device(db, caller.device_id)
        self._placed: tuple[str, tuple[str, str, int] | None] = "", None
        self._seen: list[tuple[str, str, int]] = []
        self._deferred: list[Op] = []
        self._awaiting: list[dict[str, Any]] | None = [] if outbox.is_open(db) else None
        self._received: dict[str, Kept] = {}
        self._ended: set[str] = set()
        self._desk = Desk(
            unit=caller.unit,
            device_id=caller.device_id,
            now=now,
            unknown=frozenset(),
            in_own_ranges=self._in_own_ranges,
            code_taken=self._code_taken,
            mint=self._mint,
            withheld=withheld,
        )

    def examine(self, ops: Sequence[Op]) -> list[OpResult]:
        """The outcome of each, in order; nothing but minted numbers is written yet."""
        self._used = journal.used_op_ids(self._db, [op.opId for op in ops])
        self._kept = dossiers.load(self._db, {op.dossierUid for op in ops if op.dossierUid})
        named = _named(ops)
        codes = {code for each in named for code in (each.MaHoSo, each.SoBienNhan) if code}
        self._holders = {code: set[str]() for code in codes} | dossiers.holders(self._db, codes, self._caller.unit)
        self._desk = self._desk._replace(unknown=self._unknown({each.MaTTHC for each in named if each.MaTTHC}))
        return [self._outcome(op) for op in ops]

    def _unknown(self, procedures: set[str]) -> frozenset[str]:
        """Those that no catalogue ever held; without any, or after one may have been lost, nothing can be said."""
        asked = {catalogues.base_code(code) for code in procedures}
        unknown = asked - catalogues.procedures_ever(self._db, asked) if asked else asked
        if not unknown or put_back.is_noticed(self._db, self._caller.unit) or not catalogues.is_loaded(self._db):
            return frozenset()
        return frozenset(unknown)

    def _outcome(self, op: Op) -> OpResult:
        if op.opId in self._used:
            return op_id_reused().result(op, None)
        self._used.add(op.opId)
        if op.type not in effects.TYPES:
            return unreadable("/type").result(op, None)
        if op.schemaVersion != SUPPORTED_VERSION:
            return unreadable("/schemaVersion").result(op, None)
        if blanked.is_blank(op):
            return self._blanked(op).result(op, None)
        if op.type == "number.voided":
            self._note_voided(op)
        if op.type == "counter.event":
            return self._noted(op).result(op, None)
        if op.dossierUid is None or op.type in _NEVER_WAITS:
            return self._without_dossier(op).result(op, None)
        return self._with_dossier(op, op.dossierUid)

    def _blanked(self, op: Op) -> Verdict:
        if op.type == "dossier.received" and op.dossierUid and op.dossierUid not in self._kept:
            self._ended.add(op.dossierUid)
        return untouched()

    def _without_dossier(self, op: Op) -> Verdict:
        return untouched() if op.type in _NEVER_WAITS else unreadable("/dossierUid")

    def _noted(self, op: Op) -> Verdict:
        """An entry about the counter; a range that it tells of may be news to a hub that was put back from a backup."""
        verdict, event = untouched(), _lenient(op.payload, _Event)
        if event is None or event.suKien != "range":
            return verdict
        if lost_ranges.is_news(self._db, self._caller, event.chiTiet):
            put_back.notice(self._db, self._caller.unit, self.now)
        learned = lost_ranges.learn(self._db, self._caller, event.chiTiet, self.now)
        if learned is not None:
            self._ranges = ranges.of_device(self._db, self._caller.device_id)
            self._placed = "", None
        if learned is False:
            verdict.warn(
                "DAI_SO_TRUNG", "Dải số này cổng đã cấp cho quầy khác sau khi khôi phục; quầy ngừng dùng dải số."
            )
        return verdict

    def _with_dossier(self, op: Op, uid: str) -> OpResult:
        dossier = self._kept.get(uid)
        if dossier is not None and dossier.unit != self._caller.unit:
            return rejected("DON_VI_KHONG_THAM_QUYEN", "Hồ sơ này thuộc đơn vị khác.").result(op, None)
        if op.type == "dossier.received":
            return self._receive(op, dossier)
        if dossier is not None:
            verdict = effects.apply(op, dossier, self._caller.device_id, self._caller.counter)
            return self._goes_on(dossier, verdict, verdict.result(op, dossier))
        if op.type in _BEFORE_RECEPTION and not deferral.waits(self._db, uid):
            return untouched().result(op, None)  # a slip given before reception: there is no dossier to change
        if uid in self._ended or blanked.is_of_one(self._db, uid):
            return untouched().result(op, None)
        self._deferred.append(op)
        return too_early().result(op, None)

    def _receive(self, op: Op, former: Kept | None) -> OpResult:
        verdict, dossier = reception.receive(op, former, self._desk)
        result = verdict.result(op, dossier)
        if dossier is None or not verdict.changed:
            return result
        dossier.arrived_at = dossier.arrived_at or instant_text(self.now)
        self._kept[dossier.uid] = dossier
        self._received[dossier.uid] = dossier
        self._note_codes(dossier)
        result.MaHoSo = dossier.data.get("MaHoSo")
        result.MaHoSoKhac = dossier.data.get("MaHoSoKhac")
        result.SoBienNhan = dossier.data.get("SoBienNhan")
        self._goes_on(dossier, verdict, result)
        return result

    def _goes_on(self, dossier: Kept, verdict: Verdict, result: OpResult) -> OpResult:
        """With a portal above, what changed the dossier is that portal's to finish."""
        if self._awaiting is not None and verdict.changed and (row := outbox.awaiting(dossier, result)):
            self._awaiting.append(row)
        return result

    def finish(self, instance: str) -> None:
        """After the entries stand in the journal: what waited for these dossiers, then everything to the database."""
        deferral.hold(self._db, instance, self._deferred)
        deferral.release(self._db, self._received, self.now)
        deferral.let_go(self._db, self._ended, self._caller.unit, self.now)
        dossiers.save(self._db, self._kept.values(), instant_text(self.now))
        outbox.note(self._db, self._awaiting or ())
        ranges.note_seen(self._db, self._seen)

    def _in_own_ranges(self, code: str) -> bool:
        return self._place(code) is not None

    def _place(self, code: str) -> tuple[str, str, int] | None:
        """Where a code stands in the device's ranges; asked twice of each."""
        if self._placed[0] != code:
            self._placed = code, ranges.containing(self._ranges, self._caller.unit, code)
        return self._placed[1]

    def _mint(self, day: str) -> str | None:
        """The day's next code that no counter has printed, out of its own ranges, before."""
        while (code := ranges.mint(self._db, self._caller.unit, day, self.now)) and self._code_taken(code, ""):
            pass
        return code

    def _code_taken(self, code: str, uid: str) -> bool:
        if code in self._holders:
            return bool(self._holders[code] - {uid})
        return bool(dossiers.holders(self._db, {code}, self._caller.unit).get(code, set()) - {uid})

    def _note_codes(self, dossier: Kept) -> None:
        for member in ("MaHoSo", "MaHoSoKhac", "SoBienNhan"):
            if code := dossier.data.get(member):
                self._holders.setdefault(code, set()).add(dossier.uid)
        code = dossier.data.get("MaHoSo")
        if code and (place := self._place(code)):
            self._seen.append(place)

    def _note_voided(self, op: Op) -> None:
        voided: Any = _lenient(op.payload, _Voided)
        if voided is None or not _DAY.fullmatch(voided.ngay[:10]):
            return
        if any(row.range_id == voided.rangeId and row.first <= voided.den <= row.last for row in self._ranges):
            self._seen.append((voided.rangeId, voided.ngay[:10], voided.den))


def _named(ops: Sequence[Op]) -> list[_Named]:
    """What these receptions print and want; one that cannot be read is judged later, where it is refused."""
    named = [_lenient(op.payload, _Named) for op in ops if op.type == "dossier.received"]
    return [name for name in named if name is not None]


def _lenient(payload: msgspec.Raw, kind: type[Any]) -> Any:
    try:
        return msgspec.json.decode(payload, type=kind)
    except (msgspec.MsgspecError, RecursionError):
        return None
