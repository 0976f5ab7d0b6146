"""One dossier, one deed: done once, its slips printed; what is begun is not lost; refusals stand at the question."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter, hand_over
from factories import a_clerk
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts import custody, decide, post, supplement
from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.possible import Deed
from cchc_desktop.domain.status import Status
from cchc_desktop.ui.deeds.presenter import DeedsPresenter
from cchc_desktop.ui.deeds.view import DeedsView
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer


@pytest.fixture
def view(show: Callable[..., QWidget]) -> DeedsView:
    made = DeedsView()
    show(made)
    return made


@pytest.fixture
def presenter(view: DeedsView, reader: Reader, writer: Writer, counter: Counter) -> DeedsPresenter:
    return DeedsPresenter(view, (reader, writer), counter.desk, lambda: counter.clerk, counter.clock)


def opened(qtbot: QtBot, presenter: DeedsPresenter, dossier: Dossier, deed: Deed | None = None) -> None:
    with qtbot.waitSignal(presenter.shown):
        presenter.open(dossier.uid, deed)


def stand_on(view: DeedsView, deed: Deed) -> None:
    rows = view.table.rows
    view.table.selectRow(next(place for place in range(rows.rowCount()) if rows.row(place).deed is deed))


def answer(view: DeedsView, name: str, text: str) -> None:
    next(question for question in view.panel.questions if question.ask.name == name).set_answer(text)


def test_what_may_be_done_stands_first(
    qtbot: QtBot, presenter: DeedsPresenter, view: DeedsView, counter: Counter
) -> None:
    opened(qtbot, presenter, counter.receive())
    rows = [view.table.rows.row(place) for place in range(view.table.rows.rowCount())]
    possible = [not row.why_not for row in rows]
    assert possible == sorted(possible, reverse=True)
    assert Deed.TAKE not in {row.deed for row in rows}
    assert view.table.hasFocus()


def test_a_deed_is_done_once_though_enter_is_held_down_and_its_slip_is_printed(
    qtbot: QtBot, presenter: DeedsPresenter, view: DeedsView, counter: Counter
) -> None:
    dossier, printed = counter.receive(), []
    presenter.print_wanted.connect(lambda *what: printed.append(what))
    opened(qtbot, presenter, dossier, Deed.REQUEST_SUPPLEMENT)
    answer(view, "content", "Bổ sung bản sao")

    with qtbot.waitSignal(presenter.done):
        view.committed.emit()
        view.panel.committed.emit()
        view.committed.emit()
    view.committed.emit()

    assert counter.dossier(dossier.uid).supplements == 1
    assert printed == [("supplement_request", dossier.uid)]


def test_straight_to_a_deed_the_cursor_stands_in_its_first_question(
    qtbot: QtBot, presenter: DeedsPresenter, view: DeedsView, counter: Counter
) -> None:
    opened(qtbot, presenter, counter.receive(fee_amount=50_000), Deed.COLLECT_FEE)
    assert view.panel.questions[0].editor.hasFocus()
    with qtbot.waitSignal(presenter.said) as heard:
        view.committed.emit()
    assert heard.args[0] == "done"
    assert "thu phí" in heard.args[1]


def test_a_refusal_stands_at_its_question_and_nothing_is_lost(
    qtbot: QtBot, presenter: DeedsPresenter, view: DeedsView, counter: Counter
) -> None:
    dossier = counter.receive()
    opened(qtbot, presenter, dossier, Deed.REQUEST_SUPPLEMENT)
    answer(view, "reason", "a" * 500)
    view.committed.emit()
    qtbot.waitUntil(lambda: view.commit.text().startswith("Lưu"))

    assert view.panel.questions[0].editor.hasFocus()
    assert view.panel.answers["reason"] == "a" * 500
    assert counter.dossier(dossier.uid).status is Status.RECEIVED


def test_a_half_typed_reason_survives_a_look_at_another_deed_and_at_the_dossier(
    qtbot: QtBot, presenter: DeedsPresenter, view: DeedsView, counter: Counter
) -> None:
    dossier = counter.receive()
    opened(qtbot, presenter, dossier, Deed.WITHDRAW)
    answer(view, "reason", "Công dân đổi ý")
    stand_on(view, Deed.STOP)
    assert view.panel.answers["reason"] == ""

    opened(qtbot, presenter, dossier, Deed.WITHDRAW)
    assert view.panel.answers["reason"] == "Công dân đổi ý"
    opened(qtbot, presenter, counter.receive(), Deed.WITHDRAW)

    assert view.panel.answers["reason"] == ""


def test_another_clerk_finds_nothing(
    qtbot: QtBot, presenter: DeedsPresenter, view: DeedsView, counter: Counter
) -> None:
    dossier = counter.receive()
    opened(qtbot, presenter, dossier, Deed.WITHDRAW)
    answer(view, "reason", "Công dân đổi ý")

    presenter.forget()
    view.committed.emit()

    assert view.panel.questions == []
    assert view.table.rows.rowCount() == 0
    opened(qtbot, presenter, dossier, Deed.WITHDRAW)
    assert view.panel.answers["reason"] == ""


def test_what_changed_meanwhile_is_told_above_the_questions(
    qtbot: QtBot, presenter: DeedsPresenter, view: DeedsView, counter: Counter
) -> None:
    dossier = counter.receive()
    opened(qtbot, presenter, dossier, Deed.STOP)
    answer(view, "reason", "Dừng")
    decide.void(counter.db, dossier.uid, "nhầm", (counter.lead, counter.now, None))

    view.committed.emit()

    qtbot.waitUntil(lambda: "đã hủy" in view.panel.notice.text)
    assert "dossier.stopped" not in counter.types(dossier.uid)


def test_what_was_filed_online_and_is_taken_in_goes_to_the_page_of_reception(
    qtbot: QtBot, presenter: DeedsPresenter, view: DeedsView, counter: Counter
) -> None:
    mirror = counter.mirror(code=None, status=Status.NEW, received_at=None)
    opened(qtbot, presenter, mirror, Deed.RECEIVE)
    with qtbot.waitSignal(presenter.page_wanted) as heard:
        view.committed.emit()
    assert (heard.args[0], heard.args[1].uid) == (Deed.RECEIVE, mirror.uid)


def test_who_may_not_look_is_told(
    qtbot: QtBot, view: DeedsView, reader: Reader, writer: Writer, counter: Counter
) -> None:
    admin = DeedsPresenter(view, (reader, writer), counter.desk, lambda: a_clerk(Role.ADMIN), counter.clock)
    with qtbot.waitSignal(admin.troubled):
        admin.open(counter.receive().uid)


def test_more_money_than_is_owed_is_taken_when_it_is_said_twice_unchanged(
    qtbot: QtBot, presenter: DeedsPresenter, view: DeedsView, counter: Counter
) -> None:
    dossier = counter.receive(fee_amount=600_000)
    opened(qtbot, presenter, dossier, Deed.COLLECT_FEE)
    for amount in ("6.000.000", "7.000.000"):  # another amount is another question
        answer(view, "amount", amount)
        with qtbot.waitSignal(presenter.said) as asked:
            view.committed.emit()
        assert asked.args[0] == "waiting"
        assert "lần nữa" in asked.args[1]
    assert counter.dossier(dossier.uid).paid == 0

    with qtbot.waitSignal(presenter.done):
        view.committed.emit()
    assert counter.dossier(dossier.uid).paid == 7_000_000


def test_a_paper_asked_for_that_did_not_come_is_asked_about_and_done_without_when_said_again(
    qtbot: QtBot, presenter: DeedsPresenter, view: DeedsView, counter: Counter
) -> None:
    asked = (Paper("Căn cước", photocopy=1), Paper("Giấy khai sinh", original=1))
    request = SupplementRequested(counter.now, "Thiếu", papers=asked)
    uid = counter.receive().uid
    dossier = supplement.request_supplement(counter.db, counter.desk, uid, request, counter.clerk)
    opened(qtbot, presenter, dossier, Deed.RECEIVE_SUPPLEMENT)
    assert view.panel.put("papers", "Căn cước x0/0/1")
    with qtbot.waitSignal(presenter.said) as said:
        view.committed.emit()
    assert said.args[0] == "waiting"
    assert counter.dossier(uid).status is Status.SUPPLEMENT

    with qtbot.waitSignal(presenter.done):
        view.committed.emit()
    assert counter.dossier(uid).status is Status.RECEIVED


def test_an_item_code_is_put_right_and_its_list_printed(
    qtbot: QtBot, presenter: DeedsPresenter, view: DeedsView, counter: Counter
) -> None:
    uid = hand_over(counter, counter.receive()).uid
    dossier = custody.take_result(counter.db, uid, "", counter.clerk, counter.now)
    items = [(uid, "EV123456785VN")]
    number = post.post_results(counter.db, counter.desk, items, counter.clerk, counter.now).number
    opened(qtbot, presenter, dossier, Deed.CORRECT_ITEM)
    assert view.panel.put("item_code", "EV123456799VN")
    answer(view, "reason", "Gõ nhầm")

    with qtbot.waitSignal(presenter.print_wanted) as printed:
        view.commit.click()

    assert printed.args == ["postal_list", number]
    assert counter.types(uid)[-1] == "result.itemCorrected"
