"""A report is read by who may read dossiers, and saved under a name of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from counter_fixtures import Counter

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.period import year_of
from cchc_desktop.reports.figures.asked import ReportAsked
from cchc_desktop.reports.figures.late import overdue
from cchc_desktop.reports.figures.registry import REPORTS, ReportKind
from cchc_desktop.sheets.as_file import CSV, XLSX
from cchc_desktop.sheets.progress import silent
from cchc_desktop.ui.figures import reading
from cchc_desktop.ui.figures.reading import Saving, Shown, read, save

ASKED = ReportAsked("ii06a", year_of(2026))


@pytest.fixture
def shown(counter: Counter) -> Shown:
    return read(counter.db, ASKED, counter.desk.calendar, counter.clerk, counter.now)


def test_an_administrator_reads_none(counter: Counter, shown: Shown, tmp_path: Path) -> None:
    admin = replace(counter.clerk, role=Role.ADMIN)
    with pytest.raises(Refused):
        read(counter.db, ASKED, counter.desk.calendar, admin, counter.now)
    with pytest.raises(Refused):
        save(counter.db, Saving(shown, CSV, tmp_path / "out"), counter.desk, admin, counter.now, silent)
    assert not (tmp_path / "out").exists()


def test_each_saving_has_a_file_of_its_own(counter: Counter, shown: Shown, tmp_path: Path) -> None:
    folder = tmp_path / "documents" / "out"
    how = counter.desk, counter.clerk, counter.now, silent
    files = [save(counter.db, Saving(shown, ending, folder), *how) for ending in (XLSX, CSV, XLSX)]

    name = "ii06a_2026-01-01_2026-12-31"
    assert [file.name for file in files] == [f"{name}.xlsx", f"{name}.csv", f"{name} (2).xlsx"]
    (page,) = openpyxl.load_workbook(files[0]).worksheets
    assert page["A2"].value == counter.desk.office.name_on(counter.now.date()).lower.upper()


def test_a_folder_that_cannot_be_written_to_is_told(counter: Counter, shown: Shown, tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.touch()
    with pytest.raises(Refused) as refused:
        save(counter.db, Saving(shown, XLSX, folder), counter.desk, counter.clerk, counter.now, silent)
    assert "Chưa lưu được tệp" in refused.value.sentence


def test_of_a_long_list_the_screen_has_the_beginning_and_a_file_all(
    counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "ON_SCREEN", 1)
    monkeypatch.setitem(REPORTS, "qua-han", ReportKind("qua-han", "Hồ sơ quá hạn", None, of_many=overdue))
    late = [counter.receive() for _ in range(2)]
    later = max(each.due_at for each in late if each.due_at) + timedelta(days=3)
    asked = ReportAsked("qua-han", year_of(2026))
    shown = read(counter.db, asked, counter.desk.calendar, counter.clerk, later)

    written: list[int] = []
    file = save(counter.db, Saving(shown, CSV, tmp_path), counter.desk, counter.clerk, later, written.append)

    assert "Còn 1 hồ sơ không nêu ở đây; bảng tính có đủ" in [row.cells[1] for row in shown.sheet.rows]
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines[2:4]] == [each.code for each in late]
    assert written == [len(lines) - 1]
