"""What the command line shows of the counter's folders, and to whom."""

from __future__ import annotations

import pytest
from command_line import EXAMPLES, CommandLine

DIVISION = "Phòng Người có công"


@pytest.mark.parametrize(
    "words",
    [
        *(("possible", "x"), ("digitising", "x"), ("batch", "x")),
        *((name,) for name in ("holders", "to-hand-over", "shelf", "due-soon", "feedback-open", "pads")),
    ],
)
def test_an_administrator_sees_no_dossiers(practised: CommandLine, words: tuple[str, ...]) -> None:
    answer = practised(*words, "--clerk", "qt01")

    assert answer.code == 1
    assert [problem["code"] for problem in answer.json["problems"]] == ["role.read_dossier"]


def test_each_deed_is_told_with_the_reason_why_not(practised: CommandLine, code: str) -> None:
    shown = practised("possible", code).json
    deeds = {deed["deed"]: deed for deed in shown["deeds"]}

    assert deeds["hand_over"] == {
        **{"deed": "hand_over", "label": "bàn giao", "possible": True, "reason": None, "needs_lead": False},
    }
    assert not deeds["return_result"]["possible"]
    assert "Được tiếp nhận" in deeds["return_result"]["reason"]
    assert (deeds["void"]["needs_lead"], deeds["amend"]["needs_lead"]) == (True, False)
    by_lead = practised("possible", code, "--clerk", "tq01").json["deeds"]
    assert not any(deed["needs_lead"] for deed in by_lead)
    assert practised("possible", "H00.18-200101-0001").code == 1


def test_folders_ready_to_leave_stand_with_their_division(practised: CommandLine, code: str) -> None:
    practised("receive", EXAMPLES / "intake-business.json")

    piles = practised("to-hand-over").json
    one = practised("to-hand-over", "--division", DIVISION).json

    assert [pile["division"] for pile in piles] == [DIVISION, "Phòng Lao động - Việc làm"]
    assert [folder["code"] for folder in one[0]["folders"]] == [code]
    assert {"since", "hand_over_by", "late", "came_back"} <= set(one[0]["folders"][0])
    assert practised("to-hand-over", "--division", "Phòng Không Có").json == []


def test_holders_add_up_and_what_is_under_way_is_named(practised: CommandLine, code: str) -> None:
    practised("receive", EXAMPLES / "intake-business.json")
    practised("hand-over", code, "--division", DIVISION)

    found = practised("holders").json

    assert [(held["label"], held["count"]) for held in found["held"]] == [
        *(("Quầy", 1), (f"{DIVISION}, chưa nhận", 1)),
    ]
    assert (found["total"], found["balanced"]) == (2, True)
    assert [(each["code"], each["last_holder"]) for each in found["under_way"]] == [(code, "Phạm Thị Tiếp Nhận")]


def test_a_batch_tells_what_became_of_each_folder(practised: CommandLine, code: str) -> None:
    given = practised("hand-over", code, "--division", DIVISION).json
    before = practised("batch", given["number"]).json
    practised("take-batch", given["number"], "--person", "Đỗ Thị Nhận")
    after = practised("batch", given["bars"]).json
    forged = practised("batch", f"{given['number']}-0000").json

    assert (before["waiting"], after["waiting"]) == ([code], [])
    assert after["folders"][0]["person"] == "Đỗ Thị Nhận"
    assert (after["genuine"], forged["genuine"]) == (True, False)
    assert practised("batch", "BG-3-200101-01").code == 1


def test_the_shelf_says_where_each_result_lies(practised: CommandLine, code: str) -> None:
    posted = practised("receive", EXAMPLES / "intake-post.json").json["code"]
    practised("hand-over", code, posted, "--division", "Phòng Người có công")
    practised("take-results", code, "--shelf", "A3")
    practised("take-results", posted, "--shelf", "B1")

    every, by_post = practised("shelf").json, practised("shelf", "--to-post").json

    assert [(each["code"], each["place"]) for each in every] == [(code, "A3"), (posted, "B1")]
    assert [each["code"] for each in by_post] == [posted]


def test_who_must_be_told_that_it_will_be_late(practised: CommandLine, code: str) -> None:
    soon, far = practised("due-soon").json, practised("due-soon", "--days", "60").json

    assert soon == []
    assert [(each["code"], each["is_late"], each["apologised"]) for each in far] == [(code, False, False)]
    assert far[0]["owner_name"] == "Trần Thị Ví Dụ"
    assert practised("due-soon", "--days", "0").code == 64


def test_feedback_and_pads_that_are_not_over(practised: CommandLine) -> None:
    uid = practised("feedback", "--content", "Chờ lâu").json["uid"]
    stub = practised("pad", "--count", "2").json["codes"][1]
    practised("void-stub", stub, "--reason", "Rách")

    (waiting,), (pad,) = practised("feedback-open").json, practised("pads").json

    assert (waiting["uid"], waiting["state"], waiting["is_late"]) == (uid, "received", False)
    assert (pad["voided"], len(pad["unused"]), pad["entered"]) == ([stub], 1, [])


def test_papers_that_must_be_scanned_are_told(practised: CommandLine, code: str) -> None:
    practised("hand-over", code, "--division", "Phòng Người có công")
    practised("take-results", code)

    papers = practised("digitising", code).json["papers"]

    assert papers[-1] == {"paper": "", "must": True, "missing": True, "scans": []}
