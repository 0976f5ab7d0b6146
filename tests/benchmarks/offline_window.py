"""The program's window over a practice counter whose outbox is long: what sending all of it costs whoever works there.

`offline_window.py FOLDER` opens it unseen, leaves it alone, lets its network thread go, and prints as JSON what it saw.
A process of its own, for what filled the store would hide what the exchange takes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from app_window import sign_in
from bystander import BEAT
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

from cchc_desktop.app import places
from cchc_desktop.app.counter import open_counter
from cchc_desktop.app.demo_clock import DayClock
from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.app.desktop import Desktop, opened_for_reading
from cchc_desktop.app.window import application
from cchc_desktop.store.connection import Use
from cchc_desktop.sync.exchange import Report
from cchc_desktop.ui.runtime import take_short_turns
from cchc_desktop.ui.theme import Theme

IDLE = 10.0  # seconds
_WEIGHED_EVERY = 0.1


class Watch(QObject):
    """Beats on the window's thread: what comes late here, a key would have waited for."""

    def __init__(self) -> None:
        super().__init__()
        self._beat = QTimer(self, interval=round(BEAT * 1000), timerType=Qt.TimerType.PreciseTimer)
        self._scales = QTimer(self, interval=round(_WEIGHED_EVERY * 1000))
        self._beat.timeout.connect(self._beats)
        self._scales.timeout.connect(self._weigh)
        self._beat.start()
        self._scales.start()
        self._begin()

    def _begin(self) -> None:
        self._last, self._waits, self._resident = time.perf_counter(), [0.0], 0
        self._bystander = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("bystander.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def _beats(self) -> None:
        now = time.perf_counter()
        self._waits.append(now - self._last)
        self._last = now

    def _weigh(self) -> None:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        self._resident = max(self._resident, pages * os.sysconf("SC_PAGESIZE"))

    def told(self) -> dict[str, float]:
        """Bytes and seconds, the most of each since last asked."""
        beside, _ = self._bystander.communicate()
        waits = sorted(self._waits)
        usual = waits[int(len(waits) * 0.99)]
        told = {"resident": self._resident, "longest": waits[-1], "p99": usual, "beside": float(beside)}
        self._begin()
        return told

    def stop(self) -> None:
        self._beat.stop()
        self._scales.stop()
        self._bystander.communicate()


def measured(folder: Path) -> dict[str, object]:
    """At rest; then, its libraries included, until the exchange has ended."""
    take_short_turns()
    app = application()
    theme = Theme(app)
    counter = opened_for_reading(open_counter(places.data_folder(folder, practice=True), practice=True, use=Use.SYNC))
    clock, reports = DayClock(places.clock()), list[Report]()
    desktop = Desktop(app, counter, clock)
    desktop.ready.connect(desktop.garbage.spare)
    desktop.threads.network.told.connect(reports.append, Qt.ConnectionType.QueuedConnection)
    hand, opened = Hand(desktop, clock), QEventLoop()
    desktop.ready.connect(opened.quit)
    QTimer.singleShot(0, lambda: desktop.start(network=False))
    opened.exec()
    sign_in(hand)
    hand.rest(1.0)
    watch = Watch()
    live(IDLE)
    idle = watch.told()
    began, worked = time.perf_counter(), time.process_time()
    desktop.threads.network.start()
    while not any(report.pushed or report.trouble for report in reports):
        live(0.5)
    took, worked = time.perf_counter() - began, time.process_time() - worked
    exchange = watch.told()
    watch.stop()
    desktop.shell.close()
    theme.deleteLater()
    return {"idle": idle, "exchange": exchange, "seconds": took, "cpu": worked, "report": reports[-1].as_json()}


def live(seconds: float) -> None:
    """The window does what windows do."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(Path(sys.argv[1]))) + "\n")
