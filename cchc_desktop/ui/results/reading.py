"""What the page of the results reads (đọc kệ kết quả): the shelf, and what a scanned code is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.acts.record import require, since
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.possible import no_result
from cchc_desktop.domain.postal import PostalArrival, PostalList
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.status import HolderKind, Status
from cchc_desktop.reports import lookup, post, shelf
from cchc_desktop.reports.arrivals import unconfirmed
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.reports.voiding import voided
from cchc_desktop.store import dossiers
from cchc_desktop.store.connection import Database


@dataclass(frozen=True, slots=True)
class Arriving:
    """A folder that is scanned while a division has it: its result is back; `doubt`: nobody there said to have it."""

    dossier: Dossier
    doubt: Problem | None = None


@dataclass(frozen=True, slots=True)
class Unfit:
    """A scan that leads to no result; the sentence says why and what to do."""

    sentence: str


Scanned = OnShelf | Arriving | Unfit


@dataclass(frozen=True, slots=True)
class PostOfDay:
    """What came and what left by public post on a day."""

    arrivals: tuple[PostalArrival, ...] = ()
    lists: tuple[PostalList, ...] = ()


def read_post(db: Database, clock: Callable[[], datetime], by: Clerk) -> PostOfDay:
    """Today's items; raises Refused for a clerk who returns nothing."""
    require(by, Duty.RETURN_RESULT)
    day = clock().astimezone(VN).date()
    return PostOfDay(post.arrivals_on(db, day), post.lists_on(db, day))


def read(db: Database, by: Clerk) -> tuple[OnShelf, ...]:
    """The shelf; raises Refused for a clerk who returns nothing."""
    require(by, Duty.RETURN_RESULT)
    return shelf.on_shelf(db)


def about(db: Database, code: str, by: Clerk) -> Scanned:
    """What a scanned receipt or folder is here for."""
    require(by, Duty.RETURN_RESULT)
    found = dossiers.by_code(db, code)
    if not found:
        stub = lookup.unentered(db, code)
        return Unfit(f"{stub} F2 rồi quét lại giấy này." if stub else lookup.not_one(db, code, 0))
    dossier = found[0]
    if dossier.status is Status.RETURNED:
        given = _since(db, dossier, f"{code} đã trả kết quả{_on(dossier)}.")
        return Unfit(f"{given} Mở hồ sơ để xem ai đã nhận.")
    if dossier.voided and (told := voided(db, dossier.uid)):
        return Unfit(f"{code}: {told}")
    if dossier.voided or dossier.status.ended:
        ended = f"{code} đang ở trạng thái “{dossier.status.label}” nên không có kết quả để trả."
        return Unfit(_since(db, dossier, ended))
    if dossier.status is Status.FINISHED and dossier.holder.kind is HolderKind.COUNTER:
        return shelf.placed(db, dossier)
    if problem := no_result(dossier):
        return Unfit(f"{code}: {since(db, dossier, problem).message}")
    return Arriving(dossier, unconfirmed(db, dossier.uid))


def _since(db: Database, dossier: Dossier, stands: str) -> str:
    """What its status is, with since when it is that, and by whom."""
    return since(db, dossier, Problem("", "dossier.status", stands)).message


def _on(dossier: Dossier) -> str:
    return f" ngày {dossier.returned_at:%d/%m/%Y}" if dossier.returned_at else ""
