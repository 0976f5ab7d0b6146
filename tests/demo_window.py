"""A play to test the parts of the day with: the window of a practice counter, a camera, a portal that may run."""

from __future__ import annotations

from pathlib import Path

from one_theme import the_theme

from cchc_desktop.app.demo_camera import WIDE, Camera, Size
from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.app.demo_play import Play
from cchc_desktop.app.demo_portal import DemoPortal


class Blind(Camera):
    """Knows what it was to take, and takes nothing: pictures of every size are half the time of a day's part."""

    def take(self, name: str, size: Size = WIDE, dark: bool = False) -> Path:
        self._hand.settle()
        file = self._folder / f"{len(self.taken) + 1:03}-{name}.png"
        self.taken.append(file)
        return file


def a_play(hand: Hand, folder: Path, output: Path, camera: type[Camera] = Blind) -> Play:
    """Somebody is signed in already; the printer works."""
    tray = output / "tray"
    tray.mkdir(parents=True)
    played = Play(
        hand, camera(hand, the_theme(), output / "screenshots"), hand.clock, DemoPortal(folder, hand.clock), tray
    )
    played.printer(works=True)
    return played


def receive_some(play: Play) -> None:
    """Dossiers of three divisions, called what the day calls them."""
    for name, (which, words) in _USUAL.items():
        play.known[name] = play.card_to_receipt(which, words)


_USUAL = {
    "first": (4, "1.001776"),
    "without a card": (2, "1.014027"),
    "in between": (19, "1.001699"),
    "came again": (14, "1.001731"),
    "second of two": (5, "1.001699"),
    "company": (6, "2.000134"),
    "first of two": (11, "1.010803"),
    "on behalf": (25, "1.010825"),
}
