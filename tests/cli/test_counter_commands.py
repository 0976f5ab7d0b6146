"""Receive, show, find and print on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from command_line import EXAMPLES, CommandLine


def test_a_dossier_is_received_shown_and_found(practised: CommandLine) -> None:
    named = practised("receive", EXAMPLES / "intake.json").json

    shown = practised("show", named["code"]).json
    found = practised("find", "vi", "du").json

    assert set(named) == {"code", "dossierUid", "due_at"}
    assert shown["dossierUid"] == named["dossierUid"]
    assert shown["history"][0]["type"] == "dossier.received"
    assert [row["code"] for row in found] == [named["code"]]


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
    assert "IN LẠI LẦN 2" in _text(tmp_path / "3.pdf")


def test_a_folder_that_is_not_there_is_said_before_anything_is_received(practised: CommandLine, tmp_path: Path) -> None:
    answer = practised("receive", EXAMPLES / "intake.json", "-o", tmp_path / "no-such-folder" / "r.pdf")

    assert answer.code == 1
    assert practised("find", "tran").json == []


def test_a_pdf_that_cannot_be_written_costs_no_dossier(practised: CommandLine, tmp_path: Path) -> None:
    answer = practised("receive", EXAMPLES / "intake.json", "-o", tmp_path / f"{'x' * 300}.pdf")

    assert answer.code == 3
    assert "đã lưu" in answer.err
    history = practised("show", answer.json["code"]).json["history"]
    printed = [line["text"] for line in history if line["type"] == "slip.printed"]
    assert printed[:1] == ["In chưa được Giấy tiếp nhận, máy in PDF"]


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


def test_an_unknown_code_is_said(practised: CommandLine, tmp_path: Path) -> None:
    assert practised("show", "H00.18-200101-0001").code == 1
    assert practised("slip", "receipt", "H00.18-200101-0001", "-o", tmp_path / "x.pdf").code == 1


def _decoded(pdf: Path) -> set[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        images = [page.render(scale=203 / 72).to_pil() for page in document]
        return {found.text for image in images for found in zxingcpp.read_barcodes(image)}
    finally:
        document.close()


def _text(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
