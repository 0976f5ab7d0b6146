"""Stubs entered late, letters before reception, and what was asked for completed: by keys, nothing typed lost."""

from __future__ import annotations

from datetime import timedelta

from counter_fixtures import Counter
from factories import an_intake
from intake_window import CARD, OTHER_CARD, Window
from PySide6.QtCore import Qt

from cchc_desktop.acts import at_intake, pad
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.status import Status
from cchc_desktop.reports.story import last, story


def stubs(window: Window, count: int = 2) -> tuple[str, ...]:
    """Made this morning, the power gone since; it is afternoon now."""
    counter = window.counter
    codes = pad.make_pad(counter.db, counter.desk, count, counter.clerk, counter.now).codes
    counter.clock.forward(hours=5)
    return codes


def enter_stub(window: Window, code: str, clock: str) -> None:
    window.view.stub_scanned.emit(code)
    window.settle()
    window.type(clock)


def bring(counter: Counter) -> Dossier:
    """Somebody came without all papers and went with a letter."""
    request = SupplementRequested(counter.now, "Bổ sung giấy khai sinh")
    return at_intake.request_at_intake(counter.db, counter.desk, an_intake(papers=()), request, counter.clerk)


def test_a_stub_becomes_a_dossier_received_when_it_says(window: Window) -> None:
    [code, _] = stubs(window)
    written = window.counter.now - timedelta(hours=1)

    enter_stub(window, code, f"{written:%H%M}")
    window.enter()
    window.enter()
    window.type("Mat dien")
    window.enter()
    window.fill()
    window.ctrl(Qt.Key.Key_Return)

    [dossier] = window.received
    assert dossier.received_at is not None
    assert (dossier.code, dossier.received_at.strftime("%H:%M")) == (code, written.strftime("%H:%M"))
    assert dossier.reception.late_reason == "Mat dien"
    assert [each.code for each in window.printed] == [code]
    assert window.view.errand.isHidden()


def test_the_next_stub_needs_only_its_time(window: Window) -> None:
    first, second = stubs(window)
    hour = f"{window.counter.now - timedelta(hours=1):%H%M}"
    enter_stub(window, first, hour)
    window.view.errand.questions[-1].setFocus()
    window.type("Mat dien")
    window.fill()
    window.ctrl(Qt.Key.Key_Return)
    keys = window.keys

    enter_stub(window, second, hour)
    window.scan(OTHER_CARD)
    window.pick_first_procedure()
    window.ctrl(Qt.Key.Key_A)
    window.ctrl(Qt.Key.Key_Return)

    assert window.keys - keys == len(hour) + 3
    assert sorted(str(dossier.code) for dossier in window.received) == [first, second]


def test_a_time_that_cannot_be_is_told_at_its_question_and_nothing_is_saved(window: Window) -> None:
    [code, _] = stubs(window)
    enter_stub(window, code, f"{window.counter.now + timedelta(hours=1):%H%M}")
    window.fill()

    window.ctrl(Qt.Key.Key_Return)

    assert window.received == []
    fields = {question.ask.name: question._field for question in window.view.errand.questions}
    assert fields["received_at"] is not None
    assert fields["received_at"].has_problem
    assert fields["late_reason"] is not None
    assert fields["late_reason"].has_problem


def test_esc_leaves_late_entry_and_keeps_what_is_typed(window: Window) -> None:
    [code, _] = stubs(window)
    enter_stub(window, code, "0800")
    window.fill()

    window.press(Qt.Key.Key_Escape)
    assert window.view.errand.isHidden()
    assert window.presenter.form.owner.name == "Trần Thị Ví Dụ"
    window.ctrl(Qt.Key.Key_Return)

    [dossier] = window.received
    assert dossier.code != code
    assert dossier.reception.late_reason == ""


def test_a_stub_scanned_over_a_half_typed_form_keeps_that_as_a_draft(window: Window) -> None:
    [code, _] = stubs(window)
    window.fill()

    window.view.stub_scanned.emit(code)
    window.settle()

    assert window.presenter.form.owner.name == ""
    assert len(window.presenter.drafts.others) == 1
    assert code in window.view.errand._title.text()


def test_a_stub_that_cannot_be_scanned_is_typed(window: Window) -> None:
    [code, _] = stubs(window)
    window.fill()
    window.ctrl(Qt.Key.Key_B, shift=True)

    window.type(code)
    window.enter()
    window.type(f"{window.counter.now - timedelta(hours=1):%H%M}")
    window.view.errand.questions[-1].setFocus()
    window.type("Mat dien")
    window.ctrl(Qt.Key.Key_Return)

    assert [dossier.code for dossier in window.received] == [code]


def test_what_is_lacking_is_asked_for_in_two_keys_and_the_papers_go_back(window: Window) -> None:
    window.scan(CARD)
    window.pick_first_procedure()
    keys = window.keys

    window.ctrl(Qt.Key.Key_S, shift=True)
    window.ctrl(Qt.Key.Key_Return)

    assert window.keys - keys == 2
    [brought] = window.printed
    assert (brought.is_received, brought.status) == (False, Status.SUPPLEMENT)
    found = last(story(window.counter.db, brought.uid), SupplementRequested)
    assert found is not None
    assert found[0].papers
    assert found[0].content.splitlines() == [paper.name for paper in found[0].papers]
    assert "Trả lại giấy tờ" in window.view.notice.text
    assert window.presenter.form.owner.name == ""


