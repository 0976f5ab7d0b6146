"""The command `report`: every report there is, in every form, over any days."""

from __future__ import annotations

import csv
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from command_line import CommandLine
from pdf_text import text_of
from sheet_fixtures import narrow

from cchc_desktop.app import places
from cchc_desktop.cli.report_commands import told
from cchc_desktop.reports.figures.registry import REPORTS


def days() -> list[str]:
    year = places.clock().year
    return ["--from", f"{year}-01-01", "--to", f"{year}-12-31"]


def test_without_a_key_the_reports_there_are(practised: CommandLine) -> None:
    assert [each["key"] for each in practised("report").json] == list(REPORTS)
    unknown = practised("report", "khong-co", *days())
    assert (unknown.code, unknown.json["reports"]) == (64, list(REPORTS))


def test_every_report_has_a_row_of_cells_for_its_columns(practised: CommandLine, code: str) -> None:
    for key in REPORTS:
        answer = practised("report", key, *days())

        assert answer.code == 0
        sheet = answer.json
        assert (sheet["key"], sheet["from"]) == (key, days()[1])
        assert all(len(row["cells"]) == len(sheet["columns"]) for row in sheet["rows"])


def test_the_same_figures_in_every_form(practised: CommandLine, code: str, tmp_path: Path) -> None:
    answers = {
        form: practised("report", "ii06a", *days(), "--before", "--format", form, "--out", tmp_path / f"r.{form}")
        for form in ("json", "pdf", "xlsx", "csv")
    }

    assert [(each.code, each.json["file"]) for each in answers.values()] == [
        (0, str(tmp_path / f"r.{form}")) for form in answers
    ]
    rows = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["rows"]
    total = next(row["cells"] for row in rows if row["role"] == "total")
    assert total[2] == 1
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [str(total[2])] == [line[2] for line in csv.reader(file, delimiter=";") if line[1] == total[1]]
    (page,) = openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets
    assert [row[2].value for row in page.iter_rows() if row[1].value == total[1]] == [1]
    assert total[1] in text_of(tmp_path / "r.pdf")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (("--from", "2026-12-31", "--to", "2026-01-01"), "to"),
        (("--to", "2026-01-01"), "from"),
        (("--from", "2026-01-01"), "to"),
        (("--from", "0001-01-01", "--to", "0001-12-31", "--before"), "from"),
        (("--from", "2990-01-01", "--to", "2990-12-31"), "from"),
    ],
)
def test_a_period_upside_down_half_or_still_to_come_is_refused(
    practised: CommandLine, given: tuple[str, ...], field: str
) -> None:
    answer = practised("report", "ii06a", *given)
    assert (answer.code, [each["field"] for each in answer.json["problems"]]) == (1, [field])


def test_a_period_before_the_first_dossier_is_all_noughts(practised: CommandLine, code: str) -> None:
    rows = practised("report", "ii06a", "--from", "1990-01-01", "--to", "1990-12-31").json["rows"]
    assert {cell for row in rows for cell in row["cells"] if isinstance(cell, int)} <= {0}


def test_a_file_is_named_and_can_be_written(practised: CommandLine, tmp_path: Path) -> None:
    assert practised("report", "ii06a", *days(), "--format", "xlsx").code == 64
    nowhere = practised("report", "ii06a", *days(), "--format", "csv", "--out", tmp_path / "no" / "r.csv")
    assert nowhere.code == 1
    assert "để ghi tệp." in nowhere.err
    (tmp_path / "folder.csv").mkdir()
    assert practised("report", "ii06a", *days(), "--format", "csv", "--out", tmp_path / "folder.csv").code == 64


def test_an_administrator_sees_no_figures(practised: CommandLine) -> None:
    assert practised("report", "ii06a", *days(), "--clerk", "qt01").code == 1


def test_cells_as_scripts_read_them() -> None:
    cells = told(narrow())["rows"][0]["cells"]
    share = {"part": 29, "whole": 76, "per_cent": "38.16"}
    assert cells == ["Bưu chính công ích", "1.001776", share, 1_254_000, "2026-01-05", "1234.5"]
    assert date.fromisoformat(cells[4])
    assert Decimal(cells[5])
    assert told(narrow())["rows"][1]["cells"][2]["per_cent"] is None
