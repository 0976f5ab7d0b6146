"""A play to test the parts of the day with: the window of a practice counter, a camera, a portal that may run."""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.app.demo_camera import Camera
from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.app.demo_play import Play
from cchc_desktop.app.demo_portal import DemoPortal
from cchc_desktop.ui.theme import Choice, Theme


def a_play(hand: Hand, folder: Path, output: Path) -> Play:
    """Somebody is signed in already; the printer works."""
    app = hand.desktop.catcher.parent()
    theme = Theme(app, Choice.LIGHT)  # type: ignore[arg-type]  # the application is what the catcher hangs on
    tray = output / "tray"
    tray.mkdir(parents=True)
    played = Play(hand, Camera(hand, theme, output / "screenshots"), hand.clock, DemoPortal(folder, hand.clock), tray)
    played.printer(works=True)
    return played
