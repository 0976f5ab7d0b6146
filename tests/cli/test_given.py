"""Options and JSON with the same names become what an act is told."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import msgspec
import pytest
from command_line import EXAMPLES

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.cli import answers
from cchc_desktop.cli.given import (
    content_of,
    day_of,
    intake_of,
    merged,
    moment_of,
    paper_of,
    papers_of,
    period_of,
    told,
)
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.intake_form import PaperFile
from cchc_desktop.store.connection import Database


class Form(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    reason: str = ""
    amount: int | None = None
    papers: tuple[PaperFile, ...] = ()


def file(content: object) -> io.BytesIO:
    return io.BytesIO(content if isinstance(content, bytes) else json.dumps(content).encode())


def problems(capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(capsys.readouterr().out)["problems"]
    return found


def test_options_win_over_the_file_and_what_was_not_given_changes_nothing() -> None:
    given = {"json_file": file({"reason": "tệp", "amount": 5}), "reason": "tùy chọn", "amount": None, "clerk_code": "x"}

    assert told(Form, given) == Form("tùy chọn", 5)


def test_a_zero_is_something_that_was_given() -> None:
    assert told(Form, {"amount": 0}).amount == 0


def test_everything_wrong_with_the_file_is_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(answers.Ended) as ended:
        told(Form, {"json_file": file({"reasn": "x", "amount": "5", "papers": [{"original": 1}]})})

    assert ended.value.code == answers.REFUSED
    assert [(each["field"], each["code"]) for each in problems(capsys)] == [
        *(("reasn", "json.unknown"), ("amount", "json.wrong"), ("papers.0.name", "json.missing")),
    ]


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff", b"1", b"[" * 20_000])
def test_what_is_no_object_is_refused(content: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(answers.Ended):
        content_of(file(content))

    assert problems(capsys)[0]["code"] == "json.syntax"


@pytest.mark.parametrize(
    ("whole", "changes", "after"),
    [
        ({"a": {"b": 1, "c": 2}}, {"a": {"b": 3}}, {"a": {"b": 3, "c": 2}}),
        ({"a": 1, "b": 2}, {"a": None}, {"b": 2}),
        ({"a": [1, 2]}, {"a": [3]}, {"a": [3]}),
        ({"a": "x"}, {"a": {"b": None, "c": 1}}, {"a": {"c": 1}}),
        ({"a": 1}, {}, {"a": 1}),
    ],
)
def test_changes_are_merged_as_rfc_7396_says(whole: Any, changes: Any, after: Any) -> None:
    assert merged(whole, changes) == after


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("Đơn", Paper("Đơn", original=1)),
        ("Đơn=2", Paper("Đơn", original=2)),
        ("Đơn=0,1,2", Paper("Đơn", certified=1, photocopy=2)),
        ("Đơn (mẫu=18)", Paper("Đơn (mẫu=18)", original=1)),
        ("a=b=3", Paper("a=b", original=3)),
    ],
)
def test_papers_are_counted_three_ways(text: str, paper: Paper) -> None:
    assert papers_of((msgspec.convert(paper_of(text), PaperFile),)) == (paper,)


def test_a_day_is_a_day_or_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert day_of("2026-12-05", "due_at") == date(2026, 12, 5)
    assert day_of("", "due_at") is None
    with pytest.raises(answers.Ended):
        day_of("05/12/2026", "due_at")
    assert problems(capsys)[0]["field"] == "due_at"


def test_a_moment_without_a_zone_is_of_this_country(capsys: pytest.CaptureFixture[str]) -> None:
    local = "2026-12-05T09:15:00.000+07:00"
    assert instant_text(moment_of("2026-12-05T09:15", "at")) == local
    assert instant_text(moment_of("2026-12-05T02:15:00Z", "at")) == local
    with pytest.raises(answers.Ended):
        moment_of("sáng nay", "received_at")
    assert problems(capsys)[0]["field"] == "received_at"


def test_of_an_intake_that_may_lack_papers_only_the_form_is_judged(
    practice_db: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = {"owner": {"name": "", "sex": "X"}, "procedure_code": "1.010803"}

    for day, fields in ((None, {"owner.sex"}), (date(2026, 10, 5), {"owner.sex", "owner.name", "papers"})):
        with pytest.raises(answers.Ended):
            intake_of(practice_db, json.dumps(wrong).encode(), day)
        assert fields <= {each["field"] for each in problems(capsys)}
        assert day or fields == {"owner.sex"}


def test_all_papers_are_those_of_the_checklist(practice_db: Database) -> None:
    intake = intake_of(practice_db, (EXAMPLES / "intake.json").read_bytes(), None)

    assert len(intake.handed_in) == 3


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ((date(2026, 12, 31), date(2026, 1, 1)), "due_to"),
        ((None, date(2026, 1, 1)), "due_from"),
        ((date(1, 1, 1), date(2026, 1, 1)), "due_from"),
    ],
)
def test_what_is_wrong_with_a_period_is_told_of_its_option(days: tuple[date | None, date | None], field: str) -> None:
    with pytest.raises(Refused) as refused:
        period_of(*days, ("due_from", "due_to"))

    assert [each.field for each in refused.value.problems] == [field]
