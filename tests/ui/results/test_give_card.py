"""The card of who gets the result: what is typed stays until somebody else's is shown; a card is held against it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from factories import NOW, a_dossier, a_person, an_intake
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.card import CitizenCard, read_card
from cchc_desktop.domain.events import ResultHandedOver
from cchc_desktop.domain.problem import Problem
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.ui.results import words
from cchc_desktop.ui.results.give_card import GiveCard
from cchc_desktop.ui.results.shown_card import Whose

CTRL = Qt.KeyboardModifier.ControlModifier
OTHER = "000190000099"


def a_card(number: str = "000190000012", name: str = "Trần Thị Ví Dụ") -> CitizenCard:
    card = read_card(f"{number}||{name}|14031990|Nữ|Tổ 3, Xã Mai Sơn, Sơn La|01012022")
    assert isinstance(card, CitizenCard)
    return card


def result(uid: str = "a", name: str = "Trần Thị Ví Dụ", **changes: object) -> OnShelf:
    return OnShelf(a_dossier(uid=uid, intake=an_intake(owner=a_person(name=name), **changes)), NOW, "A12")


def said(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


@pytest.fixture
def give(show: Callable[..., QWidget]) -> GiveCard:
    card = GiveCard()
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


def test_a_card_that_is_the_owners_or_not_is_said_until_another_result_is_shown(give: GiveCard) -> None:
    give.show_result(result())
    give.show_card(a_card(OTHER), Whose.OTHER)
    assert "Không phải chủ hồ sơ" in said(give)

    give.show_card(a_card(), Whose.OWNER)
    assert "✓ Đúng chủ hồ sơ" in said(give)
    give.show_result(result("b"))

    assert "Đúng chủ hồ sơ" not in said(give)


def test_ctrl_u_after_somebody_elses_card_has_name_and_number_and_asks_for_the_paper(give: GiveCard) -> None:
    give.show_result(result())
    give.show_card(a_card(OTHER, "Lò Thị An"), Whose.OTHER)

    QTest.keyClick(give, Qt.Key.Key_U, CTRL)

    assert (give.collector.text, give.number.text) == ("Lò Thị An", OTHER)
    assert give.paper.editor.hasFocus()


def test_the_submitter_is_written_down_as_who_got_it(give: GiveCard) -> None:
    give.show_result(result(submitter=a_person(name="Lò Thị An", number=OTHER)))
    give.show_card(a_card(OTHER, "LO THI AN"), Whose.SUBMITTER)

    assert give.handing_over(NOW) == ResultHandedOver(NOW, "Lò Thị An", False, OTHER)


def test_begun_anew_nothing_is_left_of_what_was_asked(give: GiveCard) -> None:
    give.show_result(result())
    give.ask_for_paper(True)
    give.show_problems([Problem("collector_number", "x", "Cần số.")])

    give.start_clean()

    assert not give.is_authorised
    assert not give.number.has_problem


def test_who_handed_it_in_gets_it_as_that_and_not_as_the_owner(give: GiveCard) -> None:
    give.show_result(result(submitter=a_person(name="Lò Văn Nộp", number="000090000033")))
    assert give.by_submitter.words == "Người nộp hồ sơ nhận"
    assert give.handing_over(NOW) == ResultHandedOver(NOW)

    QTest.keyClick(give, Qt.Key.Key_Y, CTRL)
    assert "Người nộp hồ sơ nhận: Lò Văn Nộp" in said(give)
    assert (give.expected, give.handing_over(NOW)) == ("Lò Văn Nộp", ResultHandedOver(NOW, "Lò Văn Nộp"))
    QTest.keyClick(give, Qt.Key.Key_Y, CTRL)
    assert give.handing_over(NOW) == ResultHandedOver(NOW)

    give.show_card(a_card("000090000033", "Lò Văn Nộp"), Whose.SUBMITTER)
    assert give.handing_over(NOW) == ResultHandedOver(NOW, "Lò Văn Nộp", False, "000090000033")
    give.show_card(a_card(), Whose.OWNER)
    assert give.handing_over(NOW) == ResultHandedOver(NOW)


def test_where_the_owner_came_nobody_is_asked_for(give: GiveCard) -> None:
    give.show_result(result())
    assert give.by_submitter.isHidden()
    give.show_result(result("b", submitter=a_person(name="Lò Văn Nộp")))
    give.ask_for_paper(True)
    assert give.by_submitter.isHidden()
