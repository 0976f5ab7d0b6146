"""Who cannot be received on the day that is played (chưa đủ, không nhận): the papers stay with them, they get a letter."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cchc_desktop.app.demo_hand import CTRL, SHIFT
from cchc_desktop.app.demo_people import citizen
from cchc_desktop.app.demo_play import Play
from cchc_desktop.domain.text import fold


def lacks_papers(play: Play) -> None:
    """A paper is missing, and cannot be had today: what the checklist lacks stands in the letter."""
    play.at(14, 40)
    hand = play.hand
    play.comes(30)
    play.asks_for("1.001776")
    hand.type("1")
    hand.press(Qt.Key.Key_S, CTRL | SHIFT)
    play.fill_in(("Lý do", "Thiếu giấy tờ của người hưởng trợ cấp."))
    play.camera.take("not-complete")
    hand.ctrl(Qt.Key.Key_Return)
    play.camera.take("letter-instead-of-a-receipt")


def is_refused(play: Play) -> None:
    """It is for another office: refused in writing."""
    play.at(14, 46)
    hand = play.hand
    play.comes(31)
    play.asks_for("1.010814")
    hand.press(Qt.Key.Key_T, CTRL | SHIFT)
    play.fill_in(("Lý do từ chối", "Hồ sơ gốc do tỉnh khác quản lý, đề nghị nộp tại nơi quản lý hồ sơ."))
    play.camera.take("refusal")
    hand.ctrl(Qt.Key.Key_Return)


def comes_back_complete(play: Play) -> None:
    """With the paper that was missing: found by name, received as the same dossier, nothing is typed again."""
    play.at(16, 12)
    hand = play.hand
    hand.ctrl(Qt.Key.Key_K)
    hand.type(fold(citizen(30).name))
    play.is_found()
    hand.enter()
    hand.ctrl(Qt.Key.Key_Return)
    play.all_here()
    play.camera.take("complete-at-last")
    hand.ctrl(Qt.Key.Key_Return)
