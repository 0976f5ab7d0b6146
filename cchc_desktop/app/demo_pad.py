"""The emergency pad on the day that is played (sổ dự phòng): printed beforehand, a stub entered once the power is back."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cchc_desktop.app.demo_play import Play
from cchc_desktop.domain.code import parse_code
from cchc_desktop.domain.pad import MOST

_COUNT = f"Số giấy (1 đến {MOST})"


def is_printed(play: Play) -> None:
    """Before the doors open: receipts numbered from the end of the range."""
    play.at(7, 30)
    hand = play.hand
    hand.press(Qt.Key.Key_F8)
    hand.ctrl(Qt.Key.Key_P)
    play.fill_in((_COUNT, "3"))
    play.camera.take("emergency-pad")
    hand.ctrl(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_F2)


def is_entered(play: Play) -> None:
    """Written by hand at ten to eleven, without power; entered with the time that stands on the stub."""
    play.at(11, 12)
    hand = play.hand
    with hand.task("enter a stub"):
        hand.scan(_first_stub(play))
        play.fill_in(("Giờ tiếp nhận ghi trên giấy", "10:50"), ("Lý do nhập bù", "Mất điện"))
        hand.enter()
        play.comes(32)
        play.asks_for("1.010824")
        play.all_here()
        play.camera.take("stub")
        play.known["from the pad"] = play.receive()


def _first_stub(play: Play) -> str:
    """As it stands on the paper the printer gave."""
    (file,) = play.tray.rglob("*-pad.pdf")
    code = parse_code(file.stem.removesuffix("-pad"))
    if code is None:
        raise LookupError(file.stem)
    return code.text
