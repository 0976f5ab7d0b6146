"""Midnight: a test that begins on one day and ends on the next is another test, and not the one that was meant."""

from __future__ import annotations

import time
from datetime import time as time_of_day

from cchc_desktop.app import places

_LATE = time_of_day(23, 58)  # no test, and no clock that runs ahead of the machine's, takes longer to its end


def waited_for() -> None:
    """In the last two minutes of a day its end; at any other time nothing."""
    while places.clock().time() >= _LATE:
        time.sleep(0.2)
