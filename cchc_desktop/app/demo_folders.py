"""Folders on the day that is played (bàn giao): given by scanning, the slip scanned back, one folder missing."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cchc_desktop.app.demo_camera import MIDDLE, NARROW
from cchc_desktop.app.demo_play import Play
from cchc_desktop.domain.batch import parse_batch
from cchc_desktop.store import batches
from cchc_desktop.store.connection import Database

_RECEIVER = "Cầm Thị Nhận"
_MISSING = "in between"  # the folder that is on the slip, and not in the pile


def folders_go(play: Play) -> None:
    """The folders of one division, each of them scanned; one of another division is told apart."""
    play.at(10, 35)
    hand, camera = play.hand, play.camera
    with hand.task("hand over the folders of a division"):
        hand.press(Qt.Key.Key_F4)
        camera.take("handover-nothing-scanned")
        hand.scan(play.known["first"].code)  # which says for whom the slip is
        *others, last = [code for code in _listed(play) if code != play.known["first"].code]
        for code in others:
            hand.scan(code)
        camera.take_all("handover", MIDDLE, NARROW)
        hand.scan(play.known["company"].code)
        camera.take("handover-another-division")
        hand.scan(last)
        hand.ctrl(Qt.Key.Key_Return)
    camera.take("handed-over")


def others_go(play: Play) -> None:
    """A short pile lies on the table in one look: the whole list by one key."""
    play.at(10, 48)
    hand = play.hand
    hand.press(Qt.Key.Key_F4)
    hand.scan(play.known["on behalf"].code)
    hand.ctrl(Qt.Key.Key_A)
    hand.ctrl(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_F2)


def slip_comes_back(play: Play) -> None:
    """The division has counted: the slip's bars are scanned, then its folders. One is not there, and is named."""
    play.at(13, 56)
    hand, camera = play.hand, play.camera
    with hand.task("take in a slip"):
        hand.scan(hand.ask(_bars, play.known["first"].uid))
        for code in _listed(play):
            if code != play.known[_MISSING].code:
                hand.scan(code)
        play.fill_in(("Người ký nhận", _RECEIVER))
        camera.take("slip-scanned-back")
        hand.ctrl(Qt.Key.Key_Return)
    camera.take("one-folder-missing")


def the_rest_goes(play: Play) -> None:
    """Nothing stays at the counter overnight that can go."""
    play.at(16, 20)
    hand = play.hand
    hand.press(Qt.Key.Key_F4)
    if hand.desktop.pages.folders.handover_view.is_taking:  # the slip with what is missing is still open
        hand.press(Qt.Key.Key_Escape)
    while _listed(play):
        hand.ctrl(Qt.Key.Key_A)
        hand.ctrl(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_F2)


def _listed(play: Play) -> list[str]:
    """The codes on the page, as a clerk reads them."""
    rows = play.hand.desktop.pages.folders.handover_view.table.rows
    return [rows.row(place).code for place in range(rows.rowCount())]


def _bars(db: Database, uid: str) -> str:
    """Those of the slip a folder went with: what a scanner would read on it."""
    number = parse_batch(batches.slip_of(db, uid))
    batch = batches.get(db, number) if number else None
    if batch is None:
        raise LookupError(uid)
    return batch.bars
