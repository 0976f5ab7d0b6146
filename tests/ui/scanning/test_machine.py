"""The scanner works on a thread of its own: the window goes on, one thing at a time, and what was given up is not told."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from page_fixtures import longest_pause
from paper_scanner import Configure, MadeUp, a_page
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.scanning.driver import Device, Trouble
from cchc_desktop.ui.scanning.machine import PaperScanner
from cchc_desktop.ui.scanning.sane import Sane


@pytest.fixture
def driver() -> MadeUp:
    return MadeUp()


@pytest.fixture
def scanner(driver: MadeUp, qtbot: QtBot) -> Iterator[PaperScanner]:
    made = PaperScanner(driver)
    yield made
    made.stop()


def test_it_tells_which_there_are(scanner: PaperScanner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(scanner.listed) as told:
        scanner.look()
    assert told.args == [(Device("test:0", "Máy quét thử"),)]
    assert not scanner.busy


def test_pages_are_counted_as_they_come(scanner: PaperScanner, driver: MadeUp, qtbot: QtBot) -> None:
    counted: list[int] = []
    scanner.paged.connect(counted.append)
    driver.parts = [a_page(), a_page("black")]
    driver.goes_on.set()
    with qtbot.waitSignal(scanner.scanned) as told:
        scanner.scan("test:0")
        assert scanner.busy
    assert (counted, told.args, driver.asked) == ([1, 2], [tuple(driver.parts)], ["test:0"])


def test_it_stops_when_told_to(scanner: PaperScanner, qtbot: QtBot) -> None:
    scanner.scan("test:0")
    with qtbot.waitSignal(scanner.failed) as told:
        scanner.cancel()
    assert told.args == [Trouble.CANCELLED]
    assert not scanner.busy


def test_what_was_given_up_is_not_told_of(scanner: PaperScanner, driver: MadeUp, qtbot: QtBot) -> None:
    told: list[object] = []
    scanner.failed.connect(told.append)
    scanner.scanned.connect(told.append)
    scanner.scan("test:0")
    scanner.forget()
    driver.goes_on.set()
    with qtbot.waitSignal(scanner.listed):
        scanner.look()
    assert told == []


def test_a_bug_is_told_as_one_and_leaves_it_ready(
    scanner: PaperScanner, driver: MadeUp, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bugs: list[type] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: bugs.append(kind))
    driver.found = None  # type: ignore[assignment]
    monkeypatch.setattr(driver, "devices", lambda _stopped: 1 // 0)
    scanner.look()
    qtbot.waitUntil(lambda: not scanner.busy)
    assert bugs == [ZeroDivisionError]


def test_the_window_does_not_wait_for_a_real_scan(sane: Configure, qtbot: QtBot) -> None:
    sane(read_delay="true", read_delay_duration="1000")
    scanner = PaperScanner(Sane())
    scans: list[tuple[bytes, ...]] = []
    scanner.scanned.connect(scans.append)
    pauses = []
    for number in range(1, 11):  # the quietest of ten: others use this machine too
        scanner.scan("test:0")
        pauses.append(longest_pause(lambda number=number: len(scans) == number))
        if min(pauses) < 0.5:
            break

    assert min(pauses) < 0.5
    assert len(scans[0]) == 10
    scanner.stop()
