"""PySide6 and Python are a pair that holds: None keeps its references."""

import sys

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.runtime import refuse_unsound_pair, take_short_turns


def test_the_pair_that_is_installed_is_accepted() -> None:
    refuse_unsound_pair()


@pytest.mark.parametrize(
    ("pyside", "python"), [("6.11.3", (3, 11)), ("6.12.0", (3, 12)), ("6.13.0a1", (3, 14)), ("6.9", (3, 11))]
)
def test_sound_pairs_are_accepted(pyside: str, python: tuple[int, int]) -> None:
    refuse_unsound_pair(pyside, python)


@pytest.mark.parametrize(("pyside", "python"), [("6.12.0", (3, 11)), ("6.13.1", (3, 11)), ("7.0.0", (3, 11))])
def test_an_unsound_pair_is_refused_with_both_versions_named(pyside: str, python: tuple[int, int]) -> None:
    with pytest.raises(SystemExit) as refused:
        refuse_unsound_pair(pyside, python)

    assert pyside in str(refused.value)
    assert "Python 3.11" in str(refused.value)


def test_twenty_thousand_void_calls_leave_none_its_references(qtbot: QtBot) -> None:
    thing = QObject()
    before = sys.getrefcount(None)

    for _ in range(20_000):
        thing.setObjectName("x")

    assert abs(sys.getrefcount(None) - before) < 100


def test_no_thread_keeps_python_for_longer_than_a_millisecond() -> None:
    before = sys.getswitchinterval()
    try:
        take_short_turns()

        assert sys.getswitchinterval() == pytest.approx(0.001)
    finally:
        sys.setswitchinterval(before)
