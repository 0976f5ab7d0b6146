"""What citizens say on the day that is played (phản ánh, đánh giá): a score after a result, a complaint, a proposal."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cchc_desktop.app.demo_camera import MIDDLE, NARROW
from cchc_desktop.app.demo_hand import CTRL, SHIFT
from cchc_desktop.app.demo_play import Play

_NAME, _PHONE = "Họ tên (để trống nếu không nêu tên; quét được căn cước)", "Điện thoại để trả lời (nếu có)"


def is_rated(play: Play) -> None:
    """Whose result was just given says how content they are: one key."""
    hand, camera = play.hand, play.camera
    camera.take_all("rating", MIDDLE, NARROW)
    with hand.task("rate after a result"):
        hand.type("5")
    bar = hand.desktop.pages.folders.results_view.rate
    hand.wait(lambda: not bar.is_asking, "the score")
    hand.settle()


def is_told(play: Play) -> None:
    """A complaint about a dossier, taken up at once; a proposal by telephone, from somebody who gives no name."""
    play.at(15, 44)
    hand, camera = play.hand, play.camera
    hand.press(Qt.Key.Key_P, CTRL | SHIFT)
    hand.ctrl(Qt.Key.Key_N)
    play.fill_in(
        ("Nội dung", "Hẹn nhận thông báo bổ sung qua điện thoại mà không ai gọi, phải lên quầy hai lần."),
        (_NAME, "Trần Thị Ví Dụ"),
        (_PHONE, "0900 123 456"),
    )
    hand.scan(play.known["without a card"].code)
    camera.take("feedback-new")
    camera.take("feedback-new-683", NARROW)
    hand.ctrl(Qt.Key.Key_Return)
    hand.type("1")
    hand.ctrl(Qt.Key.Key_Return)
    hand.ctrl(Qt.Key.Key_N)
    hand.type("Đề nghị thêm ghế ngồi chờ ở sảnh tầng một.")
    for choice in ("Loại", "Hình thức"):
        play.tab_to(choice)
        hand.press(Qt.Key.Key_Down)
    hand.ctrl(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_Up)
    hand.type("2")
    hand.type("Trung tâm đã nhắc nhân viên gọi điện; xin lỗi bà và cảm ơn bà đã phản ánh.")
    camera.take_all("feedback", MIDDLE, NARROW)
    hand.ctrl(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_F2)
