"""What is told of a dossier is the same everywhere."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from command_line import CommandLine

from cchc_desktop.cli.telling import moment, plain
from cchc_desktop.domain.instants import VN

AT = datetime(2026, 10, 5, 8, 15, tzinfo=VN)


class Colour(Enum):
    RED = "red"


def test_moments_have_a_fixed_width_wherever_they_stand() -> None:
    text = "2026-10-05T08:15:00.000+07:00"

    assert plain({"at": AT, "more": [AT, {"colour": Colour.RED}]}) == {"at": text, "more": [text, {"colour": "red"}]}
    assert (moment(AT), moment(None)) == (text, None)


def test_an_act_says_where_the_dossier_stands(practised: CommandLine, code: str) -> None:
    answer = practised("request-supplement", code, "--content", "Thiếu đơn")

    assert answer.json["code"] == code
    assert (answer.json["status"], answer.json["status_label"]) == ("5", "Yêu cầu bổ sung giấy tờ")
    assert answer.json["paused_at"].endswith("+07:00")


def test_a_date_that_moved_is_explained_wherever_it_is_told(practised: CommandLine, code: str) -> None:
    practised("request-supplement", code, "--content", "Thiếu đơn", "--papers", "Đơn=1")
    came = practised("receive-supplement", code, "--all").json

    assert "chờ bổ sung" in came["due_summary"]
    assert any(sentence.startswith("Tạm dừng từ") for sentence in came["due_story"])
    assert came["due_days"][-1]["day"] == came["due_at"][:10]
    assert [set(day) for day in came["due_days"]] == [{"day", "kind", "counted", "note", "paused"}] * len(
        came["due_days"]
    )
    assert came["receipt_version"] == 2
    for name in ("due_summary", "due_story", "due_moves", "due_days"):
        assert practised("show", code).json[name] == practised("possible", code).json[name] == came[name]


def test_what_is_said_of_an_act_is_nothing_personal(practised: CommandLine, code: str) -> None:
    answer = practised("request-supplement", code, "--content", "Thiếu đơn")

    assert "Ví Dụ" not in answer.out
