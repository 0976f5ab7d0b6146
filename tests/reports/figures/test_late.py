"""Overdue dossiers: those without an apology first, each with its days and its cause; the figures agree with II.06a."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from factories import NOW
from store_fixtures import a_store, happened, received

from cchc_desktop.domain.events import Apologised, ResultArrived, SupplementReceived, SupplementRequested
from cchc_desktop.domain.period import Period, month_of
from cchc_desktop.domain.selection import Figure
from cchc_desktop.domain.sheet import Role
from cchc_desktop.reports.figures.late import overdue
from cchc_desktop.store import facts, tallies
from cchc_desktop.store.connection import Database

MONTH = month_of(NOW.year, NOW.month)
TODAY = MONTH.last


def on(day: int) -> datetime:
    return NOW.replace(day=day)


@pytest.fixture
def db(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Number 1 in time, 2 done late, 3 open and late, 4 late with an apology, 5 asked for papers twice."""
    made = a_store(tmp_path_factory.mktemp("store"))
    due = {"due_at": on(15)}
    happened(made, received(made, 1, on(6), **due), ResultArrived(on(14)))
    happened(made, received(made, 2, on(6), **due), ResultArrived(on(18)))
    received(made, 3, on(6), **due)
    happened(made, received(made, 4, on(6), **due), Apologised(on(14), "Chờ ý kiến Sở Y tế", on(25)))
    twice = received(made, 5, on(6), due_at=on(28) + timedelta(days=20))
    twice = happened(made, twice, SupplementRequested(on(7), "Đơn"))
    twice = happened(made, twice, SupplementReceived(on(8), (), on(28) + timedelta(days=20)))
    happened(made, twice, SupplementRequested(on(9), "Đơn lại"))
    return made


def test_each_with_its_days_and_its_cause(db: Database) -> None:
    sheet = overdue(db, MONTH, TODAY)
    told = [(str(row.cells[0])[-4:], *row.cells[5:]) for row in sheet.rows if row.role is Role.ROW]
    late = (TODAY - on(15).date()).days
    assert told == [
        ("3002", 3, None, ""),
        ("3003", late, None, ""),
        ("3005", None, None, "Yêu cầu bổ sung lần 2"),
        ("3004", late, on(14).date(), "Chờ ý kiến Sở Y tế"),
    ]
    headings = [row.cells[1] for row in sheet.rows if row.role is Role.GROUP]
    assert headings == ["Chưa xin lỗi: 3 hồ sơ, trong đó 2 chưa xong", "Đã xin lỗi: 1 hồ sơ, trong đó 1 chưa xong"]


def test_it_agrees_with_the_figures_and_leads_to_them(db: Database) -> None:
    sheet = overdue(db, MONTH, TODAY)
    ((_, counted),) = facts.figures(db, MONTH, TODAY).items()
    assert sheet.rows[-1].cells[5] == counted[Figure.FINISHED_LATE] + counted[Figure.OPEN_LATE] == 4
    traces = [row.traces[1] for row in sheet.rows if row.role is Role.GROUP]
    assert [facts.count(db, trace, TODAY) for trace in traces if trace] == [3, 1]


def test_what_waits_for_papers_is_late_by_no_days(tmp_path: Path) -> None:
    made = a_store(tmp_path)
    twice = received(made, 1, on(6), due_at=on(12))
    twice = happened(made, twice, SupplementRequested(on(7), "Đơn"))
    twice = happened(made, twice, SupplementReceived(on(8), (), on(13)))
    happened(made, twice, SupplementRequested(on(9), "Đơn lại"))
    already = received(made, 2, on(6), due_at=on(8))
    already = happened(made, already, SupplementRequested(on(7), "Đơn"))
    already = happened(made, already, SupplementReceived(on(8), (), on(9)))
    happened(made, already, SupplementRequested(on(12), "Đơn lại"))

    rows = {str(row.cells[0])[-1:]: row for row in overdue(made, MONTH, TODAY).rows if row.role is Role.ROW}

    assert rows["1"].cells[5:] == (None, None, "Yêu cầu bổ sung lần 2")
    assert rows["2"].cells[5:] == (3, None, "")  # until the second request


def test_thousands_are_written_with_a_dot(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tallies, "late_counts", lambda *_: {False: tallies.LateCount(1200, 800)})
    heading = overdue(db, MONTH, TODAY).rows[0].cells
    assert heading[:2] == (None, "Chưa xin lỗi: 1.200 hồ sơ, trong đó 800 chưa xong")


def test_a_list_that_is_cut_says_so_where_it_ends_and_leads_on(db: Database) -> None:
    rows = overdue(db, MONTH, TODAY, most=2).rows
    assert [str(row.cells[0])[-4:] for row in rows if row.role is Role.ROW] == ["3002", "3003", "3004"]
    assert rows[3].cells[1] == "Còn 1 hồ sơ không nêu ở đây; bảng tính có đủ"
    assert rows[3].traces == rows[0].traces
    assert rows[-1].cells[5] == 4


def test_before_the_first_dossier(db: Database) -> None:
    day = TODAY.replace(year=2001)
    assert overdue(db, Period(day, day), TODAY).rows[-1].cells[5] == 0
