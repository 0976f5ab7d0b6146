"""The cards beside the shelf: what is typed stays until somebody else's result is shown; problems at their fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from factories import NOW, a_dossier, a_person, an_intake
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.events import ResultHandedOver
from cchc_desktop.domain.intake import Collector, ReturnChannel
from cchc_desktop.domain.problem import Problem
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.ui.results import words
from cchc_desktop.ui.results.cards import ArriveCard, GiveCard, PostCard

CTRL = Qt.KeyboardModifier.ControlModifier


def result(uid: str = "a", name: str = "Trần Thị Ví Dụ", **changes: object) -> OnShelf:
    return OnShelf(a_dossier(uid=uid, intake=an_intake(owner=a_person(name=name), **changes)), NOW, "A12")


def said(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


@pytest.fixture
def give(show: Callable[..., QWidget]) -> GiveCard:
    card = GiveCard()
    show(card, 364, 600)
    return card


@pytest.fixture
def post(show: Callable[..., QWidget]) -> PostCard:
    card = PostCard()
    show(card, 364, 600)
    return card


def test_before_anybody_is_chosen_it_says_how_to_begin(give: GiveCard) -> None:
    assert words.NOBODY in said(give)
    assert give.authorised.isHidden()


def test_the_owner_is_named_the_number_masked_markup_shown_as_text(give: GiveCard) -> None:
    give.show_result(result(name="<b>Trần</b> & Ví Dụ", fee_amount=50_000))
    assert "<b>Trần</b> & Ví Dụ" in said(give)
    assert "000 190 ••• 012" in said(give)
    assert "000190000012" not in said(give)
    assert "Còn phải thu 50.000 đồng" in said(give)


def test_the_owner_in_person_needs_no_words(give: GiveCard) -> None:
    give.show_result(result())
    assert give.handing_over(NOW) == ResultHandedOver(NOW)


def test_ctrl_u_asks_for_name_number_and_paper_and_takes_the_question_back(give: GiveCard) -> None:
    give.show_result(result())
    QTest.keyClick(give, Qt.Key.Key_U, CTRL)
    assert give.is_authorised
    assert give.collector.editor.hasFocus()
    give.collector.set_text("Lò Thị An")
    give.number.set_text("000190000099")
    give.paper.set_text("Giấy ủy quyền 12")
    assert give.handing_over(NOW) == ResultHandedOver(NOW, "Lò Thị An", True, "000190000099", "Giấy ủy quyền 12")

    QTest.keyClick(give, Qt.Key.Key_U, CTRL)

    assert not give.is_authorised
    assert give.authorised.hasFocus()
    assert give.handing_over(NOW) == ResultHandedOver(NOW)


def test_what_is_half_typed_stays_for_the_same_one_and_goes_for_another(give: GiveCard) -> None:
    give.show_result(result())
    give.ask_for_paper(True)
    give.collector.set_text("Lò Thị")

    paid = result()
    give.show_result(replace(paid, place="B1"))
    assert give.collector.text == "Lò Thị"
    give.show_result(result("b"))

    assert give.collector.text == ""
    assert not give.is_authorised


def test_problems_stand_at_their_fields_the_first_with_the_focus(give: GiveCard) -> None:
    give.show_result(result())
    give.ask_for_paper(True)
    problems = [Problem("collector_number", "x", "Cần số."), Problem("authorisation", "y", "Cần giấy.")]

    assert give.show_problems(problems)

    assert give.number.editor.hasFocus()
    assert give.paper.has_problem
    assert not give.collector.has_problem
    assert not give.show_problems([Problem("", "z", "Khác.")])


def test_enter_in_a_field_gives(qtbot: QtBot, give: GiveCard) -> None:
    give.show_result(result())
    give.ask_for_paper(True)
    with qtbot.waitSignal(give.entered):
        QTest.keyClick(give.paper.editor, Qt.Key.Key_Return)


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
