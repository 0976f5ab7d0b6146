"""The view shows forms, reads them back, and says problems; it decides nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import TODAY, a_procedure
from intake_window import CARD, Window
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cchc_desktop.domain.intake import Channel, ReturnChannel
from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.ui.intake.filling import with_procedure
from cchc_desktop.ui.intake.form import IntakeForm, MoreForm, OwnerShape, PersonForm, ReturnForm

WHOLE = replace(
    with_procedure(
        IntakeForm(
            shape=OwnerShape.FOREIGNER,
            owner=PersonForm("X1", "JOHN", "31/02", "09", "a@b", "Tổ", "Xã", "Tỉnh", "Hoa Kỳ", sex="Nam"),
            submitter=PersonForm(name="Lê", number="12"),
            authorised=True,
            giving_back=ReturnForm(ReturnChannel.POST, "Lê", "09", "Tổ"),
            more=MoreForm(Channel.POST, "1/1", "trích", "ghi"),
        ),
        a_procedure(),
    ),
    sets="x",
)


def test_a_whole_form_is_read_back_as_it_was_shown(window: Window) -> None:
    window.view.show_form(WHOLE, a_procedure(), TODAY)

    assert replace(window.view.form, procedure_code="1.010803") == WHOLE


def test_an_empty_form_takes_everything_away(window: Window) -> None:
    window.view.show_form(WHOLE, a_procedure(), TODAY)
    window.view.show_form(IntakeForm(), None, TODAY)

    assert window.view.form == IntakeForm()


def test_a_problem_of_a_closed_part_opens_it(window: Window) -> None:
    window.view.show_problems([Problem("filed_on", "x", "Ngày nộp chưa tới.")])

    assert window.view.more.is_open


def test_every_path_of_an_intake_has_its_place(window: Window) -> None:
    paths = ["owner.number", "submitter.address.province", "papers.3.original", "sets", "fee_exempt", "authorised"]
    paths += ["case_code", "procedure_code", "collector.phone", "owner.email", "summary", "note", "filed_on"]

    window.view.show_problems([warning(path, "x", "Xem lại.") for path in paths])

    assert window.view.trouble.text == ""


def test_what_has_no_place_is_said_at_the_top_and_goes_with_the_rest(window: Window) -> None:
    window.view.show_problems([Problem("", "x", "Hết số trong ngày.")])
    assert window.view.trouble.text == "Hết số trong ngày."
    assert window.view.bar.wrong.text() == "✕ 1 mục cần sửa"

    window.view.clear_problems()

    assert window.view.trouble.text == ""
    assert window.view.bar.wrong.text() == ""


def test_a_locked_form_hears_no_key(window: Window) -> None:
    line = window.view.owner.part.shown[0].line
    window.view.show_busy(True)
    QTest.keyClicks(line, "1")
    assert line.text() == ""

    window.view.show_busy(False)
    QTest.keyClicks(line, "1")

    assert line.text() == "1"


@pytest.mark.parametrize("shown", [True, False])
def test_ctrl_o_opens_only_while_a_duplicate_is_shown(window: Window, shown: bool) -> None:
    heard: list[None] = []
    window.view.open_wanted.connect(lambda: heard.append(None))
    if shown:
        window.view.duplicate.say("waiting", "Đã có hồ sơ.")

    window.ctrl(Qt.Key.Key_O)

    assert len(heard) == shown


def test_ctrl_a_selects_the_text_of_a_field_and_elsewhere_hands_in_all_papers(window: Window) -> None:
    window.scan(CARD)
    window.pick_first_procedure()
    name = window.view.owner.part.rows.fields["name"].line
    name.setFocus()
    name.deselect()

    window.ctrl(Qt.Key.Key_A)
    assert name.selectedText() == "Trần Thị Ví Dụ"
    assert not any(any(paper.counts) for paper in window.view.form.papers)

    window.view.owner.part.rows.fields["phone"].line.setFocus()  # empty: nothing to select
    window.ctrl(Qt.Key.Key_A)
    assert sum(any(paper.counts) for paper in window.view.form.papers) >= 2
