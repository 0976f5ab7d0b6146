"""The morning of the day that is played (buổi sáng): the cable is out, and nobody at the counter has to care."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cchc_desktop.app.demo_camera import MIDDLE, NARROW
from cchc_desktop.app.demo_hand import ALT
from cchc_desktop.app.demo_people import card, citizen, cut_card
from cchc_desktop.app.demo_play import Play
from cchc_desktop.domain.person import Person


def signs_in(play: Play) -> None:
    """The clerk of the last time is marked: Enter."""
    play.at(7, 28)
    play.camera.take("sign-in")
    with play.hand.task("sign in (practice)"):
        play.hand.enter()
    play.camera.take("ready-for-a-scan")


def first_citizen(play: Play) -> None:
    """New here, with a card; the procedure is found by words without diacritics."""
    play.at(7, 32)
    hand, camera = play.hand, play.camera
    play.comes(4)
    camera.take("card-scanned")
    hand.enter()
    hand.type("0900123456")
    hand.enter()
    hand.type("hang thang")
    camera.take("procedure-by-words")
    hand.enter()
    play.all_here()
    hand.rest(1.6)  # the green strip goes, the clock of the reception has ticked
    camera.take_all("receive", MIDDLE, NARROW)
    hand.ctrl(Qt.Key.Key_I)
    camera.take("why-this-date")
    hand.ctrl(Qt.Key.Key_I)
    play.known["first"] = play.receive()
    camera.take("received")


def _typed(play: Play, person: Person, number: str) -> None:
    """Field by field; places by words of their names, whose suggestion Enter takes."""
    born = f"{person.born:%d%m%Y}" if person.born else ""
    for text in (number, person.name, born, "0900765432", "Bản Nà Mường", "song ma", "son la"):
        play.hand.type(text)
        play.hand.enter()


def citizen_by_hand(play: Play) -> None:
    """No card, or no scanner: everything is typed."""
    play.at(7, 36)
    with play.hand.task("receive, no card"):
        _typed(play, citizen(3), citizen(3).number)
        play.asks_for("huu tri")
        play.all_here()
        play.known["by hand"] = play.receive()


def citizen_without_card(play: Play) -> None:
    """The same, and a number one digit short is told at its field, and mended."""
    play.at(7, 41)
    hand, camera, person = play.hand, play.camera, citizen(2)
    with hand.task("receive, no card, a number typed twice"):
        _typed(play, person, person.number[:-1])
        play.asks_for("huu tri")
        play.all_here()
        hand.ctrl(Qt.Key.Key_Return)
        camera.take("wrong-number")
        hand.type(person.number)
        camera.take("mended")
        play.known["without a card"] = play.receive()


def two_dossiers(play: Play) -> None:
    """One person, two dossiers: who they are stays."""
    play.at(7, 55)
    play.comes(11)
    play.asks_for("1.010803")
    play.all_here()
    with play.hand.task("one more dossier, same citizen"):
        play.known["first of two"] = play.receive_one_more()
        play.camera.take("one-more-dossier")
        play.hand.press(Qt.Key.Key_4, ALT)
        play.all_here()
        play.known["second of two"] = play.receive()


def company(play: Play) -> None:
    """A business: its tax code, and who speaks for it; with a second matter, whose fee it will pay by transfer."""
    play.at(8, 12)
    hand = play.hand
    hand.ctrl(Qt.Key.Key_E)
    for _ in range(3):
        hand.press(Qt.Key.Key_Down)
    hand.enter()
    play.tab_to("Mã số thuế")
    for text in ("0100109106", "Công ty TNHH Thử Nghiệm Minh Họa", "02123900000", "Vũ Thị Đại Diện"):
        hand.type(text)
        hand.enter()
    hand.type("Số 12, đường Thử Nghiệm")
    hand.enter()
    hand.type("Phường Tô Hiệu")
    hand.enter()
    hand.type("Sơn La")
    hand.enter()
    play.asks_for("khai bao an toan lao dong")
    play.all_here()
    play.camera.take("business")
    play.known["company"] = play.receive_one_more()
    play.asks_for("giay phep lao dong")
    play.all_here()
    play.receive()


def foreigner(play: Play) -> None:
    """A passport, a nationality, a fee."""
    play.at(8, 30)
    hand = play.hand
    hand.ctrl(Qt.Key.Key_E)
    for _ in range(2):
        hand.press(Qt.Key.Key_Down)
    hand.enter()
    play.tab_to("Số hộ chiếu")
    for text in ("P0000123", "Sample Maria Example", "02041988", "0900222333", "Nhật Bản", "Khách sạn Thử Nghiệm"):
        hand.type(text)
        hand.enter()
    hand.type("Phường Chiềng An")
    hand.enter()
    hand.type("Sơn La")
    hand.enter()
    play.asks_for("giay phep lao dong")
    play.all_here()
    play.camera.take("foreigner")
    play.known["foreigner"] = play.receive()


def authorised_person(play: Play) -> None:
    """Somebody else comes with a written authorisation; the second card is theirs."""
    play.at(8, 52)
    hand = play.hand
    play.comes(25)
    hand.ctrl(Qt.Key.Key_Y)
    hand.scan(card(7))
    play.tab_to("Có giấy ủy quyền")
    hand.press(Qt.Key.Key_Space)
    play.tab_to("Thủ tục hành chính")
    play.asks_for("1.010825")
    play.all_here()
    play.camera.take("on-behalf")
    play.known["on behalf"] = play.receive()


def by_post(play: Play) -> None:
    """The result goes home by public post."""
    play.at(9, 10)
    hand = play.hand
    play.comes(9)
    play.asks_for("1.010826")
    play.all_here()
    play.tab_to("Tại quầy")
    hand.press(Qt.Key.Key_Right)
    hand.press(Qt.Key.Key_Tab)
    play.camera.take("by-public-post")
    play.known["by post"] = play.receive()


def interrupted(play: Play) -> None:
    """A card half read is refused; one who lacks a paper goes home for it: a draft, taken up again."""
    play.at(9, 24)
    hand, camera = play.hand, play.camera
    hand.scan(cut_card(14))
    camera.take("scan-refused")
    play.comes(14)
    play.asks_for("mai tang bao tro")
    hand.type("1")
    camera.take("paper-missing")
    hand.press(Qt.Key.Key_Escape)
    camera.take("draft-kept")
    play.at(9, 31)
    play.known["in between"] = play.card_to_receipt(19, "1.001699")
    play.at(9, 58)
    with hand.task("take up a draft"):
        hand.ctrl(Qt.Key.Key_D)
    camera.take("draft-again")
    play.all_here()
    play.known["came again"] = play.receive()
