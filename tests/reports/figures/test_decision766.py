"""The indicators of Decision 766: shares, what is missing to full marks, and the dossiers that cost them."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from factories import NOW, an_intake
from store_fixtures import a_store, happened, received

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.events import (
    FeeCollected,
    FeedbackRecorded,
    FileLinked,
    Rated,
    ResultArrived,
    SupplementReceived,
    SupplementRequested,
)
from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.money import ONLINE
from cchc_desktop.domain.period import year_of
from cchc_desktop.domain.selection import Selection
from cchc_desktop.domain.sheet import Cell, Share
from cchc_desktop.reports.figures import decision766
from cchc_desktop.reports.figures.decision766 import indicators
from cchc_desktop.store import deliveries, facts, feedback, ledger
from cchc_desktop.store.connection import Database
from cchc_desktop.store.uids import new_uid

CALENDAR = WorkCalendar()
YEAR = year_of(NOW.year)
TODAY = NOW.date() + timedelta(days=40)


def after(days: int) -> datetime:
    return NOW + timedelta(days=days)


@pytest.fixture
def db(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Ten dossiers: six online, of which one paid so; four done, one of them late; one open and late; one disliked."""
    made = a_store(tmp_path_factory.mktemp("store"))
    for number in range(10):
        channel = Channel.ONLINE if number < 6 else Channel.COUNTER
        fee = 100 if number in (0, 1) else None
        intake = an_intake(channel=channel, fee_amount=fee)
        due = after(20) if number < 5 else after(90)
        dossier = received(made, number, NOW, intake=intake, due_at=due)
        if number == 0:
            dossier = happened(made, dossier, FeeCollected(NOW, "f", 100, ONLINE))
            dossier = happened(made, dossier, FileLinked(NOW, "a" * 64, 9, "application/pdf", "Đơn"))
            dossier = happened(made, dossier, FileLinked(NOW, "b" * 64, 9, "application/pdf"))
        if number == 1:
            dossier = happened(made, dossier, SupplementRequested(after(2), "Đơn"))
            dossier = happened(made, dossier, SupplementReceived(after(8), (), after(26)))
            happened(made, dossier, Rated(after(9), 1))
        if number < 4:
            happened(made, dossier, ResultArrived(after(10 if number < 3 else 22)))
    deliveries.set_acked(made, ledger.last_pos(made))
    received(made, 99, NOW, due_at=after(90))
    return made


def told(db: Database) -> dict[Cell, tuple[Cell, ...]]:
    return {row.cells[0]: row.cells[2:7] for row in indicators(db, YEAR, TODAY, CALENDAR).rows if row.cells[0]}


def test_each_indicator(db: Database) -> None:
    found = told(db)
    assert found["1.4"] == (10, 11, Share(10, 11), "100 %", 1)
    assert found["2.1"] == (9, 11, Share(9, 11), "100 %", 2)
    assert found["2.2"] == (Decimal("11.50"), 4, None, "", None)  # 10 + (10 - 6) + 10 + 22 over four
    assert found["3.3"] == (6, 11, Share(6, 11), "50 %", 0)
    assert found["3.6"] == (1, 2, Share(1, 2), "", None)
    assert found["4.1"] == (1, 4, Share(1, 4), "100 %", 3)
    assert found["4.2"] == (1, 4, Share(1, 4), "80 %", 3)
    assert found["5.4"] == (8, 11, Share(8, 11), "90 %", 2)


def test_what_costs_points_is_a_key_away_and_full_marks_need_no_advice(db: Database) -> None:
    rows = {row.cells[0]: row for row in indicators(db, YEAR, TODAY, CALENDAR).rows}
    unsent, late = (rows[number].traces[6] for number in ("1.4", "2.1"))
    assert isinstance(unsent, Selection)
    assert isinstance(late, Selection)
    assert facts.count(db, unsent, TODAY) == 1
    assert facts.count(db, late, TODAY) == 2  # done late, and open late
    assert (rows["3.3"].cells[7], rows["1.4"].cells[7]) == ("", "Gửi hồ sơ chưa lên cổng.")


def test_who_was_pleased_is_a_key_away_unless_somebody_was_taken_away_twice(db: Database) -> None:
    (trace,) = (row.traces[2] for row in indicators(db, YEAR, TODAY, CALENDAR).rows if row.cells[0] == "5.4")
    assert isinstance(trace, Selection)
    assert facts.count(db, trace, TODAY) == 8
    late = received(db, 100, NOW, due_at=after(5))
    happened(db, late, Rated(after(9), 1))
    (row,) = (row for row in indicators(db, YEAR, TODAY, CALENDAR).rows if row.cells[0] == "5.4")
    assert (row.cells[2], row.traces[2]) == (7, decision766._TWICE)


def test_steps_of_feedback_count_together(db: Database) -> None:
    for days in (1, 60):
        uid = new_uid()
        feedback.note(db, None, FeedbackRecorded(NOW, uid, "phan-anh", "received", "Chờ lâu"))
        feedback.note(db, None, FeedbackRecorded(after(days), uid, "phan-anh", "refused", ""))
    (row,) = (row for row in indicators(db, YEAR, TODAY, CALENDAR).rows if row.cells[0] == "5.1–5.3")
    assert row.cells[2:5] == (1, 2, Share(1, 2))
    assert isinstance(row.traces[2], str)
    assert row.cells[7]


def test_a_year_without_dossiers(db: Database) -> None:
    empty = indicators(db, YEAR.year_before, TODAY, CALENDAR)
    assert all(row.cells[3] == 0 for row in empty.rows)
