"""Results on the day that is played (trả kết quả): back on the shelf, given, given to another, posted; the day's close."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cchc_desktop.app.demo_camera import MIDDLE, NARROW
from cchc_desktop.app.demo_hand import SHIFT
from cchc_desktop.app.demo_people import citizen
from cchc_desktop.app.demo_play import Play

_BACK = ("first of two", "on behalf", "by post")
_ENVELOPE = "EV123456785VN"


def results_come_back(play: Play) -> None:
    """Folders that a division sends back with their results: each scanned, all to one place on the shelf."""
    play.at(15, 20)
    hand, camera = play.hand, play.camera
    with hand.task("put results on the shelf"):
        hand.press(Qt.Key.Key_F6)
        for which in _BACK:
            hand.scan(play.known[which].code)
        play.fill_in(("Ô trên kệ (nếu có)", "A-03"))
        camera.take("results-come-back")
        hand.ctrl(Qt.Key.Key_Return)
    camera.take("shelf-911", MIDDLE)


def result_is_given(play: Play) -> None:
    """The owner with the receipt: one scan, one key."""
    play.at(15, 26)
    hand, camera = play.hand, play.camera
    with hand.task("return a result"):
        hand.scan(play.known["first of two"].code)
        camera.take_all("result", NARROW)
        hand.ctrl(Qt.Key.Key_Return)
    camera.take("result-given")


def another_gets_it(play: Play) -> None:
    """Somebody with a paper that says so: who, by what number, by which paper."""
    play.at(15, 30)
    hand, other = play.hand, citizen(7)
    hand.scan(play.known["on behalf"].code)
    hand.ctrl(Qt.Key.Key_U)
    play.fill_in(
        ("Họ tên người nhận", other.name),
        ("Số giấy tờ", other.number),
        ("Giấy ủy quyền", "Số 12, UBND xã Ví Dụ chứng thực"),
    )
    play.camera.take("authorised-person")
    hand.ctrl(Qt.Key.Key_Return)


def result_is_posted(play: Play) -> None:
    """The envelope's own bars are scanned; the list for the post is printed."""
    play.at(15, 35)
    hand = play.hand
    hand.ctrl(Qt.Key.Key_B)
    hand.scan(_ENVELOPE)
    play.camera.take("postal-list")
    hand.ctrl(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_F2)


def day_is_closed(play: Play) -> None:
    """What is missing is named, with who had it last; the pages of the register are printed beside it."""
    play.at(16, 35)
    hand, camera = play.hand, play.camera
    with hand.task("close the day"):
        hand.press(Qt.Key.Key_F8)
        camera.take_all("day-close", MIDDLE, NARROW)
        hand.ctrl(Qt.Key.Key_Return)
    camera.take("day-closed")
    hand.ctrl(Qt.Key.Key_S)
    hand.press(Qt.Key.Key_F2)


def year_is_reported(play: Play) -> None:
    """The year's figures in two keys, beside those of the year before, on paper and as a spreadsheet."""
    play.at(16, 45)
    hand, camera = play.hand, play.camera
    with hand.task("make a report"):
        hand.press(Qt.Key.Key_F8, SHIFT)
        hand.enter()
        hand.ctrl(Qt.Key.Key_Return)
    camera.take_all("report", NARROW)
    hand.ctrl(Qt.Key.Key_Y)
    camera.take("report-year-before")
    hand.ctrl(Qt.Key.Key_E)
    hand.press(Qt.Key.Key_Escape)
    hand.press(Qt.Key.Key_F2)