def test_what_is_not_ours_is_refused_by_its_summary(window: Window) -> None:
    window.scan(CARD)
    window.ctrl(Qt.Key.Key_T, shift=True)
    window.type("Khong thuoc tham quyen")
    window.ctrl(Qt.Key.Key_Return)
    assert window.printed == []
    assert window.focused == window.view.more.fields["summary"].line.accessibleName()

    window.type("Xin cap ho chieu")
    window.ctrl(Qt.Key.Key_Return)

    [brought] = window.printed
    assert (brought.status, brought.intake.summary) == (Status.REFUSED, "Xin cap ho chieu")


def test_a_letter_without_its_reason_is_not_saved(window: Window) -> None:
    window.fill()
    window.ctrl(Qt.Key.Key_T, shift=True)

    window.ctrl(Qt.Key.Key_Return)

    assert window.printed == []
    assert "lý do" in window.view.errand.questions[0]._problem.text()


def test_what_was_asked_for_is_completed_as_the_same_dossier(window: Window) -> None:
    brought = bring(window.counter)
    window.settle()

    window.view.completing.emit(brought)
    window.settle()
    assert window.presenter.form.owner.name == brought.intake.owner.name
    assert not window.view.errand.isHidden()
    window.ctrl(Qt.Key.Key_A)
    window.ctrl(Qt.Key.Key_Return)

    [received] = window.received
    assert (received.uid, received.is_received, received.supplements) == (brought.uid, True, brought.supplements)
    assert [dossier.uid for dossier in window.printed] == [brought.uid]


def test_completed_twice_is_refused(window: Window) -> None:
    brought = bring(window.counter)
    for _ in range(2):
        window.view.completing.emit(brought)
        window.settle()
        window.ctrl(Qt.Key.Key_A)
        window.ctrl(Qt.Key.Key_Return)

    assert len(window.received) == 1
    assert "đã được tiếp nhận" in window.view.trouble.text


def test_the_return_date_counts_from_the_stub(window: Window) -> None:
    [code, _] = stubs(window)
    window.counter.clock.forward(days=7)

    enter_stub(window, code, "0800")
    window.enter()
    assert window.presenter.errand.received_at.date() == window.counter.now.date() - timedelta(days=7)
    window.press(Qt.Key.Key_Escape)

    assert window.presenter.errand.received_at == window.counter.now


def test_what_is_completed_is_not_its_own_duplicate_nor_an_earlier_dossier(window: Window) -> None:
    brought = bring(window.counter)
    window.settle()

    window.view.completing.emit(brought)
    window.settle()
    assert window.view.duplicate.text == ""
    window.presenter.owner.look_up()
    window.settle()

    assert (window.view.duplicate.text, window.view.notice.text) == ("", "")


def test_a_plain_reception_is_told_of_the_one_that_waits_in_words(window: Window) -> None:
    bring(window.counter)

    window.scan(CARD)
    assert "chưa tiếp nhận, chờ bổ sung từ" in window.view.notice.text
    window.pick("1.010803")

    assert window.view.duplicate.text.startswith("Đã có hồ sơ chưa tiếp nhận, chờ bổ sung từ ")


def test_esc_keeps_a_completion_as_one(window: Window) -> None:
    brought = bring(window.counter)
    window.view.completing.emit(brought)
    window.settle()
    assert window.view.bar.keep.words == "Giữ nháp"

    window.press(Qt.Key.Key_Escape)
    assert window.presenter.worth_keeping() is None
    assert window.view.errand.isHidden()
    window.ctrl(Qt.Key.Key_D)

    assert not window.view.errand.isHidden()
    assert brought.intake.owner.name in window.view.errand._title.text()
    assert window.view.duplicate.text == ""
    window.ctrl(Qt.Key.Key_A)
    window.ctrl(Qt.Key.Key_Return)
    [received] = window.received
    assert (received.uid, received.is_received) == (brought.uid, True)


def test_begun_twice_it_is_one_draft_with_what_was_typed(window: Window) -> None:
    brought = bring(window.counter)
    window.view.completing.emit(brought)
    window.settle()
    window.ctrl(Qt.Key.Key_A)
    counted = window.presenter.form.papers
    window.press(Qt.Key.Key_Escape)

    window.view.completing.emit(brought)
    window.settle()

    assert window.presenter.form.papers == counted
    assert window.presenter.drafts.others == []
    window.view.completing.emit(brought)
    window.settle()
    assert window.presenter.drafts.others == [], "it is on the screen already"


def test_one_more_for_the_same_person_after_a_completion_is_a_dossier_of_its_own(window: Window) -> None:
    brought = bring(window.counter)
    window.view.completing.emit(brought)
    window.settle()
    window.ctrl(Qt.Key.Key_A)
    window.ctrl(Qt.Key.Key_Return, shift=True)

    assert window.presenter.errand.completes == ""
    window.pick_first_procedure()
    window.ctrl(Qt.Key.Key_A)
    window.ctrl(Qt.Key.Key_Return)

    assert len({dossier.uid for dossier in window.received}) == 2
