"""Money, scans, feedback and ratings on the command line."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from command_line import EXAMPLES, Answer, CommandLine


def codes_of(answer: Answer) -> list[str]:
    return [problem["code"] for problem in answer.json["problems"]]


@pytest.fixture
def owing(practised: CommandLine) -> str:
    """The code of a dossier with a fee of 600 000 đồng."""
    code: str = practised("receive", EXAMPLES / "intake-business.json").json["code"]
    return code


def test_what_is_owed_is_taken_and_struck_out_and_taken_again(practised: CommandLine, owing: str) -> None:
    taken = practised("collect-fee", owing, "--method", "chuyen-khoan", "--receipt-number", "BL-7")
    struck = practised("void-fee", owing, "--reason", "Ghi nhầm cách nộp")
    again = practised("collect-fee", owing, "--amount", "500000")

    assert (taken.json["owed"], struck.json["owed"], again.json["owed"]) == (0, 600_000, 100_000)
    assert taken.json["fees"][0] == {
        **{"uid": taken.json["fee_uid"], "amount": 600_000, "method": "chuyen-khoan"},
        **{"receipt_number": "BL-7", "voided": False},
    }
    assert [fee["voided"] for fee in again.json["fees"]] == [True, False]


def test_nothing_owed_and_impossible_amounts_are_refused(practised: CommandLine, code: str) -> None:
    answers = [practised("collect-fee", code, *words) for words in ((), ("--amount", "0"), ("--amount", str(10**13)))]

    assert [answer.code for answer in answers] == [1, 1, 1]
    assert [codes_of(answer) for answer in answers] == [["fee.free"]] * 3
    assert practised("collect-fee", code, "--amount", "nhiều").code == 64


def test_of_several_payments_the_one_that_is_struck_out_is_named(practised: CommandLine, owing: str) -> None:
    first = practised("collect-fee", owing, "--amount", "1000").json["fee_uid"]
    practised("collect-fee", owing, "--amount", "2000")

    unnamed = practised("void-fee", owing, "--reason", "x")
    named = practised("void-fee", owing, "--fee-uid", first, "--reason", "x")
    none = practised("void-fee", owing, "--fee-uid", first, "--reason", "x")

    assert (unnamed.code, [fee["amount"] for fee in unnamed.json["fees"]]) == (1, [1000, 2000])
    assert "--fee-uid" in unnamed.err
    assert (named.code, [fee["voided"] for fee in named.json["fees"]]) == (0, [True, False])
    assert codes_of(none) == ["fee.unknown"]


def test_a_scan_is_kept_with_its_paper(practised: CommandLine, code: str, tmp_path: Path) -> None:
    paper = practised("show", code).json["intake"]["papers"][0]["name"]
    scan = tmp_path / "Trần Thị Ví Dụ.pdf"
    scan.write_bytes(b"%PDF-1.7 a scan")

    kept = practised("link-file", code, scan, "--paper", paper)
    again = practised("link-file", code, scan, "--paper", paper)
    result = practised("link-file", code, scan, "--result")
    neither = practised("link-file", code, scan)

    assert kept.code == 0
    assert [len(each["scans"]) for each in kept.json["papers"]] == [1, 0, 0]
    assert kept.json["papers"][0]["scans"][0]["media_type"] == "application/pdf"
    assert "Ví Dụ" not in kept.out
    assert [codes_of(again), codes_of(result)] == [["scan.again"], ["file.no_result"]]
    assert neither.code == 64


def test_what_is_no_scan_is_refused(practised: CommandLine, code: str, tmp_path: Path) -> None:
    other = tmp_path / "x.pdf"
    other.write_bytes(b"MZ a program")
    large = tmp_path / "y.pdf"
    large.write_bytes(b"%PDF-" + bytes(20 * 1024 * 1024))

    answers = [practised("link-file", code, file, "--paper", "Đơn") for file in (other, large)]

    assert [codes_of(answer) for answer in answers] == [["scan.kind"], ["scan.large"]]


def test_feedback_goes_step_by_step(practised: CommandLine, code: str) -> None:
    taken = practised(
        "feedback", "--kind", "kien-nghi", "--content", "Thêm ghế ngồi", "--dossier", code, "--channel", "dien-thoai"
    )
    uid = taken.json["uid"]
    skipped = practised("feedback-step", uid, "published")
    accepted = practised("feedback-step", uid, "accepted")
    silent = practised("feedback-step", uid, "answered")
    answered = practised("feedback-step", uid, "answered", "--content", "Đã thêm hai ghế")

    assert taken.json["channel"] == "dien-thoai"
    assert set(taken.json["deadlines"]) == {"accepted", "refused"}
    assert [codes_of(skipped), codes_of(silent)] == [["feedback.state"], ["feedback.empty"]]
    assert (accepted.json["state"], answered.json["state"]) == ("accepted", "answered")
    assert "Kiến nghị, mới nhận: Thêm ghế ngồi" in [line["text"] for line in practised("show", code).json["history"]]


def test_feedback_may_be_of_the_office_and_must_say_something(practised: CommandLine) -> None:
    assert practised("feedback", "--content", "Quầy đóng sớm").json["dossier_uid"] is None
    assert codes_of(practised("feedback")) == ["feedback.empty"]
    assert practised("feedback", "--content", "x", "--phone", "12").code == 1
    assert practised("feedback", "--content", "x", "--dossier", "H00.18-200101-0001").code == 1


def test_a_step_of_no_feedback_is_refused(practised: CommandLine) -> None:
    assert codes_of(practised("feedback-step", str(uuid4()), "accepted")) == ["feedback.unknown"]
    assert practised("feedback-step", "x", "accepted").code == 64
    assert practised("feedback-step", str(uuid4()), "received").code == 64


def test_a_rating_has_one_to_five_points(practised: CommandLine, code: str) -> None:
    assert practised("rate", code, "4", "--comment", "Nhanh").json["score"] == 4
    assert codes_of(practised("rate", code, "6")) == ["rating.score"]


def test_originals_go_back_after_a_withdrawal(practised: CommandLine, code: str, tmp_path: Path) -> None:
    refused = practised("give-back", code)
    file = tmp_path / "withdrawal.json"
    file.write_text('{"reason": "Đổi ý", "papers": []}', encoding="utf-8")
    practised("withdraw", code, "--json", file)
    given = practised("give-back", code, "-o", tmp_path / "back.pdf")

    assert codes_of(refused) == ["dossier.status"]
    assert (given.code, given.json["slip"]["kind"]) == (0, "withdrawal_note")
    assert codes_of(practised("give-back", code)) == ["given_back.none"]
