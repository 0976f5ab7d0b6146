"""Who acts, and what is asked for it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from command_line import EXAMPLES, LEAD, PASSWORD, CommandLine
from older_store import made_older

from cchc_desktop.app import places
from cchc_desktop.app.counter import open_counter
from cchc_desktop.app.upgrade_lines import BEGUN


def test_in_practice_nothing_is_asked_and_the_sample_clerk_acts(practised: CommandLine) -> None:
    answer = practised("receive", EXAMPLES / "intake.json")

    assert answer.code == 0
    shown = practised("show", answer.json["code"]).json
    assert shown["reception"]["clerk_code"] == "cb01"


def test_without_a_password_the_command_ends_and_asks_nothing(
    real: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CCHC_CLERK_PASSWORD")

    answer = real("find", "tran", "--clerk", LEAD)

    assert answer.code == 4
    assert "CCHC_CLERK_PASSWORD" in answer.err


def test_at_a_real_counter_somebody_must_be_named(real: CommandLine) -> None:
    answer = real("find", "tran")

    assert answer.code == 4
    assert "--clerk" in answer.err


def test_a_wrong_password_is_refused_and_five_of_them_lock(real: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_CLERK_PASSWORD", "sai-hoan-toan")
    codes = [real("find", "tran", "--clerk", LEAD).json["problems"][0]["code"] for _ in range(6)]
    monkeypatch.setenv("CCHC_CLERK_PASSWORD", PASSWORD)

    assert codes[:5] == ["password.wrong"] * 5
    assert codes[5] == "password.locked"
    assert real("find", "tran", "--clerk", LEAD).json["problems"][0]["code"] == "password.locked"


@pytest.mark.parametrize(("days", "word"), [(400, "quá xa"), (-400, "trước cả")])
def test_a_clock_that_contradicts_the_ledger_is_said(
    practised: CommandLine, monkeypatch: pytest.MonkeyPatch, days: int, word: str
) -> None:
    assert "Máy đang ghi" not in practised("find", "tran").err
    now = places.clock()
    monkeypatch.setattr(places, "clock", lambda: now + timedelta(days=days))

    answer = practised("receive", EXAMPLES / "intake.json")
    assert answer.code == 0
    assert word in answer.err
    assert "chỉnh giờ máy" in answer.err


def test_an_older_store_is_brought_up_to_date_and_how_far_it_is_is_said(practised: CommandLine, code: str) -> None:
    counter = open_counter(practised.folder / "practice", practice=True)
    made_older(counter.db)
    counter.db.close()

    answer = practised("show", code)

    assert (answer.code, answer.json["code"]) == (0, code)
    assert answer.err.startswith(BEGUN)
    assert "Bước 2/4" in answer.err
    assert practised("show", code).err == ""
