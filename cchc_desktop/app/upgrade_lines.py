"""An upgrade of the store on standard error (báo tiến độ nâng cấp bằng dòng chữ): for commands and scripts."""

from __future__ import annotations

import sys

from cchc_desktop.store.upgrading import Stage

BEGUN = "Đang nâng cấp kho dữ liệu của bản cũ, chỉ một lần. Ngắt giữa chừng thì kho vẫn như cũ, lần sau làm lại từ đầu."
_TENTHS = 10


class UpgradeLines:
    """Told of each stage; a line for each step and each tenth of it, none where nothing has to be upgraded."""

    def __init__(self) -> None:
        self._last: tuple[object, int] | None = None

    def __call__(self, stage: Stage) -> None:
        """The next stage."""
        if self._last is None:
            _put(BEGUN)
        place = (stage.step, stage.done * _TENTHS // stage.total if stage.total else 0)
        if place != self._last:
            self._last = place
            _put(f"{stage.text}.")


def _put(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
