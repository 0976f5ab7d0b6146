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


def test_an_act_says_where_the_dossier_stands_and_nothing_personal(practised: CommandLine, code: str) -> None:
    answer = practised("request-supplement", code, "--content", "Thiếu đơn")

    assert answer.json["code"] == code
    assert (answer.json["status"], answer.json["status_label"]) == ("5", "Yêu cầu bổ sung giấy tờ")
    assert answer.json["paused_at"].endswith("+07:00")
    assert "Ví Dụ" not in answer.out
