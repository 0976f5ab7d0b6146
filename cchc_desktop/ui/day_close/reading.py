"""What the page of the day's close reads (đọc cuối ngày), and what it has done on the writer's thread."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from cchc_desktop.acts import day_close as acts
from cchc_desktop.acts import pad
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty, Role
from cchc_desktop.domain.day_close import DayClose
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.pad import Pad
from cchc_desktop.domain.problem import Problem
from cchc_desktop.reports import apologies, day_close, day_words, feedback
from cchc_desktop.reports.day_words import LEADS, Line
from cchc_desktop.reports.sync_standing import Standing, sync_standing
from cchc_desktop.store.connection import Database
from cchc_desktop.ui.deeds.form import Answers
from cchc_desktop.ui.typed_date import NO_DAY, read_date


@dataclass(frozen=True, slots=True)
class Reading:
    """The day in one look; `closed_at` when it was closed last, None: not yet; `moved`: other figures since then."""

    closing: DayClose
    lines: tuple[Line, ...]
    closed_at: datetime | None
    standing: Standing = field(default_factory=Standing)
    moved: bool = False


def read(db: Database, desk: Desk, clock: Callable[[], datetime], by: Clerk) -> Reading:
    """Raises Refused for a clerk who closes no day; for a lead what a lead has to see stands first."""
    require(by, Duty.CLOSE_DAY)
    now = clock()
    day = _today(now)
    closing = day_close.day_close(db, desk.office.counter, day)
    late, told = apologies.to_apologise(db, desk.calendar, now), feedback.waiting(db, desk.calendar, now)
    lines = day_words.lines(closing, late, told)
    if by.role is Role.LEAD:
        lines = tuple(sorted(lines, key=lambda line: line.matter not in LEADS))
    return Reading(
        closing, lines, day_close.closed_at(db, day), sync_standing(db), day_close.moved_since_closed(db, day)
    )


def close(db: Database, desk: Desk, by: Clerk, now: datetime) -> date:
    """Closes today as it stands at this moment, which may be later than what the page shows; the day."""
    day = _today(now)
    acts.close_day(db, day_close.day_close(db, desk.office.counter, day), by, now)
    return day


def make_pad(db: Database, desk: Desk, answers: Answers, by: Clerk, now: datetime) -> Pad:
    """A pad as it was asked for; raises Refused with problems named as the questions are."""
    found = []
    count = re.sub(r"[.\s]", "", answers.get("count", ""))
    if not (count.isascii() and count.isdigit() and len(count) <= 9):
        found.append(Problem("count", "pad.digits", "Số giấy chỉ gồm chữ số, ví dụ 50. Chưa làm gì."))
    day = read_date(answers.get("day", "").strip())
    if day is None:
        found.append(Problem("day", "pad.no_day", f"{NO_DAY} Chưa làm gì."))
    if found or day is None:
        raise Refused(found)
    return pad.make_pad(db, desk, int(count), by, now, day)


def _today(now: datetime) -> date:
    return now.astimezone(VN).date()
