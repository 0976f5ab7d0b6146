"""Cycles are collected on the window's thread and nowhere else."""

from __future__ import annotations

import gc
import threading
import weakref

from pytestqt.qtbot import QtBot

from cchc_desktop.ui.garbage import Garbage


class Knot:
    """Refers to itself, so only the collector frees it; says on which thread it went."""

    def __init__(self, gone: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: gone.append(threading.get_ident()))


def test_what_a_worker_leaves_behind_is_collected_here(qtbot: QtBot) -> None:
    gone: list[int] = []
    garbage = Garbage(every_ms=10)
    try:
        worker = threading.Thread(target=lambda: [Knot(gone) for _ in range(5_000)])
        worker.start()
        worker.join()
        assert gone == []

        qtbot.waitUntil(lambda: len(gone) == 5_000)
        assert set(gone) == {threading.get_ident()}
    finally:
        garbage.stop()


def test_what_is_spared_is_not_looked_through_again(qtbot: QtBot) -> None:
    garbage = Garbage()
    try:
        kept = Knot([])
        garbage.spare()
        assert not any(each is kept for each in gc.get_objects())
    finally:
        garbage.stop()


def test_stopping_gives_the_usual_collecting_back(qtbot: QtBot) -> None:
    garbage = Garbage()
    assert not gc.isenabled()
    garbage.stop()
    assert gc.isenabled()
