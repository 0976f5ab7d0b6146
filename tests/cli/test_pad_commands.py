"""The emergency pad and the close of the day on the command line."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path

import pypdfium2
import pytest
from command_line import EXAMPLES, Answer, CommandLine

from cchc_desktop.app import places
from cchc_desktop.domain.instants import VN

INTAKE = EXAMPLES / "intake.json"


def codes_of(answer: Answer) -> list[str]:
    return [problem["code"] for problem in answer.json["problems"]]


class Clock:
    def __init__(self) -> None:
        self.now = datetime.combine(places.clock().date() + timedelta(days=1), time(8), VN)

    def __call__(self) -> datetime:
        return self.now

    def later(self, **by: float) -> str:
        self.now += timedelta(**by)
        return self.now.isoformat()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Eight in the morning of tomorrow, and moved by hand."""
    made = Clock()
    monkeypatch.setattr(places, "clock", made)
    return made


def test_a_pad_is_numbered_and_printed(practised: CommandLine, tmp_path: Path) -> None:
    answer = practised("pad", "--count", "4", "--print-to", tmp_path)

    document = pypdfium2.PdfDocument(tmp_path / f"{answer.json['codes'][0]}-pad.pdf")
    pages = len(document)
    document.close()
    assert (answer.code, len(set(answer.json["codes"])), pages) == (0, 4, 4)


def test_a_pad_for_tomorrow_has_tomorrows_codes(practised: CommandLine) -> None:
    tomorrow = places.clock().date() + timedelta(days=1)
    answer = practised("pad", "--count", "1", "--day", tomorrow.isoformat())

    assert f"{tomorrow:-%y%m%d-}" in answer.json["codes"][0]


def test_nonsense_makes_no_pad(practised: CommandLine) -> None:
    assert codes_of(practised("pad", "--count", "0", "--day", "2020-01-01")) == ["pad.count", "pad.day"]
    assert codes_of(practised("pad", "--day", "mai")) == ["day.day"]


def test_a_stub_is_entered_when_it_says_and_its_date_counts_from_it(
    practised: CommandLine, clock: Clock, tmp_path: Path
) -> None:
    stub = practised("pad", "--count", "2").json["codes"][0]
    written = clock.later(hours=1)
    usual = practised("receive", INTAKE).json["due_at"]
    clock.later(hours=4)

    words = ("receive-late", INTAKE, "--code", stub, "--at", written, "--reason", "Mất điện")
    entered = practised(*words, "-o", tmp_path / "r.pdf")
    again = practised(*words)

    assert (entered.code, entered.json["code"], entered.json["due_at"]) == (0, stub, usual)
    assert entered.json["received_at"][:19] == written[:19]
    assert "duplicate.open" in {warning["code"] for warning in entered.json["warnings"]}
    assert (tmp_path / "r.pdf").is_file()
    assert codes_of(again) == ["pad.used"]


def test_a_stub_with_a_wrong_time_or_without_a_reason_is_refused(
    practised: CommandLine, clock: Clock, tmp_path: Path
) -> None:
    stub = practised("pad", "--count", "1").json["codes"][0]
    before = (clock.now - timedelta(hours=1)).isoformat()
    wrong = tmp_path / "wrong.json"
    wrong.write_text("{}", encoding="utf-8")

    early = practised("receive-late", INTAKE, "--code", stub, "--at", before)
    broken = practised("receive-late", INTAKE, "--code", stub, "--at", "sáng nay", "--reason", "x")
    foreign = practised("receive-late", INTAKE, "--code", "H00.18-200101-0001", "--at", before, "--reason", "x")
    empty = practised("receive-late", wrong, "--code", stub, "--at", before, "--reason", "x")

    assert codes_of(early) == ["reason.empty", "late.before_pad"]
    assert codes_of(broken) == ["received_at.moment"]
    assert codes_of(foreign) == ["pad.unknown"]
    assert {"owner", "procedure_code"} <= {problem["field"] for problem in empty.json["problems"]}


def test_a_spoiled_stub_is_accounted_for(practised: CommandLine) -> None:
    stub = practised("pad", "--count", "1").json["codes"][0]

    silent = practised("void-stub", stub)
    voided = practised("void-stub", stub, "--reason", "Rách")
    again = practised("void-stub", stub, "--reason", "Rách")

    assert [codes_of(silent), codes_of(again)] == [["reason.empty"], ["pad.voided"]]
    assert (voided.code, voided.json) == (0, {"code": stub, "voided": True})


def test_looking_at_the_day_closes_nothing(practised: CommandLine, code: str) -> None:
    looked = practised("close-day", "--look")

    assert (looked.code, looked.json["closed_at"]) == (0, None)
    assert looked.json["moves"]["dossier.received"] == 1
    assert looked.json["holders"] == {
        "held": [{"kind": "counter", "name": "", "count": 1, "given": False, "shelf": False, "label": "Quầy"}],
        **{"total": 1, "balanced": True},
    }
    assert code


def test_the_close_of_a_day_is_noted_and_printed(practised: CommandLine, code: str, tmp_path: Path) -> None:
    owing = practised("receive", EXAMPLES / "intake-business.json").json["code"]
    practised("collect-fee", owing, "--amount", "50000")
    closed = practised("close-day", "-o", tmp_path / "day.pdf")

    assert (closed.code, closed.json["needs_lead"]) == (0, False)
    assert closed.json["closed_at"]
    assert [(each["method"], each["net"]) for each in closed.json["cash"]] == [("tien-mat", 50_000)]
    assert (tmp_path / "day.pdf").is_file()


def test_what_a_lead_has_to_see_ends_it_with_three(practised: CommandLine, code: str) -> None:
    practised("hand-over", code, "--division", "Phòng Người có công")
    closed = practised("close-day")

    assert (closed.code, closed.json["missing_count"]) == (3, 1)
    assert [each["code"] for each in closed.json["missing"]] == [code]
    assert "1 hồ sơ đã bàn giao chưa ai nhận" in closed.err


def test_a_day_that_has_not_come_is_not_closed(practised: CommandLine) -> None:
    assert codes_of(practised("close-day", "--day", "2131-01-01")) == ["close.future"]
    assert codes_of(practised("close-day", "--clerk", "qt01")) == ["role.close_day"]
