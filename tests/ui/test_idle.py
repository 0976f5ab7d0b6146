"""A machine nobody touches is noticed once, after the minutes the office chose."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.idle import IdleWatch


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def watch_of(qapp: QApplication, clock: Clock, minutes: int = 5) -> tuple[IdleWatch, list[float]]:
    watch, told = IdleWatch(qapp, minutes, clock), []
    watch.expired.connect(lambda: told.append(clock.now))
    return watch, told


def test_it_tells_once_when_the_time_is_up(qapp: QApplication, clock: Clock) -> None:
    watch, told = watch_of(qapp, clock)

    for clock.now in (60, 299, 300, 305, 900):
        watch.look()

    assert told == [300]


def test_a_key_starts_the_time_anew(qtbot: QtBot, qapp: QApplication, clock: Clock) -> None:
    watch, told = watch_of(qapp, clock)
    field = QLineEdit()
    qtbot.addWidget(field)

    clock.now = 299
    QTest.keyClick(field, Qt.Key.Key_A)
    for clock.now in (300, 598, 599):
        watch.look()

    assert told == [599]


def test_after_a_sign_of_life_it_tells_again(qtbot: QtBot, qapp: QApplication, clock: Clock) -> None:
    watch, told = watch_of(qapp, clock, minutes=1)
    field = QLineEdit()
    qtbot.addWidget(field)
    clock.now = 60
    watch.look()

    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    clock.now = 120
    watch.look()

    assert told == [60, 120]


@pytest.mark.parametrize(("asked", "seconds"), [(0, 60), (1, 60), (15, 900), (99, 900)])
def test_the_minutes_stay_between_one_and_fifteen(qapp: QApplication, clock: Clock, asked: int, seconds: int) -> None:
    watch, told = watch_of(qapp, clock, asked)

    for clock.now in (seconds - 1, seconds):
        watch.look()

    assert told == [seconds]
