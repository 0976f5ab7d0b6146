"""Receive, show, find and print on the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from command_line import EXAMPLES, CommandLine
from pdf_text import text_of
from sqlite_utils import Database


def test_a_dossier_is_received_shown_and_found(practised: CommandLine) -> None:
    named = practised("receive", EXAMPLES / "intake.json").json

    shown = practised("show", named["code"]).json
    found = practised("find", "vi", "du").json

    assert set(named) == {"code", "official", "provisional", "alias", "dossierUid", "due_at", "warnings"}
    assert (named["official"], named["provisional"], named["alias"]) == (named["code"], None, None)
    assert shown["dossierUid"] == named["dossierUid"]
    assert shown["history"][0]["type"] == "dossier.received"
    assert [row["code"] for row in found] == [named["code"]]
    same = ("code", "official", "provisional", "alias", "due_at")
    assert [shown[name] for name in same] == [found[0][name] for name in same] == [named[name] for name in same]
    assert re.fullmatch(r"[-0-9T:]{19}\.000\+07:00", shown["due_at"])
    assert re.fullmatch(r"[-0-9T:]{19}\.\d{3}\+07:00", shown["received_at"])


def test_the_legs_of_an_interconnected_procedure_are_shown_with_their_dates(practised: CommandLine) -> None:
    shown = practised("show", practised("receive", EXAMPLES / "intake.json").json["code"]).json

    first, last = shown["legs"]
    assert (first["agency"], last["agency"]) == ("Phòng Người có công", "Sở Nội vụ")
    assert first["due_at"] == last["starts_at"] < last["due_at"] == shown["due_at"]


@pytest.mark.parametrize("example", sorted(path.name for path in EXAMPLES.glob("intake*.json")))
def test_each_documented_intake_is_received(practised: CommandLine, example: str) -> None:
    assert practised("receive", EXAMPLES / example).code == 0


@pytest.mark.parametrize("paper", ["a5", "a4", "80mm"])
def test_the_receipt_is_written_and_its_bars_hold_the_code(practised: CommandLine, tmp_path: Path, paper: str) -> None:
    pdf = tmp_path / "receipt.pdf"

    code = practised("receive", EXAMPLES / "intake.json", "--paper", paper, "-o", pdf).json["code"]

    assert _decoded(pdf) == {code}


def test_a_receipt_again_is_counted_as_a_reprint(practised: CommandLine, tmp_path: Path) -> None:
    code = practised("receive", EXAMPLES / "intake.json", "-o", tmp_path / "1.pdf").json["code"]

    first = practised("slip", "receipt", code, "-o", tmp_path / "2.pdf").json["reprint"]
    second = practised("slip", "receipt", code, "-o", tmp_path / "3.pdf").json["reprint"]

    assert (first, second) == (1, 2)
    assert "IN LẠI LẦN 2" in text_of(tmp_path / "3.pdf")


def test_a_folder_that_is_not_there_is_said_before_anything_is_received(practised: CommandLine, tmp_path: Path) -> None:
    answer = practised("receive", EXAMPLES / "intake.json", "-o", tmp_path / "no-such-folder" / "r.pdf")

    assert answer.code == 1
    assert "no-such-folder" in answer.err
    assert practised("find", "tran").json == []


def test_a_pdf_that_cannot_be_written_costs_no_dossier(practised: CommandLine, tmp_path: Path) -> None:
    answer = practised("receive", EXAMPLES / "intake.json", "-o", tmp_path / f"{'x' * 300}.pdf")

    assert answer.code == 3
    assert "đã lưu" in answer.err
    history = practised("show", answer.json["code"]).json["history"]
    printed = [line["text"] for line in history if line["type"] == "slip.printed"]
    assert printed == ["✕ Chưa in được giấy tiếp nhận · PDF"]


def test_a_wrong_intake_gets_all_its_problems_at_once_and_nothing_is_saved(
    practised: CommandLine, tmp_path: Path
) -> None:
    wrong = json.loads((EXAMPLES / "intake.json").read_text(encoding="utf-8"))
    wrong["owner"]["name"] = ""
    wrong["owner"]["personal_number"] = "123"
    file = tmp_path / "wrong.json"
    file.write_text(json.dumps(wrong), encoding="utf-8")

    answer = practised("receive", file)

    assert answer.code == 1
    assert {"owner.name", "owner.number"} <= {problem["field"] for problem in answer.json["problems"]}
    assert practised("find", "000").json == []


def test_a_wrong_form_hides_no_other_problem(practised: CommandLine, tmp_path: Path) -> None:
    wrong = {
        "owner": {"name": "", "personal_number": "12345", "born": "2090-01-01", "phone": "12", "sex": "X"},
        "procedure_code": "9.999",
        "papers": [{"name": "x", "original": -1}],
        "sets": 0,
    }
    file = tmp_path / "wrong.json"
    file.write_text(json.dumps(wrong), encoding="utf-8")

    answer = practised("receive", file)

    fields = {problem["field"] for problem in answer.json["problems"]}
    assert answer.code == 1
    assert fields == {
        *("owner.sex", "owner.name", "owner.number", "owner.born", "owner.phone"),
        *("procedure_code", "papers.0.original", "sets"),
    }


def test_what_may_be_wrong_is_said_and_stops_nothing(practised: CommandLine, tmp_path: Path) -> None:
    first = practised("receive", EXAMPLES / "intake.json")
    again = json.loads((EXAMPLES / "intake.json").read_text(encoding="utf-8"))
    again["owner"]["name"] = "Trần \u202eThị Ví Dụ \u5f20"
    file = tmp_path / "again.json"
    file.write_text(json.dumps(again), encoding="utf-8")

    second = practised("receive", file)

    assert "duplicate.open" not in {warning["code"] for warning in first.json["warnings"]}
    said = {warning["code"]: warning["message"] for warning in second.json["warnings"]}
    assert second.code == 0
    assert {"duplicate.open", "text.hidden", "text.unprintable"} <= set(said)
    assert first.json["code"] in said["duplicate.open"]
    assert "张" in said["text.unprintable"]
    assert all(message in second.err for message in said.values())


def test_a_provisional_number_stays_the_code_when_the_portal_has_given_the_official_one(
    practised: CommandLine, practice_db: Database, tmp_path: Path
) -> None:
    with practice_db.conn:
        practice_db.conn.execute("update number_ranges set state = 'closed' where series = 'MaHoSo'")
    given = practised("receive", EXAMPLES / "intake.json").json
    assert practised("sync").json["waiting"] == 0

    by_printed, found = practised("show", given["code"]).json, practised("find", "vi", "du").json[0]
    by_official = practised("show", by_printed["official"]).json
    practised("slip", "receipt", given["code"], "-o", tmp_path / "again.pdf")

    assert given["code"].startswith("T")
    assert (given["official"], given["provisional"]) == (None, given["code"])
    assert by_official["dossierUid"] == given["dossierUid"]
    for known in (by_printed, by_official, found):
        assert (known["code"], known["provisional"], known["alias"]) == (given["code"], given["code"], None)
        assert known["official"].startswith("H00.18-")
    assert by_printed["official"] in text_of(tmp_path / "again.pdf")


def test_an_unknown_code_is_said(practised: CommandLine) -> None:
    assert practised("show", "H00.18-200101-0001").code == 1


def _decoded(pdf: Path) -> set[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        images = [page.render(scale=203 / 72).to_pil() for page in document]
        return {found.text for image in images for found in zxingcpp.read_barcodes(image)}
    finally:
        document.close()
