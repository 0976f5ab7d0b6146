"""What the pages stand on is that of the one window."""

from __future__ import annotations

from typing import Any
from unittest.mock import Mock

from cchc_desktop.app.ground import Ground


def test_both_are_the_threads_that_look_up_and_write() -> None:
    threads: Any = Mock()
    ground = Ground(Mock(), Mock(), threads, Mock(), Mock(), (Mock(), Mock()))
    assert ground.both == (threads.reader, threads.writer)
