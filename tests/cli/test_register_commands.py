"""The command `register`: sifted as on its page, as JSON, spreadsheet and the official form."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest
from command_line import CommandLine
from pdf_text import text_of
from sqlite_utils import Database

from cchc_desktop.app import places


def test_sifted_by_what_is_given(practised: CommandLine, code: str) -> None:
    year = places.clock().year
    days = ("--from", f"{year}-01-01", "--to", f"{year}-12-31")
    found = practised("register", *days, "--status", "2", "--holder-kind", "counter", "--no-apology").json
    assert (found["total"], [line["code"] for line in found["lines"]]) == (1, [code])
    assert found["chosen_by"] == [f"Năm {year}", "Được tiếp nhận", "Quầy giữ", "chưa xin lỗi"]
    assert {"dossierUid", "received_at", "holder", "owner"} <= set(found["lines"][0])
    for given in (("--channel", "post"), ("--overdue",), ("--holder", "Phòng A"), ("--person", "X"), ("--by", "X")):
        assert practised("register", *given).json["total"] == 0, given


def test_the_official_form_is_journalled_and_read_back(
    practised: CommandLine, code: str, practice_db: Database, tmp_path: Path
) -> None:
    answer = practised("register", "--format", "pdf", "--out", tmp_path / "book.pdf")

    text = text_of(tmp_path / "book.pdf").replace("\ufffe", "-")
    assert "SỔ THEO DÕI HỒ SƠ" in text
    assert "Mẫu số 07" in text
    assert code.rsplit("-", maxsplit=1)[-1] in text
    rows = practice_db.conn.execute("select slip, slip_number, state from prints where slip = 'register'").fetchall()
    assert rows == [("register", answer.json["slip"], "handed_over")]


def test_the_same_lines_in_a_spreadsheet(practised: CommandLine, code: str, tmp_path: Path) -> None:
    for form in ("xlsx", "csv", "json"):
        answer = practised("register", "--format", form, "--out", tmp_path / f"r.{form}")
        assert (answer.code, answer.json["total"]) == (0, 1)
    (page,) = openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets
    assert code in {cell.value for row in page.iter_rows() for cell in row}
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        assert code in [line[0] for line in csv.reader(file, delimiter=";")]


def test_a_part_in_a_spreadsheet_is_called_one_and_says_of_what(
    practised: CommandLine, code: str, tmp_path: Path
) -> None:
    given = ("--to", "2999-01-01", "--due-from", "2025-01-01", "--format", "xlsx", "--out", tmp_path / "r.xlsx")
    assert practised("register", *given).json["total"] == 1
    (page,) = openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets
    first = [row[0].value for row in page.iter_rows(max_row=5)]
    assert first[2:4] == ["TRÍCH SỔ THEO DÕI", "Trích sổ, theo: nhận đến 01/01/2999; hẹn trả từ 01/01/2025"]
    cells = {str(cell.value) for row in page.iter_rows() for cell in row}
    assert code in cells
    assert not any("01/01/2000" in cell for cell in cells)


@pytest.mark.parametrize(
    ("given", "exit_code"),
    [
        (("--format", "pdf"), 64),
        (("--from", "2026-12-31", "--to", "2026-01-01"), 1),
        (("--due-from", "2026-12-01", "--due-to", "2026-11-01"), 1),
        (("--clerk", "qt01"), 1),
        (("--by", "NOBODY", "--format", "pdf", "--out", "nothing.pdf"), 1),
    ],
)
def test_what_cannot_be_done_is_refused(
    practised: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: tuple[str, ...], exit_code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    assert practised("register", *given).code == exit_code
    assert not (tmp_path / "nothing.pdf").exists()
