"""Deciding about a dossier on the command line."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from command_line import EXAMPLES, Answer, CommandLine
from pdf_text import text_of

LEAVE = ("--approver", "tq01", "--approval-reason", "Cơ quan thuế trả lại tờ khai")


def codes_of(answer: Answer) -> list[str]:
    return [problem["code"] for problem in answer.json["problems"]]


def history(practised: CommandLine, code: str) -> list[str]:
    return [line["text"] for line in practised("show", code).json["history"]]


def said_to(monkeypatch: pytest.MonkeyPatch, content: object) -> str:
    text = json.dumps(content).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    return "-"


def test_papers_are_asked_for_and_come_and_the_date_moves_on(practised: CommandLine, code: str, tmp_path: Path) -> None:
    asked = practised(
        *("request-supplement", code, "--content", "Đơn chưa ký", "--papers", "Đơn đề nghị=1,0,2"),
        *("--reason", "Theo mẫu 18", "--legal-basis", "NĐ 131/2021", "-o", tmp_path / "02.pdf"),
    )
    came = practised("receive-supplement", code, "--all")

    assert (asked.json["status"], came.json["status"], came.json["paused_at"]) == ("5", "2", None)
    assert "Đơn chưa ký" in text_of(tmp_path / "02.pdf")
    assert practised("show", code).json["intake"]["papers"][-1] | {"code": "", "note": ""} == {
        **{"name": "Đơn đề nghị", "original": 1, "certified": 0, "photocopy": 2},
        **{"code": "", "note": ""},
    }


def test_what_is_asked_for_may_stand_in_a_file(
    practised: CommandLine, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"content": "Thiếu đơn", "papers": [{"name": "Đơn", "certified": 1}], "stage": "appraisal"}

    practised("request-supplement", code, "--json", said_to(monkeypatch, told))
    came = practised("receive-supplement", code, "--json", said_to(monkeypatch, {"papers": "all"}))

    assert came.code == 0
    assert practised("show", code).json["intake"]["papers"][-1]["certified"] == 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), ["supplement.empty"]),
        (("--content", "x", "--deadline", "2020-01-01"), ["supplement.deadline"]),
        (("--content", "x", "--deadline", "mai"), ["deadline.day"]),
        (("--content", "x", "--papers", " "), ["paper.name"]),
    ],
)
def test_a_request_that_says_nothing_sensible_is_refused(
    practised: CommandLine, code: str, words: tuple[str, ...], expected: list[str]
) -> None:
    answer = practised("request-supplement", code, *words)

    assert (answer.code, codes_of(answer)) == (1, expected)
    assert answer.err
    assert practised("show", code).json["status"] == "2"


def test_a_second_request_needs_a_lead(practised: CommandLine, code: str) -> None:
    practised("request-supplement", code, "--content", "Thiếu đơn")
    practised("receive-supplement", code, "--papers", "Đơn")

    alone = practised("request-supplement", code, "--content", "Đơn sai mẫu")
    allowed = practised("request-supplement", code, "--content", "Đơn sai mẫu", *LEAVE)
    by_lead = practised("receive-supplement", code, "--papers", "Đơn", "--clerk", "tq01")

    assert (alone.code, codes_of(alone)) == (1, ["role.second_supplement"])
    assert (allowed.code, by_lead.code) == (0, 0)


def test_a_lead_asks_again_with_a_reason_and_no_leave(practised: CommandLine, code: str) -> None:
    practised("request-supplement", code, "--content", "Thiếu đơn")
    practised("receive-supplement", code, "--papers", "Đơn")
    again = ("request-supplement", code, "--content", "Sai mẫu", "--clerk", "tq01")

    assert codes_of(practised(*again)) == ["supplement.second_reason"]
    assert practised(*again, "--approval-reason", "Mẫu mới từ hôm qua").code == 0


def test_papers_that_nobody_asked_for_or_brought_are_refused(practised: CommandLine, code: str) -> None:
    assert codes_of(practised("receive-supplement", code, "--papers", "Đơn")) == ["dossier.status"]
    practised("request-supplement", code, "--content", "Thiếu đơn", "--papers", "Đơn")
    assert codes_of(practised("receive-supplement", code)) == ["papers.none"]


def test_what_had_to_be_put_right_without_a_paper_is_answered(practised: CommandLine, code: str) -> None:
    practised("request-supplement", code, "--content", "Ký lại đơn")
    answer = practised("receive-supplement", code, "--all")

    assert (answer.code, answer.json["status"], answer.json["warnings"]) == (0, "2", [])
    assert answer.json["paused_at"] is None


def test_only_papers_that_were_handed_in_go_back(practised: CommandLine, code: str) -> None:
    for act in ("withdraw", "stop"):
        refused = practised(act, code, "--reason", "Tự nguyện", "--papers", "Đơn lạ=99")
        assert codes_of(refused) == ["given_back.unknown"]
    nonsense = practised("withdraw", code, "--reason", "Tự nguyện", "--papers", "Đơn đề nghị=-1")

    assert codes_of(nonsense) == ["papers.count"]
    assert "“Đơn đề nghị=-1”" in nonsense.err


def test_what_is_incomplete_gets_a_letter_and_is_received_under_the_same_uid(
    practised: CommandLine, tmp_path: Path
) -> None:
    intake = EXAMPLES / "intake.json"
    letter = practised("request-supplement", "--intake", intake, "--content", "Thiếu đơn", "--print-to", tmp_path)
    uid = letter.json["dossierUid"]

    received = practised("receive", intake, "--completes", uid)
    twice = practised("receive", intake, "--completes", uid)

    assert (letter.json["code"], letter.json["status"]) == ("", "5")
    assert (tmp_path / f"{uid}-supplement_request.pdf").is_file()
    assert (received.code, received.json["dossierUid"]) == (0, uid)
    assert codes_of(twice) == ["dossier.received"]


def test_what_is_not_ours_is_refused_in_writing(practised: CommandLine, tmp_path: Path) -> None:
    why = "Thuộc thẩm quyền của tỉnh khác"
    answer = practised("refuse", "--intake", EXAMPLES / "intake.json", "--reason", why, "-o", tmp_path / "03.pdf")

    assert (answer.code, answer.json["status"]) == (0, "3")
    assert "thẩm quyền của tỉnh khác" in text_of(tmp_path / "03.pdf")


def test_what_has_a_receipt_is_not_refused_any_more(practised: CommandLine, code: str) -> None:
    answer = practised("refuse", code, "--reason", "x")

    assert (answer.code, codes_of(answer)) == (1, ["dossier.status"])


@pytest.mark.parametrize("command", ["refuse", "request-supplement"])
def test_either_a_code_or_an_intake_is_named(practised: CommandLine, command: str) -> None:
    both = practised(command, "x", "--intake", EXAMPLES / "intake.json")

    assert (practised(command).code, both.code) == (64, 64)


def test_a_withdrawal_gives_back_the_originals_and_happens_once(practised: CommandLine, code: str) -> None:
    originals = sum(paper["original"] for paper in practised("show", code).json["intake"]["papers"])
    answer = practised("withdraw", code, "--reason", "Làm ở nơi khác")
    again = practised("withdraw", code, "--reason", "Làm ở nơi khác")

    assert (answer.code, answer.json["status"]) == (0, "7")
    assert f"trả lại {originals} bản chính" in history(practised, code)[0]
    assert (again.code, codes_of(again)) == (1, ["dossier.status"])


def test_a_stop_names_reason_basis_and_papers(practised: CommandLine, code: str, tmp_path: Path) -> None:
    empty = practised("stop", code)
    paper = next(each["name"] for each in practised("show", code).json["intake"]["papers"] if each["original"])
    answer = practised(
        *("stop", code, "--reason", "Chủ hồ sơ đã mất", "--legal-basis", "Điều 19 NĐ 61/2018"),
        *("--papers", f"{paper}=1", "-o", tmp_path / "05.pdf"),
    )

    assert codes_of(empty) == ["reason.empty"]
    assert (answer.code, answer.json["status"]) == (0, "8")
    assert any("trả lại 1 bản chính" in line for line in history(practised, code))
    assert "Chủ hồ sơ đã mất" in text_of(tmp_path / "05.pdf")


def test_a_correction_says_only_what_changes_and_makes_a_new_receipt(
    practised: CommandLine, code: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = practised("show", code).json["intake"]
    changes: dict[str, Any] = {"owner": {"phone": "0912345679"}, "reason": "Ghi nhầm số"}

    amended = practised("amend", code, "--json", said_to(monkeypatch, changes), "-o", tmp_path / "r.pdf")
    same = practised("amend", code, "--json", said_to(monkeypatch, changes))

    after = practised("show", code).json["intake"]
    assert (amended.code, amended.json["receipt_version"], amended.json["slip"]["reprint"]) == (0, 2, 0)
    assert after["owner"]["phone"].endswith("345679")
    assert {**after, "owner": None} == {**before, "owner": None}
    assert codes_of(same) == ["amend.same"]


def test_a_correction_is_judged_like_an_intake(
    practised: CommandLine, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = {"owner": {"personal_number": None, "passport": "B1234567", "name": ""}, "colour": "red"}

    answer = practised("amend", code, "--json", said_to(monkeypatch, wrong), "--reason", "x")

    assert answer.code == 1
    assert [problem["field"] for problem in answer.json["problems"]] == ["colour", "owner.name"]


def test_once_the_folder_left_a_correction_is_a_leads(
    practised: CommandLine, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    practised("hand-over", code, "--division", "Phòng Người có công")
    words = ("amend", code, "--reason", "Ghi nhầm")

    alone = practised(*words, "--json", said_to(monkeypatch, {"note": "x"}))
    allowed = practised(*words, "--json", said_to(monkeypatch, {"note": "x"}), *LEAVE)

    assert (alone.code, codes_of(alone)) == (1, ["role.correct_later"])
    assert (allowed.code, allowed.json["receipt_version"]) == (0, 2)


def test_voiding_is_a_leads_and_final(practised: CommandLine, code: str) -> None:
    alone = practised("void", code, "--reason", "Nhập nhầm")
    by_lead = practised("void", code, "--reason", "Nhập nhầm", "--clerk", "tq01")
    after = practised("withdraw", code, "--reason", "x")

    assert codes_of(alone) == ["role.void"]
    assert (by_lead.code, by_lead.json["voided"]) == (0, True)
    assert codes_of(after) == ["dossier.voided"]


def test_an_apology_names_a_day_the_office_works_once(practised: CommandLine, code: str, tmp_path: Path) -> None:
    words = ("apologise", code, "--reason", "Chờ ý kiến", "--due-at")
    none = practised(*words[:-1])
    before = practised(*words, "2020-01-02")
    sunday = practised(*words, "2031-11-02")
    done = practised(*words, "2031-11-03", "-o", tmp_path / "04.pdf")
    again = practised(*words, "2031-11-04")

    assert [codes_of(answer) for answer in (none, before, sunday, again)] == [
        *(["apology.no_day"], ["apology.past"], ["apology.day_off"], ["apology.again"]),
    ]
    assert (done.code, done.json["due_at"][:10]) == (0, "2031-11-03")
    assert done.json["promised_at"]
    assert re.search(r"0?3/11/2031|ngày 0?3 tháng 11 năm 2031", text_of(tmp_path / "04.pdf").replace("\r\n", " "))
