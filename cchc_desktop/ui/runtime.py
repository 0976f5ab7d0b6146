"""What must be so of Python and PySide6 before a window opens."""

from __future__ import annotations

import sys

import PySide6

_UNSOUND_FROM = (6, 12)  # on older Pythons each void Qt call loses a reference to None, until the process aborts
_SOUND_PYTHON = (3, 12)
_TURN = 0.001  # seconds


def refuse_unsound_pair(pyside: str = PySide6.__version__, python: tuple[int, int] = sys.version_info[:2]) -> None:
    """Raise SystemExit with a sentence for IT staff when PySide6 6.12 or newer runs on a Python older than 3.12.

    `pyside`: "6.11.3"; `python`: (3, 11). Called before the first window: the lock file keeps the pair sound, but a
    computer's own packages may not.
    """
    major, minor = pyside.split(".")[:2]
    if (int(major), int(minor)) >= _UNSOUND_FROM and python < _SOUND_PYTHON:
        raise SystemExit(
            f"Không mở được cửa sổ: PySide6 {pyside} trên Python {python[0]}.{python[1]} sẽ làm chương trình tắt"
            " đột ngột. Hãy cài PySide6-Essentials thấp hơn 6.12, hoặc dùng Python 3.12 trở lên."
        )


def take_short_turns() -> None:
    """A thread that works gives Python up after a millisecond, not five: the window waits so long for each of them."""
    sys.setswitchinterval(_TURN)
