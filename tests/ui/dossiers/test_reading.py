"""What the page of the whole register reads: pages in order, columns of last time, lines for clipboard and file."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from counter_fixtures import Counter

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.period import Period, year_of
from cchc_desktop.domain.selection import Selection
from cchc_desktop.domain.selection_words import EARLIEST, LATEST
from cchc_desktop.reports.register import Line
from cchc_desktop.store import meta
from cchc_desktop.ui.dossiers import reading
from cchc_desktop.ui.dossiers.words import AT_FIRST


def test_first_page_and_those_after_it(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PAGE", 2)
    codes = [counter.receive().code for _ in range(5)]
    first = reading.first(counter.db, Selection(), counter.clerk, counter.now)
    last = reading.further(counter.db, Selection(), counter.clerk, counter.now, 2)
    assert (first.total, [line.code for line in first.lines]) == (5, codes[:2:-1])
    assert (last.first, [line.code for line in last.lines]) == (4, codes[:1])


def test_an_administrator_reads_no_dossiers(counter: Counter) -> None:
    for ask in (
        lambda: reading.first(counter.db, Selection(), counter.admin, counter.now),
        lambda: reading.further(counter.db, Selection(), counter.admin, counter.now, 0),
        lambda: reading.begin(counter.db, counter.admin),
        lambda: reading.name_choice(counter.db, Selection(), counter.admin, counter.now),
        lambda: reading.gathered(counter.db, "", counter.desk, counter.admin, counter.now),
        lambda: list(reading.rows(counter.db, Selection(), AT_FIRST, counter.admin, counter.now)),
    ):
        with pytest.raises(Refused):
            ask()


def test_columns_of_a_later_version_are_left_out(counter: Counter) -> None:
    assert reading.begin(counter.db, counter.clerk)[1] == AT_FIRST
    meta.write(counter.db, "register_columns", "code hologram owner")
    assert reading.begin(counter.db, counter.clerk)[1] == ("code", "owner")


def test_the_sheet_says_what_was_chosen() -> None:
    sheet = reading.sheet(Selection(period=year_of(2026), unsent=True), ("code", "due"))
    assert [column.label for column in sheet.columns] == ["Mã hồ sơ", "Hẹn trả"]
    assert (sheet.title, sheet.chosen) == ("Trích sổ theo dõi", "Trích sổ, theo: Năm 2026; chưa gửi cổng")
    whole = reading.sheet(Selection(), ("code",))
    assert (whole.title, whole.chosen, whole.period_title) == ("Cả sổ theo dõi", "", "")


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (Period(EARLIEST, date(2025, 11, 20)), "Trích sổ, theo: nhận đến 20/11/2025"),
        (Period(date(2025, 11, 20), LATEST), "Trích sổ, theo: nhận từ 20/11/2025"),
    ],
)
def test_the_sheet_invents_no_day_of_a_period_that_is_open(period: Period, said: str) -> None:
    sheet = reading.sheet(Selection(period=period), ("code", "due"))
    assert (sheet.chosen, sheet.period_title, sheet.notes) == (said, "", ())


@pytest.mark.parametrize(
    ("selection", "name"), [(Selection(), "so-theo-doi-"), (Selection(overdue=True), "trich-so-theo-doi-")]
)
def test_a_file_of_a_part_is_called_so(counter: Counter, tmp_path: Path, selection: Selection, name: str) -> None:
    saving = reading.Saving(selection, AT_FIRST, "csv", counter.desk.office, tmp_path)
    assert reading.save(counter.db, saving, counter.clerk, counter.now, lambda _count: None).name.startswith(name)


def test_days_are_days_in_a_spreadsheet_and_nothing_where_there_is_none(counter: Counter, tmp_path: Path) -> None:
    dossier = counter.receive()
    assert dossier.received_at
    assert dossier.due_at
    names = ("code", "received", "due", "finished")
    saving = reading.Saving(Selection(), names, "xlsx", counter.desk.office, tmp_path)
    file = reading.save(counter.db, saving, counter.clerk, counter.now, lambda _count: None)
    (page,) = openpyxl.load_workbook(file).worksheets
    code, *days = [cell for row in page.iter_rows() for cell in row][-4:]

    received = dossier.received_at.astimezone(VN).replace(second=0, microsecond=0, tzinfo=None)
    assert code.value == dossier.code
    assert [day.value for day in days] == [received, datetime.combine(dossier.due_at.astimezone(VN), time()), None]
    assert [day.number_format for day in days[:2]] == ["dd/mm/yyyy hh:mm", "dd/mm/yyyy"]


def test_days_in_csv_are_as_on_the_screen(counter: Counter, tmp_path: Path) -> None:
    dossier = counter.receive()
    assert dossier.received_at
    assert dossier.due_at
    saving = reading.Saving(Selection(), ("received", "due", "finished"), "csv", counter.desk.office, tmp_path)
    file = reading.save(counter.db, saving, counter.clerk, counter.now, lambda _count: None)
    last = file.read_text(encoding="utf-8-sig").splitlines()[-1]
    assert last == f"{dossier.received_at.astimezone(VN):%d/%m/%Y %H:%M};{dossier.due_at.astimezone(VN):%d/%m/%Y};"


def test_a_name_with_tabs_and_lines_stays_in_its_cell(line: Line) -> None:
    odd = line._replace(owner_name="Nguyễn\tVăn\nA")
    assert reading.copied([odd], ("code", "owner")) == f"Mã hồ sơ\tChủ hồ sơ\n{line.code}\tNguyễn Văn A"


@pytest.mark.parametrize("name", ["=cmd|'/c calc'!A0", "+84=1+1", "@SUM(1)", "-2+3"])
def test_a_name_that_a_spreadsheet_would_compute_is_copied_as_text(line: Line, name: str) -> None:
    assert reading.copied([line._replace(owner_name=name)], ("owner",)) == f"Chủ hồ sơ\n'{name}"


def test_what_stops_the_writing_leaves_no_file(counter: Counter, tmp_path: Path) -> None:
    counter.receive()

    def stop(_count: int) -> None:
        raise KeyboardInterrupt

    saving = reading.Saving(Selection(), AT_FIRST, "csv", counter.desk.office, tmp_path / "out")
    with pytest.raises(KeyboardInterrupt):
        reading.save(counter.db, saving, counter.clerk, counter.now, stop)
    assert list((tmp_path / "out").iterdir()) == []
