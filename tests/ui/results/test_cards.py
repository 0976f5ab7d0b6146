"""The cards beside the shelf: what is typed stays until somebody else's result is shown; problems at their fields."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factories import NOW, a_dossier, a_person, an_intake
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.intake import Collector, ReturnChannel
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.ui.results import words
from cchc_desktop.ui.results.cards import ArriveCard, PostCard

CTRL = Qt.KeyboardModifier.ControlModifier


def result(uid: str = "a", name: str = "Trần Thị Ví Dụ", **changes: object) -> OnShelf:
    return OnShelf(a_dossier(uid=uid, intake=an_intake(owner=a_person(name=name), **changes)), NOW, "A12")


def said(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


@pytest.fixture
def post(show: Callable[..., QWidget]) -> PostCard:
    card = PostCard()
    show(card, 364, 600)
    return card


def test_a_pile_is_counted_and_its_newest_are_named(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    card = ArriveCard()
    show(card, 364, 600)
    folders = [a_dossier(uid=str(n), code=f"H52.18-261005-{n:04}") for n in range(60)]

    card.show_folders(folders)

    assert "60" in said(card)
    assert "H52.18-261005-0059" in said(card)
    assert "và 52 hồ sơ trước đó" in said(card)
    with qtbot.waitSignal(card.entered):
        QTest.keyClick(card.place.editor, Qt.Key.Key_Return)


def test_an_envelope_is_for_the_collector_else_for_the_owner(post: PostCard) -> None:
    collector = Collector("Người Nhận Hộ", "", "Bản Co Mạ")
    post.show_current(result(return_channel=ReturnChannel.POST, collector=collector), "", 0, 1)
    assert "Người Nhận Hộ\nBản Co Mạ" in said(post)
    post.show_current(result("b", return_channel=ReturnChannel.POST), "", 0, 1)
    assert "Trần Thị Ví Dụ" in said(post)


def test_a_half_typed_code_stays_while_the_same_envelope_is_shown(post: PostCard) -> None:
    post.show_current(result(), "", 0, 2)
    post.item.editor.setText("EV12")
    post.show_current(result(), "", 1, 2)
    assert post.item.text == "EV12"
    assert "1 / 2" in said(post)
    post.show_current(result("b"), "EV9", 1, 2)
    assert post.item.text == "EV9"


def test_without_an_envelope_there_is_nothing_to_type(post: PostCard) -> None:
    post.show_current(None, "", 0, 0)
    assert words.NO_POST in said(post)
    assert post.item.isHidden()
    assert "0 / 0" not in said(post)
