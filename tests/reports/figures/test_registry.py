"""The reports there are: each is made under its own key, over any period, also where there is nothing."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from store_fixtures import a_store, received

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.period import year_of
from cchc_desktop.reports.figures.registry import REPORTS

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("key", REPORTS)
def test_a_report_is_called_by_its_key_and_its_rows_fit_its_columns(key: str, tmp_path: Path) -> None:
    db = a_store(tmp_path / "counter")
    for number in range(2):  # without a dossier, and with one
        sheet = REPORTS[key].sheet(db, year_of(2026), TODAY, WorkCalendar())
        assert sheet.key == key
        assert all(len(row.cells) == len(sheet.columns) for row in sheet.rows)
        assert all(len(row.traces) in (0, len(sheet.columns)) for row in sheet.rows)
        received(db, number)
    db.close()


def test_keys_can_stand_in_the_name_of_a_file_and_titles_are_told_apart() -> None:
    assert all(re.fullmatch("[a-z0-9-]+", key) for key in REPORTS)
    assert len({kind.title for kind in REPORTS.values()}) == len(REPORTS)
