"""Retention (hết hạn lưu trữ): what dossiers said of people is blanked once its time is over; the chain still stands.

An administrator's act, by a decision of the office. Never of what is open, or not settled with the portal: its entries
have to be sent as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from cchc_desktop.acts import clock
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import enter, find, note_counter, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.events import Blanked
from cchc_desktop.domain.instants import VN, day_text, instant_text, to_millisecond
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.retention import bare, years_before
from cchc_desktop.domain.text import clean
from cchc_desktop.store import deliveries, dossiers, files, retention, transfers
from cchc_desktop.store.connection import Database, checkpoint, transaction
from cchc_desktop.store.retention import Over
from cchc_desktop.store.uids import new_uid

BEGUN, DONE = "retention", "retention_done"  # of a counter's entries
_AT_ONCE = 25  # dossiers in one transaction: the counter's own acts wait for no more
_LONGEST = 200  # of what a decision is called
_NOT_YET_NAMED = timedelta(days=1)  # a scan is kept shortly before the entry that names it


@dataclass(frozen=True, slots=True)
class Planned:
    """What would be blanked: own dossiers, by procedure field; `held_back`: over, but something is not settled yet."""

    dossiers: int
    by_field: dict[str, int]
    mirrored: int
    held_back: int


@dataclass(frozen=True, slots=True)
class Done:
    """What was blanked, and deleted."""

    dossiers: int
    entries: int
    mirrored: int
    scans: int
    drafts: int


def plan(db: Database, desk: Desk, before: date, by: Clerk, now: datetime) -> Planned:
    """What `apply` would do now. Raises Refused."""
    _demand(db, desk, before, by, now)
    fields = Counter(each.procedure_field for each in _over(db, desk, before, now))
    every = sum(1 for _ in _past(desk, now, retention.all_over(db, before)))
    mirrored = sum(1 for _ in _past(desk, now, retention.mirrored(db, before)))
    return Planned(fields.total(), dict(sorted(fields.items())), mirrored, every - fields.total())


def apply(db: Database, desk: Desk, order: tuple[date, str], by: Clerk, now: datetime) -> Done:
    """Blanks what ended before a day, by the decision named with it. Raises Refused.

    Cut off, what was done stands, each dossier whole, and the same order goes on with the others.
    """
    before, decision = order[0], clean(order[1])
    _demand(db, desk, before, by, now)
    if not decision or len(decision) > _LONGEST:
        message = f"Cần ghi số quyết định cho phép xóa, không quá {_LONGEST} ký tự. Chưa xóa gì."
        raise Refused((Problem("decision", "retention.decision", message),))
    act = new_uid()
    note_counter(db, BEGUN, {"truoc": before.isoformat(), "quyetDinh": decision}, by, now, act)
    transfers.gather(db)  # a scan that was never queued has not gone to the portal
    with retention.overwriting(db):
        own, entries = _blank_own(db, desk, before, by, now, act)
        mirrored = _blank_mirrored(db, desk, before, now)
        with transaction(db):
            drafts = retention.drop_drafts(db, before)
        unnamed_since = instant_text(to_millisecond(now - _NOT_YET_NAMED))
        scans = files.drop_unnamed(db, lambda sha256: retention.is_named(db, sha256), unnamed_since)
        retention.forget_words(db)
    done = Done(own, entries, mirrored, scans, drafts)
    counts = {"soHoSo": own, "soMuc": entries, "hoSoQuayKhac": mirrored, "soTep": scans, "soNhap": drafts}
    note_counter(db, DONE, {"truoc": before.isoformat()} | counts, by, now, act)
    checkpoint(db)
    return done


def _demand(db: Database, desk: Desk, before: date, by: Clerk, now: datetime) -> None:
    require(by, Duty.RETENTION)
    if clock.is_doubted(db):
        message = "Đồng hồ máy đang được bù ngày nên chưa biết hồ sơ nào hết hạn lưu. Chỉnh giờ máy trước. Chưa xóa gì."
        raise Refused((Problem("before", "retention.clock", message),))
    latest = years_before(now.astimezone(VN).date(), desk.office.retention.shortest)
    if before > latest:
        message = (
            f"Hồ sơ kết thúc từ {day_text(latest)} còn trong hạn lưu {desk.office.retention.shortest} năm. "
            "Chọn ngày sớm hơn. Chưa xóa gì."
        )
        raise Refused((Problem("before", "retention.early", message),))


def _over(db: Database, desk: Desk, before: date, now: datetime) -> Iterator[Over]:
    return _past(desk, now, retention.over(db, before, deliveries.acked(db)))


def _past(desk: Desk, now: datetime, found: Iterable[Over]) -> Iterator[Over]:
    """Those whose own time is over too: of some procedure fields it is longer."""
    today, times = now.astimezone(VN).date(), desk.office.retention
    return (each for each in found if each.ended_on < times.until(each.procedure_field, today))


def _blank_own(db: Database, desk: Desk, before: date, by: Clerk, now: datetime, act: str) -> tuple[int, int]:
    dossiers_done = entries = 0
    for some in _chunks(_over(db, desk, before, now)):
        with transaction(db):
            acked = deliveries.acked(db)
            for each in some:
                if retention.still_over(db, each, before, acked):
                    entries += _blank(db, each.uid, by, now, act)
                    dossiers_done += 1
    return dossiers_done, entries


def _blank(db: Database, uid: str, by: Clerk, now: datetime, act: str) -> int:
    before = find(db, uid)
    event = Blanked(to_millisecond(now), bare(before))
    after = before.after(event)
    dossiers.update(db, before, after)
    entry = enter(db, event, after, by, act, dossiers.standing(db, uid)[1])
    return retention.clear(db, uid, entry.pos)


def _blank_mirrored(db: Database, desk: Desk, before: date, now: datetime) -> int:
    count = 0
    for some in _chunks(_past(desk, now, retention.mirrored(db, before))):
        with transaction(db):
            for each in some:
                dossier = find(db, each.uid)
                if not dossiers.is_own(db, each.uid):
                    dossiers.update(db, dossier, bare(dossier), own=False)
                    retention.clear(db, each.uid, 0)
                    count += 1
    return count


def _chunks(found: Iterator[Over]) -> Iterator[list[Over]]:
    while some := list(islice(found, _AT_ONCE)):
        yield some
