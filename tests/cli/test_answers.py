"""JSON for the script, a sentence for the person, a code that means something."""

from __future__ import annotations

import json

import pytest

from cchc_desktop.cli import answers
from cchc_desktop.domain.problem import Problem


def test_every_problem_is_said_at_once_with_its_field(capsys: pytest.CaptureFixture[str]) -> None:
    problems = (Problem("owner.name", "name.empty", "Cần họ và tên."), Problem("sets", "sets.none", "Cần số bộ."))

    with pytest.raises(answers.Ended) as ended:
        answers.end_refused(problems)

    said = capsys.readouterr()
    assert ended.value.code == answers.REFUSED
    assert [problem["field"] for problem in json.loads(said.out)["problems"]] == ["owner.name", "sets"]
    assert said.err.splitlines() == ["Cần họ và tên.", "Cần số bộ."]


def test_the_codes_are_all_different() -> None:
    codes = (
        answers.OK,
        answers.REFUSED,
        answers.UNREACHABLE,
        answers.NEEDS_PERSON,
        answers.WOULD_ASK,
        answers.STORE_TROUBLE,
        answers.USAGE,
    )
    assert len(set(codes)) == len(codes)


def test_a_line_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    answers.say_line({"url": "http://127.0.0.1:1", "port": 1})

    assert capsys.readouterr().out == '{"url": "http://127.0.0.1:1", "port": 1}\n'
