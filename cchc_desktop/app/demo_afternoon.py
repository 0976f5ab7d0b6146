"""The rest of the day that is played (buổi trưa và chiều): the network is back, people come again."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cchc_desktop.app.demo_camera import MIDDLE, NARROW
from cchc_desktop.app.demo_hand import ALT, CTRL, SHIFT
from cchc_desktop.app.demo_people import citizen
from cchc_desktop.app.demo_play import Play
from cchc_desktop.domain.status import Status
from cchc_desktop.domain.text import fold


def noon(play: Play) -> None:
    """What waits is told with its age; the cable is put in, and all of it goes."""
    play.at(11, 24)
    hand, camera = play.hand, play.camera
    play.tries_to_reach_the_portal()
    hand.press(Qt.Key.Key_F9)
    camera.take("sync-offline")
    camera.take("sync-offline-683", NARROW)
    play.online()
    hand.ctrl(Qt.Key.Key_Return)
    play.all_acknowledged()
    camera.take("sync-all-acknowledged")
    hand.ctrl(Qt.Key.Key_L)
    camera.take("locked")
    play.at(13, 30)
    hand.enter()
    hand.press(Qt.Key.Key_F2)


def returning_citizen(play: Play) -> None:
    """Known from the morning: what the card does not say is filled in."""
    play.at(13, 34)
    with play.hand.task("receive, known citizen with card"):
        play.comes(4)
        play.camera.take("known-citizen")
        play.hand.press(Qt.Key.Key_2, ALT)
        play.all_here()
        play.receive()


def duplicate(play: Play) -> None:
    """The same owner, the same procedure, still open: a warning, never a wall. They meant another procedure."""
    play.at(13, 47)
    hand = play.hand
    play.comes(11)
    play.asks_for("1.010803")
    play.camera.take("duplicate-warning")
    hand.ctrl(Qt.Key.Key_O)
    play.camera.take("the-dossier-there-is")
    hand.press(Qt.Key.Key_Escape)
    play.tab_to("Thủ tục hành chính")
    play.asks_for("1.010827")
    play.all_here()
    play.receive()


def printer_out_of_order(play: Play) -> None:
    """Saved all the same; a red mark, and one key once the printer is back."""
    play.at(14, 5)
    play.printer(works=False)
    play.card_to_receipt(23, "1.010824")
    play.camera.take("printer-missing")
    play.printer(works=True)
    with play.hand.task("print again"):
        play.hand.ctrl(Qt.Key.Key_R)
    play.camera.take("printed-again")


def more_citizens(play: Play) -> None:
    """Three of the usual ones."""
    usual = ((16, 16, "4028"), (24, 13, "0832"), (37, 21, "nghiep"))
    for minute, which, words in usual:
        play.at(14, minute)
        with play.hand.task("receive, new citizen with card"):
            play.card_to_receipt(which, words)


def with_a_case(play: Play) -> None:
    """A procedure with cases: the case decides the date, and is asked for first."""
    play.at(14, 52)
    hand = play.hand
    play.comes(22)
    play.asks_for("1.010801")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Tab):
        hand.press(key)
    play.all_here()
    play.camera.take("procedure-with-cases")
    play.receive()


def divisions_at_work(play: Play) -> None:
    """A division takes up the foreigner's dossier at the portal; they ask, and the receipt is scanned back."""
    play.at(15, 10)
    hand, camera, known = play.hand, play.camera, play.known["foreigner"]
    play.portal.move(known.uid, Status.PROCESSING, "Lò Văn Thụ Lý")
    play.heard_of(known.uid, Status.PROCESSING)
    with hand.task("look up by receipt"):
        hand.scan(known.code)
    hand.desktop.shell.strip.clear()
    camera.take_all("dossier", MIDDLE, NARROW)
    hand.ctrl(Qt.Key.Key_P)
    play.slip_is_seen()
    camera.take("receipt-on-the-screen")
    hand.press(Qt.Key.Key_Escape)
    with hand.task("reprint from the dossier"):
        hand.ctrl(Qt.Key.Key_R)
    camera.take("reprinted")
    hand.press(Qt.Key.Key_Escape)


def looks_up(play: Play) -> None:
    """By name without diacritics; by a code nobody knows."""
    play.at(15, 40)
    hand, camera = play.hand, play.camera
    hand.ctrl(Qt.Key.Key_K)
    hand.type(fold(citizen(25).name).rsplit(" ", 1)[0])
    play.is_found()
    camera.take("found-while-typing")
    hand.enter()
    camera.take("found-dossier")
    hand.press(Qt.Key.Key_F3)
    camera.take_all("look-up", NARROW)
    hand.scan("H00.18-260101-9999")
    camera.take("unknown-receipt")
    hand.press(Qt.Key.Key_F1)
    camera.take("keys")
    hand.press(Qt.Key.Key_F1)
    hand.press(Qt.Key.Key_L, CTRL | SHIFT)
    camera.take_all("people", NARROW)
    hand.press(Qt.Key.Key_Escape)


def evening(play: Play) -> None:
    """Everything is at the portal: the light is green."""
    play.at(16, 45)
    hand, camera = play.hand, play.camera
    hand.press(Qt.Key.Key_F9)
    hand.ctrl(Qt.Key.Key_Return)
    play.all_acknowledged()
    camera.take_all("end-of-the-day")
    hand.press(Qt.Key.Key_F2)
