"""The command `slip`: any kind, as a PDF, noted as at the window."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from command_line import EXAMPLES, CommandLine
from pdf_text import text_of
from plain_slips import NOTHING, plain_slips

from cchc_desktop.app import places
from cchc_desktop.domain.slip_kind import KINDS
from cchc_desktop.reports import papers


def test_a_receipt_by_its_code_counted_from_the_first(practised: CommandLine, code: str, tmp_path: Path) -> None:
    first = practised("slip", "receipt", code, "-o", tmp_path / "1.pdf")
    second = practised("slip", "receipt", f"{code.lower()};2", "-o", tmp_path / "2.pdf", "--paper", "80mm")

    assert (first.code, second.code) == (0, 0)
    assert (first.json["kind"], first.json["code"], first.json["reprint"], second.json["reprint"]) == (
        *("receipt", code),
        *(0, 1),
    )
    assert "IN LẠI LẦN 1" in text_of(tmp_path / "2.pdf")


def test_a_letter_without_a_number_is_shown_and_printed_again_by_its_uid(
    practised: CommandLine, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.pdf"
    refused = practised("refuse", "--intake", EXAMPLES / "intake.json", "--reason", "Không thuộc", "-o", letter).json
    asked = practised("request-supplement", "--intake", EXAMPLES / "intake.json", "--content", "Thiếu").json

    for kind, uid in (("refusal", refused["dossierUid"]), ("supplement_request", asked["dossierUid"].upper())):
        answer = practised("slip", kind, uid, "-o", tmp_path / f"{kind}.pdf")
        shown = practised("show", uid)
        assert (answer.code, answer.json["kind"]) == (0, kind)
        assert (shown.code, shown.json["dossierUid"]) == (0, uid.lower())


def test_a_slip_of_a_batch_or_of_the_day(practised: CommandLine, tmp_path: Path) -> None:
    with plain_slips():
        batch = practised("slip", "handover", "BG-3-261005-01", "-o", tmp_path / "1.pdf")
        day = practised("slip", "day_close", "-o", tmp_path / "2.pdf")

    assert batch.json == {"kind": "handover", "code": "BG-3-261005-01", "reprint": 0, "warnings": []}
    assert day.json["code"] == f"{places.clock().date().isoformat()}-xem"  # nobody has closed it yet
    assert "handover BG-3-261005-01" in text_of(tmp_path / "1.pdf")


def test_a_kind_that_there_is_not_lists_those_there_are(practised: CommandLine, tmp_path: Path) -> None:
    answer = practised("slip", "reciept", "x", "-o", tmp_path / "x.pdf")

    assert answer.code == 64
    assert answer.json["kinds"] == list(papers.known())
    assert "receipt" in answer.err


def test_every_kind_is_in_the_manual_of_the_command(practised: CommandLine) -> None:
    assert re.search(r"slip.*KIND", practised("slip", "--help").out)


def test_what_cannot_be_printed_is_said(practised: CommandLine, code: str, tmp_path: Path) -> None:
    with plain_slips():
        nothing = practised("slip", "handover", NOTHING, "-o", tmp_path / "x.pdf")
    unknown = practised("slip", "receipt", "H00.18-200101-0001", "-o", tmp_path / "x.pdf")
    nowhere = practised("slip", "receipt", code, "-o", tmp_path / f"{'x' * 300}.pdf")

    assert (nothing.code, unknown.code, nowhere.code) == (1, 1, 3)
    assert "Không có gì để in." in nothing.err
    assert "Không thấy hồ sơ" in unknown.err
    assert "in lại bằng lệnh slip receipt" in nowhere.err


@pytest.mark.parametrize("kind", KINDS)
def test_a_subject_that_is_none_is_refused_in_words(practised: CommandLine, kind: str, tmp_path: Path) -> None:
    for subject in ("xyz", "2026-13-45", "20261005", "%", "BG-3-261399-01"):
        answer = practised("slip", kind, subject, "-o", tmp_path / "x.pdf")

        assert answer.code == 1
        assert subject in answer.err
        assert not (tmp_path / "x.pdf").exists()


def test_a_folder_that_is_not_there_is_named_before_anything_is_noted(
    practised: CommandLine, code: str, tmp_path: Path
) -> None:
    answer = practised("slip", "receipt", code, "-o", tmp_path / "no-such-folder" / "x.pdf")

    history = practised("show", code).json["history"]
    assert answer.code == 1
    assert "no-such-folder" in answer.err
    assert [line["type"] for line in history] == ["dossier.received"]


def test_letters_that_come_out_as_boxes_are_told(practised: CommandLine, tmp_path: Path) -> None:
    odd = json.loads((EXAMPLES / "intake.json").read_text(encoding="utf-8"))
    odd["owner"]["name"] = "Trần 张"
    file = tmp_path / "odd.json"
    file.write_text(json.dumps(odd), encoding="utf-8")
    code = practised("receive", file).json["code"]

    answer = practised("slip", "receipt", code, "-o", tmp_path / "x.pdf")

    assert answer.code == 0
    assert [warning["code"] for warning in answer.json["warnings"]] == ["text.unprintable"]
    assert "张" in answer.err
