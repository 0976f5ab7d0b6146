"""What drives scanners on this system (trình điều khiển máy quét của máy này), loaded only where it is."""

from __future__ import annotations

import sys

from cchc_desktop.ui.scanning.driver import Driver


def driver() -> Driver:
    """WIA on Windows, SANE everywhere else."""
    if sys.platform == "win32":
        from cchc_desktop.ui.scanning.wia import Wia  # noqa: PLC0415 -- COM only where it is

        return Wia()
    from cchc_desktop.ui.scanning.sane import Sane  # noqa: PLC0415

    return Sane()
