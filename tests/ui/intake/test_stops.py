"""Enter stops where judgement is needed, passes what is filled in, and comes back to what stops the act."""

from __future__ import annotations

from intake_window import CARD, Window
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.intake.stops import Stop, next_stop
from cchc_desktop.ui.theme import Theme


def widgets(qtbot: QtBot, count: int) -> list[QWidget]:
    made = [QWidget() for _ in range(count)]
    for widget in made:
        qtbot.addWidget(widget)
    return made


def test_the_next_that_wants_something_is_gone_to(qtbot: QtBot, theme: Theme) -> None:
    a, b, c = widgets(qtbot, 3)
    stops = [Stop(a, True), Stop(b, False), Stop(c, True)]

    assert next_stop(stops, a) is c
    assert next_stop(stops, None) is a


def test_behind_the_last_only_what_stops_the_act_is_gone_back_to(qtbot: QtBot, theme: Theme) -> None:
    a, b, c = widgets(qtbot, 3)

    assert next_stop([Stop(a, True), Stop(b, True, stops_act=True), Stop(c, False)], c) is b
    assert next_stop([Stop(a, True), Stop(b, False), Stop(c, False)], c) is None


def test_the_focus_may_be_inside_a_stop(qtbot: QtBot, theme: Theme) -> None:
    a, b = widgets(qtbot, 2)
    inner = QWidget(a)
    QVBoxLayout(a).addWidget(inner)

    assert next_stop([Stop(a, True), Stop(b, True)], inner) is b


def test_after_a_card_enter_goes_to_the_phone_the_procedure_the_papers_and_the_button(window: Window) -> None:
    window.scan(CARD)
    seen = []
    for keys in ("", "0912345678", "1", ""):
        window.type(keys)
        window.enter()
        seen.append(window.focused)
    window.ctrl(Qt.Key.Key_A)
    window.enter()

    assert seen[:3] == ["Điện thoại", "Thủ tục hành chính", "Thành phần hồ sơ"]
    assert window.focused == "Tiếp nhận và in (Ctrl+Enter)"


def test_an_owner_who_did_not_come_is_followed_by_who_did(window: Window) -> None:
    window.scan(CARD)
    stops = len(window.view.stops)

    window.presenter.view.submitter_wanted.emit()

    assert len(window.view.stops) == stops + 8
    assert window.focused == "Số định danh"
