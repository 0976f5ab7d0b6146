"""One thing after the other over there, answers here, bugs to the crash hook."""

from __future__ import annotations

import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.printing.paper_thread import PaperThread


def test_work_is_done_over_there_in_order_and_told_here(qtbot: QtBot, paper: PaperThread) -> None:
    here, told = threading.get_ident(), []

    for number in range(20):
        paper.run(
            lambda n: (n, threading.get_ident()), number, done=lambda done: told.append((*done, threading.get_ident()))
        )
    qtbot.waitUntil(lambda: len(told) == 20)

    assert [number for number, _, _ in told] == list(range(20))
    assert len({there for _, there, _ in told}) == 1
    assert {there == here for _, there, _ in told} == {False}
    assert {told_in for _, _, told_in in told} == {here}


def test_a_bug_is_told_to_the_caller_and_to_the_crash_hook(
    qtbot: QtBot, paper: PaperThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashes: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: crashes.append(kind))
    failed: list[Exception] = []

    paper.run(lambda: 1 / 0, done=lambda _x: pytest.fail("it did not succeed"), failed=failed.append)
    qtbot.waitUntil(lambda: bool(crashes))

    assert crashes == [ZeroDivisionError]
    assert isinstance(failed[0], ZeroDivisionError)


def test_stopping_waits_for_what_is_under_way(qtbot: QtBot, paper: PaperThread) -> None:
    gate, told = threading.Event(), []
    paper.run(gate.wait, 60, done=told.append)
    threading.Timer(0.05, gate.set).start()

    paper.stop()
    assert gate.is_set()
    qtbot.waitUntil(lambda: told == [True])
