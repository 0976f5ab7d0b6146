"""The lead's look at the day that is played (trưởng quầy xem cuối ngày): the whole register sifted, the board."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cchc_desktop.app.demo_camera import NARROW
from cchc_desktop.app.demo_hand import SHIFT
from cchc_desktop.app.demo_play import Play


def register_is_sifted(play: Play) -> None:
    """What the divisions hold, out of all there is, saved as a spreadsheet."""
    play.at(16, 48)
    hand, camera = play.hand, play.camera
    hand.press(Qt.Key.Key_F7, SHIFT)
    camera.take("whole-register")
    with hand.task("sift the register"):
        hand.ctrl(Qt.Key.Key_F)
        for _ in range(3):
            hand.press(Qt.Key.Key_Tab)
        for _ in range(2):
            hand.press(Qt.Key.Key_Down)
    camera.take_all("register-sifted", NARROW)
    hand.ctrl(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_Escape)


def board_is_looked_at(play: Play) -> None:
    """The day in pictures, and the numbers behind the second of them."""
    play.at(16, 50)
    hand, camera = play.hand, play.camera
    hand.press(Qt.Key.Key_F9, SHIFT)
    camera.take_all("board", NARROW)
    hand.press(Qt.Key.Key_Tab)
    hand.enter()
    camera.take("board-table")
    hand.press(Qt.Key.Key_Escape)
    hand.press(Qt.Key.Key_Escape)
    hand.press(Qt.Key.Key_F2)
