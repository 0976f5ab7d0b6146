"""A report is read by who may read dossiers, and saved under a name of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from counter_fixtures import Counter

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.period import year_of
from cchc_desktop.reports.figures.asked import ReportAsked
from cchc_desktop.ui.figures.reading import CSV, XLSX, Shown, read, save

ASKED = ReportAsked("ii06a", year_of(2026))


@pytest.fixture
def shown(counter: Counter) -> Shown:
    return read(counter.db, ASKED, counter.desk.calendar, counter.clerk, counter.now)


def test_an_administrator_reads_none(counter: Counter, shown: Shown, tmp_path: Path) -> None:
    admin = replace(counter.clerk, role=Role.ADMIN)
    with pytest.raises(Refused):
        read(counter.db, ASKED, counter.desk.calendar, admin, counter.now)
    with pytest.raises(Refused):
        save(counter.db, shown, counter.desk.office, tmp_path / "out", CSV, (admin, counter.now))
    assert not (tmp_path / "out").exists()


def test_each_saving_has_a_file_of_its_own(counter: Counter, shown: Shown, tmp_path: Path) -> None:
    folder = tmp_path / "documents" / "out"
    by = counter.clerk, counter.now
    files = [save(counter.db, shown, counter.desk.office, folder, ending, by) for ending in (XLSX, CSV, XLSX)]

    name = "ii06a_2026-01-01_2026-12-31"
    assert [file.name for file in files] == [f"{name}.xlsx", f"{name}.csv", f"{name} (2).xlsx"]
    (page,) = openpyxl.load_workbook(files[0]).worksheets
    assert page["A2"].value == counter.desk.office.name_on(counter.now.date()).lower.upper()


def test_a_folder_that_cannot_be_written_to_is_told(counter: Counter, shown: Shown, tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.touch()
    with pytest.raises(Refused) as refused:
        save(counter.db, shown, counter.desk.office, folder, XLSX, (counter.clerk, counter.now))
    assert "Chưa lưu được tệp" in refused.value.sentence
