"""A played day is played to its end or ends with what went wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cchc_desktop.app import demo, demo_morning, places
from cchc_desktop.app.demo_play import Play


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> pytest.MonkeyPatch:
    """A day of one reception."""
    parts = (demo_morning.signs_in, lambda play: play.card_to_receipt(3, "1.010803"), Play.online)
    monkeypatch.setattr(demo, "DAY", parts)
    return monkeypatch


def test_a_short_day_leaves_all_that_a_long_one_does(short: pytest.MonkeyPatch, tmp_path: Path) -> None:
    report = demo.play(tmp_path / "out", places.clock)

    assert report["all_acknowledged"]
    assert [dossier["procedure_code"] for dossier in report["dossiers"]] == ["1.010803"]
    assert {entry.name for entry in (tmp_path / "out").iterdir()} == {
        *("screenshots", "receipts", "slips"),
        *("report.json", "README.txt"),
    }


def test_a_bug_in_the_window_ends_the_day(short: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def breaks(play: Play) -> None:
        QTimer.singleShot(0, play.hand.desktop, lambda: 1 // 0)
        play.hand.settle()

    short.setattr(demo, "DAY", (demo_morning.signs_in, breaks))

    with pytest.raises(ZeroDivisionError):
        demo.play(tmp_path / "out", places.clock)
