"""Folders given, taken and brought back on the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from command_line import EXAMPLES, Answer, CommandLine
from factories import an_item

DIVISION, OTHER_DIVISION = "Phòng Người có công", "Phòng Bảo trợ xã hội"


def codes_of(answer: Answer) -> list[str]:
    return [problem["code"] for problem in answer.json["problems"]]


@pytest.fixture
def two(practised: CommandLine, code: str) -> tuple[str, str]:
    """The codes of two dossiers, the second asked for by post."""
    return code, practised("receive", EXAMPLES / "intake-post.json").json["code"]


@pytest.fixture
def given(practised: CommandLine, two: tuple[str, str]) -> str:
    """The number of the batch they left in."""
    number: str = practised("hand-over", *two, "--division", DIVISION).json["number"]
    return number


def test_folders_leave_in_one_batch_with_its_slip(practised: CommandLine, two: tuple[str, str], tmp_path: Path) -> None:
    answer = practised("hand-over", *two, "--division", DIVISION, "--print-to", tmp_path)

    assert answer.code == 0
    assert answer.json["codes"] == sorted(two)
    assert answer.json["bars"].startswith(f"{answer.json['number']}-")
    assert (tmp_path / f"{answer.json['number']}-handover.pdf").is_file()


def test_all_leave_or_none(practised: CommandLine, two: tuple[str, str], tmp_path: Path) -> None:
    practised("hand-over", two[0], "--division", DIVISION)
    file = tmp_path / "batch.json"
    file.write_text(json.dumps({"division": DIVISION, "codes": two}), encoding="utf-8")

    refused = practised("hand-over", "--json", file)
    nobody = practised("hand-over", two[1])
    nothing = practised("hand-over", "--division", DIVISION)

    assert refused.code == 1
    assert two[0] in refused.err
    assert (codes_of(nobody), codes_of(nothing)) == (["handover.division"], ["codes.none"])
    assert practised("show", two[1]).json["holder"]["kind"] == "counter"


def test_signed_for_on_paper_all_of_it_is_taken_once(practised: CommandLine, two: tuple[str, str], given: str) -> None:
    nobody = practised("take-batch", given)
    taken = practised("take-batch", given, "--person", "Đỗ Thị Nhận")
    again = practised("take-batch", given, "--person", "Đỗ Thị Nhận")

    assert codes_of(nobody) == ["batch.person"]
    assert (taken.code, taken.json["taken"], taken.json["differences"]) == (0, sorted(two), [])
    assert codes_of(again) == ["batch.taken"]
    assert re.search(r"đã nhận đủ.* Từ \d\d:\d\d ngày \d\d/\d\d/\d{4}, do .+ ghi\.", again.err)
    assert all("ghi." in folder["since"] for folder in practised("batch", given).json["folders"])


def test_a_pile_that_differs_from_its_slip_needs_a_person(
    practised: CommandLine, two: tuple[str, str], given: str
) -> None:
    other = practised("receive", EXAMPLES / "intake-authorised.json").json["code"]
    answer = practised("take-batch", given, "--person", "Nhận", "--folder", two[0], "--folder", other)

    assert (answer.code, answer.json["taken"]) == (3, [two[0]])
    assert [(each["kind"], each["code"]) for each in answer.json["differences"]] == [
        *(("missing", two[1]), ("extra", other)),
    ]
    assert f"Thiếu {two[1]}" in answer.err


def test_a_slip_of_another_print_or_of_nobody_is_refused(practised: CommandLine, given: str) -> None:
    forged = practised("take-batch", f"{given}-0000", "--person", "x")
    unknown = practised("take-batch", "BG-9-200101-01", "--person", "x")

    assert (forged.code, unknown.code) == (1, 1)
    assert codes_of(unknown) == ["batch.unknown"]


def test_of_an_unlisted_slip_nothing_is_taken_that_its_bars_do_not_prove(
    practised: CommandLine, two: tuple[str, str]
) -> None:
    wanted = ("take-batch", "BG-9-261005-01-0000", "--person", "Nhận", "--folder", two[0])

    answer = practised(*wanted)
    sure = practised(*wanted, "--confirm", "--division", "Phòng Bảo trợ xã hội")
    nowhere = practised(*wanted, "--division", "Phòng không có")

    assert (answer.code, answer.json["taken"]) == (3, [])
    assert [each["kind"] for each in answer.json["differences"]] == ["unproved", "not_taken"]
    assert "--confirm" in answer.err
    assert (sure.code, sure.json["taken"]) == (3, [two[0]])
    assert practised("possible", two[0]).json["holder"] == "Phòng Bảo trợ xã hội"
    assert codes_of(nowhere) == ["handover.unknown"]


def test_a_folder_comes_back_with_a_reason(practised: CommandLine, two: tuple[str, str], given: str) -> None:
    silent = practised("send-back", two[0])
    back = practised("send-back", two[0], "--reason", "Đơn chưa ký")
    again = practised("send-back", two[0], "--reason", "Đơn chưa ký")

    assert [codes_of(silent), codes_of(again)] == [["reason.empty"], ["sent_back.holder"]]
    assert (back.code, back.json["holder"], given[:2]) == (0, "counter", "BG")


def test_results_come_back_together_to_one_place(practised: CommandLine, two: tuple[str, str], given: str) -> None:
    answer = practised("take-results", *two, "--shelf", "A3", "--title", "Quyết định")
    again = practised("take-results", *two)

    assert (answer.code, given[:2]) == (0, "BG")
    assert [each["status"] for each in answer.json["dossiers"]] == ["9", "9"]
    assert [each["code"] for each in answer.json["warnings"]] == ["result.unconfirmed"] * 2
    assert again.code == 1
    assert codes_of(practised("take-results")) == ["codes.none"]


def test_a_result_goes_to_the_owner_or_to_somebody_with_a_paper(
    practised: CommandLine, two: tuple[str, str], tmp_path: Path
) -> None:
    early = practised("return-result", two[0])
    practised("hand-over", *two, "--division", DIVISION)
    practised("take-results", *two)
    nobody = practised("return-result", two[0], "--collector", "Người Khác")
    bare = practised("return-result", two[0], "--authorised", "--collector", "Lê Văn Thay")
    owner = practised("return-result", two[0], "-o", tmp_path / "note.pdf")
    other = practised(
        *("return-result", two[1], "--authorised", "--collector", "Lê Văn Thay"),
        *("--collector-number", "000085000011", "--authorisation", "Giấy ủy quyền số 5"),
    )

    assert [codes_of(early), codes_of(bare), codes_of(nobody)] == [
        *(["dossier.status"], ["collector.collector_number", "collector.authorisation"], ["collector.not_owner"]),
    ]
    assert [each["code"] for each in other.json["warnings"]] == ["personal_number.province"]
    assert (owner.code, owner.json["holder"], other.code) == (0, "collector", 0)
    assert (tmp_path / "note.pdf").is_file()
    assert "Trả kết quả cho Trần Thị Ví Dụ" in [line["text"] for line in practised("show", two[0]).json["history"]]


def test_a_mistyped_item_code_is_corrected_and_its_list_made_anew(
    practised: CommandLine, two: tuple[str, str], given: str, tmp_path: Path
) -> None:
    practised("take-results", *two)
    number = practised("post-results", f"{two[1]}=EV123456785VN").json["number"]
    assert given

    same = practised("correct-item", two[1], "--item-code", "EV123456785VN", "--reason", "Gõ nhầm")
    done = practised(
        *("correct-item", two[1], "--item-code", "EV123456799VN", "--reason", "Gõ nhầm", "-o", tmp_path / "list.pdf")
    )

    assert codes_of(same) == ["item.same"]
    assert (done.code, done.json["item_code"], done.json["list"]) == (0, "EV123456799VN", number)
    assert (tmp_path / "list.pdf").is_file()
    assert codes_of(practised("correct-item", two[0], "--item-code", "EV123456785VN", "--reason", "x")) == [
        "dossier.status"
    ]


def test_results_go_by_post_in_one_list(practised: CommandLine, two: tuple[str, str], tmp_path: Path) -> None:
    practised("hand-over", *two, "--division", DIVISION)
    practised("take-results", *two)
    twice = practised("post-results", f"{two[0]}=EV123456785VN", f"{two[1]}=ev 123456785 vn")
    items = {"items": [{"code": code, "item_code": an_item(place)} for place, code in enumerate(two)]}
    file = tmp_path / "items.json"
    file.write_text(json.dumps(items), encoding="utf-8")
    sent = practised("post-results", "--json", file, "-o", tmp_path / "list.pdf")

    assert codes_of(twice) == ["post.twice"]
    assert (sent.code, [item["code"] for item in sent.json["items"]]) == (0, list(two))
    assert sent.json["number"].startswith("BC-")
    assert (tmp_path / "list.pdf").is_file()
    assert practised("post-results", two[0]).code == 64
    assert codes_of(practised("post-results")) == ["codes.none"]


def test_what_looks_wrong_is_done_with_confirm(practised: CommandLine) -> None:
    asked = practised("note-arrival", "EV123456789VN")
    done = practised("note-arrival", "EV123456789VN", "--confirm")

    assert (asked.code, codes_of(asked), asked.json["confirm"]) == (1, ["post.check_digit"], True)
    assert "--confirm" in asked.err
    assert done.code == 0


def test_a_division_nobody_knows_gets_nothing(practised: CommandLine, code: str) -> None:
    refused = practised("hand-over", code, "--division", "Phòng Không Có")

    assert codes_of(refused) == ["handover.unknown"]
    assert DIVISION in refused.err


def test_another_division_than_the_procedures_gets_it_with_a_warning(practised: CommandLine, code: str) -> None:
    given = practised("hand-over", code, "--division", OTHER_DIVISION)

    assert (given.code, given.json["division"]) == (0, OTHER_DIVISION)
    assert [each["code"] for each in given.json["warnings"]] == ["handover.elsewhere"]
    assert f"{code} theo thủ tục thuộc {DIVISION}" in given.err


def test_what_never_left_the_counter_has_no_result(practised: CommandLine, code: str) -> None:
    refused = practised("take-results", code)

    assert codes_of(refused) == ["result.at_counter"]
    assert "chưa bàn giao" in refused.err


def test_an_item_that_came_is_noted(practised: CommandLine) -> None:
    today = practised("note-arrival", "EV123456785VN")
    wrong = practised("note-arrival", "ĐƠN", "--on", "2031-01-01")
    future = practised("note-arrival", "EV123456785VN", "--on", "2131-01-01")

    assert (today.code, today.json["item_code"]) == (0, "EV123456785VN")
    assert [codes_of(wrong), codes_of(future)] == [["post.item"], ["post.future"]]
