"""The procedure: found, its case, its papers, its fee."""

from __future__ import annotations

from counter_fixtures import PROCEDURE
from intake_window import CARD, Window
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cchc_desktop.store import drafts


def test_a_procedure_is_found_by_words_without_diacritics(window: Window) -> None:
    window.view.procedure.picker.field.line.setFocus()
    window.type("tho cung liet")
    window.enter()

    assert window.presenter.form.procedure_code == PROCEDURE
    assert window.focused == "Thành phần hồ sơ"


def test_enter_right_behind_the_last_letter_picks_from_the_list_for_that_letter(window: Window) -> None:
    window.view.procedure.picker.field.line.setFocus()
    line = window.view.procedure.picker.field.line
    QTest.keyClicks(line, "tho cung liet")
    QTest.keyClick(line, Qt.Key.Key_Return)
    window.settle()

    assert window.presenter.form.procedure_code == PROCEDURE


def test_a_procedure_is_found_by_its_code(window: Window) -> None:
    window.view.procedure.picker.field.line.setFocus()
    window.type("1.010803")
    window.enter()

    assert window.presenter.form.procedure_code == PROCEDURE


def test_the_most_used_procedure_stands_first(window: Window) -> None:
    window.counter.receive()

    window.presenter.procedure.offer_most_used()
    window.settle()

    assert window.view.procedure.picker.list.procedures[0].code == PROCEDURE


def test_a_case_changes_the_date_and_is_kept(window: Window) -> None:
    window.scan(CARD)
    window.view.procedure.picker.field.line.setFocus()
    window.type("1.010801")
    window.enter()
    assert window.focused == "Trường hợp"
    general = window.view.due.date.text()
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Down)
    window.ctrl(Qt.Key.Key_A)
    window.ctrl(Qt.Key.Key_Return)

    assert window.received[0].intake.case_code == "dieu-26"
    assert general != ""
    assert window.received[0].due_at is not None


def test_giving_up_a_search_brings_the_chosen_procedure_back(window: Window) -> None:
    window.fill()
    window.view.procedure.picker.field.line.setFocus()
    window.type("lao dong")
    assert window.view.procedure.checklist.isHidden()

    window.press(Qt.Key.Key_Escape)

    assert not window.view.procedure.checklist.isHidden()
    assert all(paper.counts for paper in window.presenter.form.papers)
    assert drafts.of_clerk(window.counter.db, "cb01") == []


def test_a_fee_that_somebody_does_not_pay_needs_its_reason(window: Window) -> None:
    window.scan(CARD)
    window.view.procedure.picker.field.line.setFocus()
    window.type("1.014199")
    window.enter()
    window.ctrl(Qt.Key.Key_A)
    window.view.procedure.fee.exempt.click()
    window.ctrl(Qt.Key.Key_Return)
    assert window.focused == "Lý do miễn"
    window.type("Hộ nghèo")
    window.ctrl(Qt.Key.Key_Return)

    intake = window.received[0].intake
    assert (intake.fee_amount, intake.fee_exempt) == (0, "Hộ nghèo")


def test_papers_are_counted_by_digits_and_added_by_hand(window: Window) -> None:
    window.scan(CARD)
    window.pick_first_procedure()
    window.type("2")
    window.ctrl(Qt.Key.Key_G)
    window.type("Giấy khác")
    window.enter()
    window.ctrl(Qt.Key.Key_Return)

    papers = window.received[0].intake.papers
    assert sum((papers[0].original, papers[0].certified, papers[0].photocopy)) == 2
    assert (papers[-1].name, papers[-1].original) == ("Giấy khác", 1)


def test_a_paper_added_by_hand_is_taken_away_again(window: Window) -> None:
    window.fill()
    window.ctrl(Qt.Key.Key_G)
    window.type("Nhầm")
    window.enter()
    window.press(Qt.Key.Key_Delete)

    assert "Nhầm" not in [paper.name for paper in window.presenter.form.papers]


def test_ctrl_a_in_a_field_with_text_selects_and_ticks_nothing(window: Window) -> None:
    window.scan(CARD)
    window.pick_first_procedure()
    window.view.owner.part.rows.fields["name"].line.setFocus()
    window.ctrl(Qt.Key.Key_A)

    assert not any(any(paper.counts) for paper in window.presenter.form.papers)
