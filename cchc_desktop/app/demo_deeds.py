"""What is done with single dossiers on the day that is played (việc với hồ sơ): fee, correction, papers, apology."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from cchc_desktop.app.demo_camera import MIDDLE, NARROW
from cchc_desktop.app.demo_play import Play
from cchc_desktop.domain.possible import Deed
from cchc_desktop.store import dossiers
from cchc_desktop.ui.deeds.keys import KEYS

_WEEK = timedelta(days=6)


def pays_the_fee(play: Play) -> None:
    """The foreigner comes back from the cash machine: the amount stands there, three Enters."""
    play.at(10, 8)
    with play.hand.task("take a fee"):
        _begin(play, "foreigner", Deed.COLLECT_FEE)
        play.camera.take("fee")
        play.hand.ctrl(Qt.Key.Key_Return)
    _is_done(play)


def is_corrected(play: Play) -> None:
    """A wrong house number, seen by the citizen on the receipt: version 2 is printed."""
    play.at(10, 15)
    _begin(play, "came again", Deed.AMEND)
    _answer(play, detail="Bản Pá Khoang, số 14", reason="Ghi thiếu số nhà")
    play.camera.take("correction")
    play.hand.ctrl(Qt.Key.Key_Return)
    play.camera.take("corrected")
    _is_done(play)


def is_withdrawn(play: Play) -> None:
    """One of two dossiers was a mistake of the citizen's: they get their papers back."""
    play.at(10, 22)
    _begin(play, "second of two", Deed.WITHDRAW)
    _answer(play, reason="Công dân nộp nhầm thủ tục, xin rút để nộp nơi khác")
    play.camera.take("withdrawal")
    play.hand.ctrl(Qt.Key.Key_Return)
    _is_done(play)


def papers_are_asked_for(play: Play) -> None:
    """The division has looked at a folder and a paper is missing: a letter, and the clock stands."""
    play.at(14, 56)
    hand, camera = play.hand, play.camera
    _open(play, "without a card")
    camera.take_all("deeds", NARROW)
    _choose(play, Deed.REQUEST_SUPPLEMENT)
    _answer(play, content="Giấy khai sinh chưa có chứng thực, không đối chiếu được ngày sinh.")
    play.fill_in(("Giấy tờ khác", "Giấy khai sinh x0/1/0"))
    _answer(play, reason="Ngày sinh trên tờ khai khác ngày sinh trên giấy khai sinh.")
    camera.take("supplement-request")
    camera.take("supplement-request-911", MIDDLE)
    hand.ctrl(Qt.Key.Key_Return)
    _is_done(play)


def papers_come(play: Play) -> None:
    """The citizen brings them the same afternoon: the clock goes on, the new date explains itself."""
    play.at(15, 52)
    play.hand.scan(play.known["without a card"].code)
    play.hand.ctrl(Qt.Key.Key_Return)  # what its page's main button says
    play.camera.take("supplement-comes")
    play.hand.ctrl(Qt.Key.Key_Return)
    play.camera.take("new-date")
    _is_done(play)


def is_stopped(play: Play) -> None:
    """The company has moved to another province: a notice."""
    play.at(15, 58)
    _begin(play, "company", Deed.STOP)
    _answer(play, reason="Doanh nghiệp đã chuyển trụ sở sang tỉnh khác, hồ sơ không còn thuộc thẩm quyền.")
    play.hand.ctrl(Qt.Key.Key_Return)
    _is_done(play)


def is_apologised_to(play: Play) -> None:
    """It will be late: an apology in writing, a new date, once only."""
    play.at(16, 3)
    known = play.known["first"]
    dossier = play.hand.ask(dossiers.get, known.uid)
    if dossier is None or dossier.due_at is None:
        raise LookupError(known.code)
    day = play.hand.desktop.counter.desk.calendar.worked_after(dossier.due_at.date() + _WEEK)
    _begin(play, "first", Deed.APOLOGISE)
    _answer(play, reason="Phải xác minh thêm tại nơi cư trú của người đề nghị.", due_at=f"{day:%d/%m/%Y}")
    play.camera.take("apology")
    play.hand.ctrl(Qt.Key.Key_Return)
    play.camera.take("apologised")
    _is_done(play)


def _open(play: Play, which: str) -> None:
    """The receipt is scanned, Ctrl+M: what may be done with that dossier."""
    play.hand.scan(play.known[which].code)
    play.hand.ctrl(Qt.Key.Key_M)


def _choose(play: Play, deed: Deed) -> None:
    """The deed's own key."""
    play.hand.type(KEYS[deed].lower())


def _begin(play: Play, which: str, deed: Deed) -> None:
    _open(play, which)
    _choose(play, deed)


def _answer(play: Play, **answers: str) -> None:
    """Each question of the deed by its name."""
    captions = {
        question.ask.name: question.ask.caption for question in play.hand.desktop.pages.deeds.view.panel.questions
    }
    play.fill_in(*((captions[name], text) for name, text in answers.items()))


def _is_done(play: Play) -> None:
    """The dossier's page says so; the next citizen comes. LookupError when it was refused."""
    if play.hand.desktop.shell.page != "dossier":
        raise LookupError("the deed was not done")
    play.hand.press(Qt.Key.Key_F2)
