"""The reports there are: each is made under its own key, over any period, also where there is nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from factories import EVENTS, NOW, an_intake
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheet_fixtures import traced
from store_fixtures import a_store, entered, received

from cchc_desktop.domain import events as e
from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.period import Period, year_of
from cchc_desktop.reports.figures.registry import REPORTS
from cchc_desktop.store import deliveries, dossiers, facts, feedback, ledger, prints
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.uids import new_uid

TODAY = date(2026, 11, 23)
_A_KEY = re.compile(r"Enter|Ctrl|Shift|\bF\d")  # only the screen has keys


@pytest.mark.parametrize("key", REPORTS)
def test_a_report_is_called_by_its_key_and_its_rows_fit_its_columns(key: str, tmp_path: Path) -> None:
    db = a_store(tmp_path / "counter")
    for number in range(2):  # without a dossier, and with one
        sheet = REPORTS[key].sheet(db, year_of(2026), TODAY, WorkCalendar())
        assert sheet.key == key
        assert all(len(row.cells) == len(sheet.columns) for row in sheet.rows)
        assert all(len(row.traces) in (0, len(sheet.columns)) for row in sheet.rows)
        printed = [*sheet.notes, *(cell for row in sheet.rows for cell in row.cells if isinstance(cell, str))]
        assert not [text for text in printed if _A_KEY.search(text)]
        received(db, number)
    db.close()


def test_keys_can_stand_in_the_name_of_a_file_and_titles_are_told_apart() -> None:
    assert all(re.fullmatch("[a-z0-9-]+", key) for key in REPORTS)
    assert len({kind.title for kind in REPORTS.values()}) == len(REPORTS)


A_LIFE = st.one_of(*(EVENTS[kind] for kind in EVENTS if kind not in (e.Received, e.Adopted, e.PortalChanged)))
DAYS = st.integers(-30, 30)


def lived(db: Database, number: int, shift: int, happenings: list[tuple[e.Event, int]]) -> None:
    """One dossier, of one of three procedures, with all that is told of it besides."""
    channel, fee = list(Channel)[number % 3], 100 if number % 2 else None
    intake = an_intake(procedure_code=f"1.00000{number % 3}", channel=channel, fee_amount=fee)
    dossier = received(db, number, NOW + timedelta(days=shift), intake=intake, due_at=NOW + timedelta(days=20))
    for happening, after in happenings:
        event = replace(happening, at=NOW + timedelta(days=after))
        dossier = dossier.after(event)
        with transaction(db):
            dossiers.save(db, dossier)
            if isinstance(event, e.FeedbackRecorded):
                feedback.note(
                    db, dossier.uid, e.FeedbackRecorded(event.at, new_uid(), "phan-anh", "received", "Chờ lâu")
                )
            if isinstance(event, e.SlipPrinted):
                prints.note(db, dossier.uid, e.SlipPrinted(event.at, event.slip, event.state, new_uid(), number))
            entered(db, event, dossier)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(DAYS, st.lists(st.tuples(A_LIFE, DAYS), max_size=6)), min_size=4, max_size=9),
    DAYS,
    st.integers(0, 90),
)
def test_behind_each_number_of_any_report_stand_as_many_dossiers(
    tmp_path_factory: pytest.TempPathFactory,
    lives: list[tuple[int, list[tuple[e.Event, int]]]],
    first: int,
    length: int,
) -> None:
    db = a_store(tmp_path_factory.mktemp("store"))
    db.conn.execute("pragma synchronous = off")
    for number, (shift, happenings) in enumerate(lives):
        lived(db, number, shift, happenings)
        if number == 2:
            deliveries.set_acked(db, ledger.last_pos(db))
    start = (NOW + timedelta(days=first)).date()
    period, today = Period(start, start + timedelta(days=length)), start + timedelta(days=length // 2)
    for key, kind in REPORTS.items():
        for trace, wanted in traced(kind.sheet(db, period, today, WorkCalendar())):
            found = facts.selected(db, trace, today)
            assert len(found) == len(set(found)) == facts.count(db, trace, today)
            assert wanted in (None, len(found)), (key, trace)
    db.close()
