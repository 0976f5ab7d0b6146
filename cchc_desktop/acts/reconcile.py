"""Comparing with the portal (đối soát): asked for by a clerk or the day's close; each difference becomes work."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import msgspec

from cchc_desktop.acts import fork
from cchc_desktop.acts.portal_dossier import PORTAL, has_unsent
from cchc_desktop.acts.record import note_counter, require
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.store import dossiers, ledger, meta, reconciling, tasks
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.reconciling import Compared, Reconciled
from cchc_desktop.store.tasks import Task
from cchc_desktop.wire.reconciliation import Held, Upstream

NOT_THERE, NOT_HERE, DIFFERS = reconciling.KINDS
_VOIDED = {True: "đã hủy", False: "không hủy"}


class Found(NamedTuple):
    """What a comparison found, by uid: lacking at the portal, lacking here, and the members that differ.

    `documents` are the portal's own of what is lacking here or differs, as far as they were asked for.
    """

    compared: Collection[str]
    waiting: int
    not_there: Sequence[str]
    not_here: Sequence[str]
    differing: Mapping[str, Sequence[str]]
    documents: Mapping[str, dict[str, Any]]
    upstream: Upstream | None


def ask(db: Database, day: date, by: Clerk) -> None:
    """The next exchange compares this day with the portal."""
    require(by, Duty.SYNC)
    reconciling.ask(db, day)


def held(db: Database, page: Sequence[Compared]) -> list[Held]:
    """What is told of each; one with acts that were not sent yet is left out."""
    return [told_of(each) for each in page if not has_unsent(db, each.uid)]


def is_settled(db: Database, uid: str, pos: int) -> bool:
    """Whether a dossier stands as it was told of at that place of the ledger, and the portal knows all of it."""
    return not has_unsent(db, uid) and not reconciling.moved_since(db, uid, pos)


def told_of(each: Compared) -> Held:
    """A dossier as it is compared."""
    dossier = each.dossier
    return Held(each.uid, _code(dossier), dossier.status.value, dossier.paid, each.content, dossier.voided)


def _code(dossier: Dossier) -> str | None:
    return dossier.code or (dossier.alias if dossier.provisional else None)


def missing_here(db: Database, told: Collection[str]) -> list[str]:
    """Those of the dossiers this counter received, as the portal has it, that are not its own here.

    What a twin of this counter received is here as another's.
    """
    others = fork.has_twin(db)
    missing = (uid for uid in told if not dossiers.is_own(db, uid.lower()))
    return sorted(uid for uid in missing if not (others and dossiers.get(db, uid.lower())))


def take(db: Database, day: str, found: Found, now: datetime) -> Reconciled:
    """Notes how it came out: new differences are tasks, and those that are gone are closed."""
    at = instant_text(to_millisecond(now))
    with transaction(db):
        work = [*_lacking(db, found, at), *_differing(db, found, at)]
        for task in work:
            if not reconciling.is_told(db, task):
                tasks.add(db, task)
        _close_solved(db, found, now)
        onward = found.upstream
        done = Reconciled(
            at=at,
            day=day,
            pos=ledger.last_pos(db),
            compared=len(found.compared),
            not_there=len(found.not_there),
            not_here=len(found.not_here),
            differing=len(found.differing),
            waiting=found.waiting,
            onward_sent=onward.sent if onward else None,
            onward_waiting=onward.waiting if onward else 0,
            onward_failed=len(onward.failed) if onward else 0,
        )
        reconciling.note(db, done)
    return done


def _lacking(db: Database, found: Found, at: str) -> list[Task]:
    there = [Task(0, NOT_THERE, uid, None, _detail(NOT_THERE), at) for uid in found.not_there]
    here = []
    for uid in found.not_here:
        code = str(found.documents.get(uid, {}).get("MaHoSo") or "")
        known = uid if dossiers.get(db, uid) else None
        here.append(Task(0, NOT_HERE, known, None, _detail(NOT_HERE, MaHoSo=code, dossierUid=uid), at))
    return there + here


def _differing(db: Database, found: Found, at: str) -> list[Task]:
    work = []
    for uid, members in found.differing.items():
        dossier, document = dossiers.get(db, uid), found.documents.get(uid)
        ours = _ours(dossier) if dossier else {}
        sides = [
            {"ten": name, "quay": ours.get(name, ""), "cong": "" if document is None else _theirs(document, name)}
            for name in members
        ]
        work.append(Task(0, DIFFERS, uid, None, _detail(DIFFERS, thanhVien=sides), at))
    return work


def _ours(dossier: Dossier) -> dict[str, str]:
    told = {"MaHoSo": _code(dossier) or "", "TrangThaiHoSo": dossier.status.value, "tongTienDaThu": str(dossier.paid)}
    return {**told, "daHuy": _VOIDED[dossier.voided], "contentHash": ""}  # a hash tells nobody anything


def _theirs(document: Mapping[str, Any], name: str) -> str:
    if name == "tongTienDaThu":
        fees = [fee for fee in document.get("DanhSachLePhi") or [] if fee.get("trangThai") == "da-thu"]
        return str(sum(int(fee["Gia"]) for fee in fees if str(fee.get("Gia")).isdecimal()))
    if name == "daHuy":
        return _VOIDED[document.get(name) is True]
    return str(document.get(name) or "") if name != "contentHash" else ""


def _detail(kind: str, **members: Any) -> bytes:
    return msgspec.json.encode({"code": kind, **members})


def _close_solved(db: Database, found: Found, now: datetime) -> None:
    apart = {*found.not_there, *found.differing}
    for task_id, kind, uid in reconciling.open_tasks(db):
        solved = dossiers.is_own(db, uid) if kind == NOT_HERE else uid in found.compared and uid not in apart
        if uid and solved:
            tasks.close(db, task_id, instant_text(to_millisecond(now)), PORTAL.code)
            note_counter(db, "close_task", {"loai": kind, "viec": task_id}, PORTAL, now)


def unit_of(db: Database) -> str:
    """The unit that is compared: the one it was enrolled for."""
    return meta.read(db, "portal_unit") or ""
