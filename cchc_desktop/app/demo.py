"""A day at the counter that is played (ngày làm việc mẫu): the same window, real keys, pictures and slips."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from cchc_desktop.app import demo_afternoon as afternoon
from cchc_desktop.app import demo_deeds as deeds
from cchc_desktop.app import demo_feedback as feedback
from cchc_desktop.app import demo_figures as figures
from cchc_desktop.app import demo_folders as folders
from cchc_desktop.app import demo_letters as letters
from cchc_desktop.app import demo_morning as morning
from cchc_desktop.app import demo_pad as pad
from cchc_desktop.app import demo_report, practice, window
from cchc_desktop.app import demo_results as results
from cchc_desktop.app import demo_scans as scans
from cchc_desktop.app.counter import calendar_of, open_counter
from cchc_desktop.app.demo_camera import PICTURES, Camera
from cchc_desktop.app.demo_clock import DayClock, opening_of
from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.app.demo_others import Others
from cchc_desktop.app.demo_play import Play
from cchc_desktop.app.demo_portal import DemoPortal
from cchc_desktop.app.desktop import Desktop, opened_for_reading
from cchc_desktop.store.connection import Use
from cchc_desktop.ui.theme import Choice, Theme
from cchc_desktop.wire.contract import API_PATH

DAY = (
    morning.signs_in,
    pad.is_printed,
    morning.first_citizen,
    morning.citizen_by_hand,
    morning.citizen_without_card,
    morning.two_dossiers,
    morning.company,
    morning.foreigner,
    morning.authorised_person,
    morning.by_post,
    morning.interrupted,
    deeds.pays_the_fee,
    scans.papers_are_scanned,
    deeds.is_corrected,
    deeds.is_withdrawn,
    folders.folders_go,
    folders.others_go,
    pad.is_entered,
    afternoon.noon,
    afternoon.returning_citizen,
    afternoon.duplicate,
    folders.slip_comes_back,
    afternoon.printer_out_of_order,
    afternoon.more_citizens,
    letters.lacks_papers,
    letters.is_refused,
    afternoon.with_a_case,
    deeds.papers_are_asked_for,
    afternoon.divisions_at_work,
    results.results_come_back,
    results.result_is_given,
    feedback.is_rated,
    results.another_gets_it,
    results.result_is_posted,
    afternoon.looks_up,
    feedback.is_told,
    deeds.papers_come,
    deeds.is_stopped,
    deeds.is_apologised_to,
    letters.comes_back_complete,
    folders.the_rest_goes,
    results.day_is_closed,
    results.year_is_reported,
    figures.register_is_sifted,
    figures.board_is_looked_at,
    afternoon.evening,
)


def play(output: Path, clock: Callable[[], datetime]) -> dict[str, Any]:
    """Plays the day into `output`; the report it also leaves there. `clock` says which day it is, no more.

    Raises TimeoutError, or whatever went wrong in the window, when the day could not be played to its end.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    demo_report.clear(output)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder, tray = Path(name) / "practice", Path(name) / "tray"
        tray.mkdir()
        day = DayClock(opening_of(calendar_of(practice.sample_office().office), clock()))
        practice.make(folder, day)
        others = Others(Path(name) / "others", DemoPortal(folder, day), day)
        with _at_the_counter(folder, day, tray, output / PICTURES, others) as played:
            for part in DAY:
                part(played)
        with closing(open_counter(folder, practice=True, use=Use.SYNC)) as counter:
            return demo_report.leave(counter, played, tray, output, others)


@contextmanager
def _at_the_counter(folder: Path, day: DayClock, tray: Path, pictures: Path, others: Others) -> Iterator[Play]:
    """The window open and ready on the first worked day, its printer a tray; the network still to come."""
    app = window.application()
    theme = Theme(app, Choice.LIGHT)
    portal = DemoPortal(folder, day)
    with portal.running() as url:  # early in the morning, when the cable was still in
        portal.exchange()
        others.join(url + API_PATH)
    counter = opened_for_reading(open_counter(folder, practice=True, use=Use.SYNC))
    desktop = Desktop(app, counter, day, portal.running)
    hand = Hand(desktop, day)
    played = Play(hand, Camera(hand, theme, pictures), day, portal, tray)
    with _no_bug():
        try:
            ready: list[bool] = []
            desktop.ready.connect(lambda: ready.append(True))
            desktop.start(network=False)
            played.printer(works=True)
            hand.wait(lambda: bool(ready), "the window")
            yield played
        finally:
            desktop.shell.close()
            QApplication.processEvents()
            theme.deleteLater()


@contextmanager
def _no_bug() -> Iterator[None]:
    """What a slot raises Qt only prints: here it ends the day."""
    before, found = sys.excepthook, list[BaseException]()
    sys.excepthook = lambda _kind, error, _trace: found.append(error)
    try:
        yield
    except TimeoutError as late:
        raise found[0] if found else late from late
    finally:
        sys.excepthook = before
    if found:
        raise found[0]
