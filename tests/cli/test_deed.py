"""One act on the command line: who, which dossier, whose leave, and the slip of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import ADMIN, DECISION, EXAMPLES, LEAD, PASSWORD, SAMPLE, CommandLine


def entries(practised: CommandLine, code: str) -> list[str]:
    return [line["type"] for line in practised("show", code).json["history"]]


def test_a_dossier_is_named_by_code_uid_or_what_its_receipt_says(practised: CommandLine, code: str) -> None:
    uid = practised("show", code).json["dossierUid"]

    names = {practised("possible", name).json["code"] for name in (code, code.lower(), uid, uid.upper(), f"{code};2")}

    assert names == {code}


def test_a_dossier_that_is_not_there_is_said_and_nothing_is_done(practised: CommandLine) -> None:
    answer = practised("withdraw", "H00.18-200101-0001", "--reason", "x")

    assert answer.code == 1
    assert answer.json == {"dossiers": 0, "code": "H00.18-200101-0001"}
    assert "Chưa thay đổi gì" in answer.err


def test_the_slip_lies_where_it_was_wanted_or_is_named_by_code_and_kind(
    practised: CommandLine, code: str, tmp_path: Path
) -> None:
    one = practised("request-supplement", code, "--content", "Thiếu đơn", "--print-to", tmp_path)
    two = practised("receive-supplement", code, "--papers", "Đơn", "-o", tmp_path / "x.pdf", "--paper", "a4")

    assert one.json["slip"] == {
        "kind": "supplement_request",
        "file": str(tmp_path / f"{code}-supplement_request.pdf"),
        "reprint": 0,
    }
    assert Path(one.json["slip"]["file"]).read_bytes().startswith(b"%PDF")
    assert two.json["slip"]["file"] == str(tmp_path / "x.pdf")


def test_without_a_folder_for_the_slip_nothing_is_done(practised: CommandLine, code: str, tmp_path: Path) -> None:
    nowhere = practised("stop", code, "--reason", "x", "-o", tmp_path / "no-such-folder" / "x.pdf")
    unknown = practised("stop", code, "--reason", "x", "--print-to", tmp_path / "no-such-folder")

    assert (nowhere.code, unknown.code) == (1, 64)
    assert entries(practised, code) == ["dossier.received"]


def test_a_slip_that_cannot_be_written_costs_no_act(practised: CommandLine, code: str, tmp_path: Path) -> None:
    answer = practised("stop", code, "--reason", "Không còn nhu cầu", "-o", tmp_path / f"{'x' * 300}.pdf")

    assert answer.code == 3
    assert (answer.json["status"], answer.json["slip"]) == ("8", None)
    assert "In lại bằng lệnh slip stop; đừng làm lại việc này." in answer.err
    assert "dossier.stopped" in entries(practised, code)


def test_letters_that_come_out_as_boxes_are_told(practised: CommandLine, code: str, tmp_path: Path) -> None:
    answer = practised("stop", code, "--reason", "Theo đơn của ông 张", "-o", tmp_path / "x.pdf")

    assert answer.code == 0
    assert [warning["code"] for warning in answer.json["warnings"]] == ["text.unprintable"]


@pytest.mark.parametrize(
    ("options", "field"),
    [
        (["--approver", "tq01"], "approval_reason"),
        (["--approver", "nobody", "--approval-reason", "x"], "approver"),
        (["--approver", "qt01", "--approval-reason", "x"], "approver"),
    ],
)
def test_a_leave_needs_a_lead_and_a_reason(practised: CommandLine, code: str, options: list[str], field: str) -> None:
    answer = practised("void", code, "--reason", "Nhập nhầm", *options)

    assert answer.code == 1
    assert [problem["field"] for problem in answer.json["problems"]] == [field]
    assert entries(practised, code) == ["dossier.received"]


def test_with_no_lead_on_shift_the_clerk_gives_leave_and_the_close_of_the_day_shows_it(
    practised: CommandLine, code: str
) -> None:
    options = ("--approver", "cb01", "--approval-reason", "Trưởng quầy đi vắng")
    voided = practised("void", code, "--reason", "Nhập nhầm", *options)
    closing = practised("close-day", "--look").json

    assert (voided.code, voided.json["voided"]) == (0, True)
    assert [(each["clerk_code"], each["duty"]) for each in closing["flagged"]] == [("cb01", "void")]


def test_the_leads_password_is_asked_for_at_a_real_counter(
    real: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CCHC_NEW_PASSWORD", PASSWORD)
    assert real("clerk", "cb01", "--name", "Phạm Thị Tiếp Nhận", "--clerk", LEAD).code == 0
    assert real("catalogue", "import", SAMPLE, *DECISION, "--clerk", ADMIN).code == 0
    uid = real(
        *("request-supplement", "--intake", EXAMPLES / "intake.json"),
        *("--content", "Thiếu đơn", "--clerk", "cb01"),
    ).json["dossierUid"]
    again = ("request-supplement", uid, "--content", "Còn thiếu", "--clerk", "cb01")

    alone = real(*again)
    asked = real(*again, "--approver", LEAD, "--approval-reason", "Đơn sai mẫu")
    monkeypatch.setenv("CCHC_APPROVER_PASSWORD", "khong-phai")
    wrong = real(*again, "--approver", LEAD, "--approval-reason", "Đơn sai mẫu")
    monkeypatch.setenv("CCHC_APPROVER_PASSWORD", PASSWORD)
    allowed = real(*again, "--approver", LEAD, "--approval-reason", "Đơn sai mẫu")

    assert (alone.code, asked.code, wrong.code, allowed.code) == (1, 4, 1, 0)
    assert "CCHC_APPROVER_PASSWORD" in asked.err
    assert wrong.json["problems"][0]["code"] == "password.wrong"
