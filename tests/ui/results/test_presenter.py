"""One scan and one key give a result; nobody's is given because a key was held down, and no scan is forgotten."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import DIVISION, Counter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts import custody
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import ResultHandedOver
from cchc_desktop.domain.intake import ReturnChannel
from cchc_desktop.domain.scanned_code import DossierScan
from cchc_desktop.domain.status import HolderKind
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.results import words
from cchc_desktop.ui.results.presenter import ResultsPresenter
from cchc_desktop.ui.results.view import Mode, ResultsView
from cchc_desktop.ui.writer import Writer

POST = ReturnChannel.POST


@pytest.fixture
def view(show: Callable[..., QWidget]) -> ResultsView:
    made = ResultsView()
    show(made)
    return made


@pytest.fixture
def presenter(view: ResultsView, reader: Reader, writer: Writer, counter: Counter) -> ResultsPresenter:
    return ResultsPresenter(view, (reader, writer), counter.desk, lambda: counter.clerk, counter.clock)


def with_division(counter: Counter, count: int, **changes: object) -> list[Dossier]:
    folders = [counter.receive(**changes) for _ in range(count)]
    uids = [folder.uid for folder in folders]
    custody.hand_over(counter.db, counter.desk, uids, DIVISION, counter.clerk, counter.now)
    return folders


def on_shelf(counter: Counter, count: int, **changes: object) -> list[Dossier]:
    folders = with_division(counter, count, **changes)
    return custody.take_results(counter.db, [each.uid for each in folders], "", counter.clerk, counter.now)


def opened(qtbot: QtBot, presenter: ResultsPresenter, view: ResultsView, rows: int) -> None:
    presenter.refresh()
    qtbot.waitUntil(lambda: view.table.rows.rowCount() == rows)


def scan(qtbot: QtBot, presenter: ResultsPresenter, dossier: Dossier) -> str:
    with qtbot.waitSignal(presenter.took) as heard:
        presenter.take(DossierScan(dossier.printed_code))
    return str(heard.args[0])


def refused(qtbot: QtBot, presenter: ResultsPresenter, dossier: Dossier) -> str:
    with qtbot.waitSignal(presenter.refused) as heard:
        presenter.take(DossierScan(dossier.printed_code))
    return str(heard.args[0])


def holder(counter: Counter, dossier: Dossier) -> HolderKind:
    return counter.dossier(dossier.uid).holder.kind


def test_nobody_s_result_is_given_before_one_is_scanned_or_chosen(
    qtbot: QtBot, presenter: ResultsPresenter, view: ResultsView, counter: Counter
) -> None:
    on_shelf(counter, 2)
    opened(qtbot, presenter, view, 2)

    assert not view.commit.isEnabled()
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    assert view.commit.isEnabled()


def test_after_a_result_is_given_the_next_key_gives_no_other(
    qtbot: QtBot, presenter: ResultsPresenter, view: ResultsView, counter: Counter
) -> None:
    first, second = on_shelf(counter, 2)
    opened(qtbot, presenter, view, 2)
    scan(qtbot, presenter, first)
    view.committed.emit()
    view.committed.emit()
    qtbot.waitUntil(lambda: view.table.rows.rowCount() == 1)

    view.committed.emit()

    assert not view.commit.isEnabled()
    assert holder(counter, first) is HolderKind.COLLECTOR
    assert holder(counter, second) is HolderKind.COUNTER


def test_the_result_scanned_is_the_one_given_though_the_shelf_on_screen_is_old(
    qtbot: QtBot, presenter: ResultsPresenter, view: ResultsView, counter: Counter
) -> None:
    [seen] = on_shelf(counter, 1)
    opened(qtbot, presenter, view, 1)
    [later] = on_shelf(counter, 1)

    scan(qtbot, presenter, later)
    with qtbot.waitSignal(presenter.given) as heard:
        view.committed.emit()

    assert heard.args[0].uid == later.uid
    assert holder(counter, later) is HolderKind.COLLECTOR
    assert holder(counter, seen) is HolderKind.COUNTER


def test_folders_scanned_quickly_are_all_counted(
    qtbot: QtBot, presenter: ResultsPresenter, view: ResultsView, counter: Counter
) -> None:
    folders = with_division(counter, 3)
    for folder in [*folders, folders[0]]:
        presenter.take(DossierScan(folder.printed_code))
    qtbot.waitUntil(lambda: "3 kết quả" in view.commit.words)

    view.arrive.place.set_text("A12")
    with qtbot.waitSignal(presenter.said) as heard:
        view.committed.emit()

    assert heard.args[1] == "3 kết quả đã về kệ, để ở A12."
    assert [holder(counter, folder) for folder in folders] == [HolderKind.COUNTER] * 3
    assert view.arrive.place.text == ""


def test_a_pile_is_not_forgotten_for_a_result_that_lay_there_or_for_the_post(
    qtbot: QtBot, presenter: ResultsPresenter, view: ResultsView, counter: Counter
) -> None:
    [there], [back] = on_shelf(counter, 1), with_division(counter, 1)
    opened(qtbot, presenter, view, 1)
    scan(qtbot, presenter, back)

    assert "đã ở trên kệ từ trước" in refused(qtbot, presenter, there)
    with qtbot.waitSignal(presenter.refused):
        view.post_wanted.emit()

    assert view.mode is Mode.ARRIVE
    assert "1 kết quả" in view.commit.words


def test_esc_lets_a_pile_go_and_says_that_nothing_was_noted(
    qtbot: QtBot, presenter: ResultsPresenter, view: ResultsView, counter: Counter
) -> None:
    [back] = with_division(counter, 1)
    scan(qtbot, presenter, back)
    with qtbot.waitSignal(presenter.said) as heard:
        view.left.emit()
    assert heard.args == ["note", words.let_go(1)]
    assert holder(counter, back) is HolderKind.DIVISION
    with qtbot.waitSignal(presenter.left):
        view.left.emit()


def test_somebody_authorised_is_asked_for_all_three_and_typing_survives_a_look_elsewhere(
    qtbot: QtBot, presenter: ResultsPresenter, view: ResultsView, counter: Counter
) -> None:
    [dossier] = on_shelf(counter, 1)
    opened(qtbot, presenter, view, 1)
    scan(qtbot, presenter, dossier)
    view.give.ask_for_paper(True)
    view.give.collector.set_text("Lò Thị An")
    view.committed.emit()
    qtbot.waitUntil(lambda: view.give.number.has_problem)
    opened(qtbot, presenter, view, 1)

    assert view.give.collector.text == "Lò Thị An"
    view.give.number.set_text("000190000099")
    view.give.paper.set_text("Giấy ủy quyền 12/UBND")
    with qtbot.waitSignal(presenter.happened):
        view.committed.emit()
    assert holder(counter, dossier) is HolderKind.COLLECTOR


def test_a_result_that_somebody_else_gave_meanwhile_is_told_and_the_shelf_is_read_again(
    qtbot: QtBot, presenter: ResultsPresenter, view: ResultsView, counter: Counter
) -> None:
    [dossier] = on_shelf(counter, 1)
    opened(qtbot, presenter, view, 1)
    scan(qtbot, presenter, dossier)
    custody.return_result(counter.db, dossier.uid, ResultHandedOver(counter.now), counter.clerk)

    with qtbot.waitSignal(presenter.troubled):
        view.committed.emit()

    qtbot.waitUntil(lambda: view.table.rows.rowCount() == 0)


def test_the_post_takes_envelopes_one_after_another_and_prints_its_list(
    qtbot: QtBot, presenter: ResultsPresenter, view: ResultsView, counter: Counter
) -> None:
    first, second = on_shelf(counter, 2, return_channel=POST)
    on_shelf(counter, 1)
    opened(qtbot, presenter, view, 3)
    view.post_wanted.emit()
    assert view.table.rows.rowCount() == 2
    assert presenter.takes_items

    presenter.take_item("EV123456785VN")
    with qtbot.waitSignal(presenter.refused) as heard:
        presenter.take_item("EV123456785VN")
    assert "đã ghi cho hồ sơ khác" in heard.args[0]
    assert view.post.item.has_problem
    with qtbot.waitSignal(presenter.print_wanted) as heard:
        view.committed.emit()

    assert heard.args[0] == "postal_list"
    kinds = {holder(counter, first), holder(counter, second)}
    assert kinds == {HolderKind.POST, HolderKind.COUNTER}
    assert not presenter.takes_items


def test_a_code_from_another_world_is_told_at_the_field(
    qtbot: QtBot, presenter: ResultsPresenter, view: ResultsView, counter: Counter
) -> None:
    on_shelf(counter, 1, return_channel=POST)
    opened(qtbot, presenter, view, 1)
    view.post_wanted.emit()
    with qtbot.waitSignal(presenter.refused):
        presenter.take_item("https://ví-dụ.vn/?x=1")
    assert view.post.item.has_problem
    assert not view.commit.isEnabled()


def test_in_the_list_of_the_post_a_scanned_folder_is_the_next_envelope(
    qtbot: QtBot, presenter: ResultsPresenter, view: ResultsView, counter: Counter
) -> None:
    first, second = on_shelf(counter, 2, return_channel=POST)
    [fetched] = on_shelf(counter, 1)
    opened(qtbot, presenter, view, 3)
    view.post_wanted.emit()

    scan(qtbot, presenter, second)
    presenter.take_item("EV123456785VN")

    assert view.mode is Mode.POST
    assert "Ctrl+B" in refused(qtbot, presenter, fetched)
    presenter.take_item("EV123456771VN")
    with qtbot.waitSignal(presenter.happened):
        view.committed.emit()
    assert holder(counter, first) is holder(counter, second) is HolderKind.POST


def test_codes_of_envelopes_survive_a_walk_to_the_shelf_and_an_emptied_field_takes_one_back(
    qtbot: QtBot, presenter: ResultsPresenter, view: ResultsView, counter: Counter
) -> None:
    on_shelf(counter, 1, return_channel=POST)
    opened(qtbot, presenter, view, 1)
    view.post_wanted.emit()
    presenter.take_item("EV123456785VN")
    view.left.emit()
    assert view.mode is Mode.GIVE

    view.post_wanted.emit()
    assert view.post.item.text == "EV123456785VN"
    presenter.take_item("")

    assert not view.commit.isEnabled()


def test_without_anything_for_the_post_nothing_can_be_printed(
    qtbot: QtBot, presenter: ResultsPresenter, view: ResultsView, counter: Counter
) -> None:
    view.post_wanted.emit()
    for scanned in ("EV123456785VN", "8934567890123", "https://a.b/c"):
        with qtbot.waitSignal(presenter.refused) as heard:
            presenter.take_item(scanned)
        assert heard.args == [words.NO_ENVELOPE]
    view.committed.emit()
    assert not view.commit.isEnabled()
    assert view.table.empty == words.NO_POST


def test_a_fee_is_taken_for_whom_is_chosen(
    qtbot: QtBot, presenter: ResultsPresenter, view: ResultsView, counter: Counter
) -> None:
    [dossier] = on_shelf(counter, 1, fee_amount=50_000)
    opened(qtbot, presenter, view, 1)
    scan(qtbot, presenter, dossier)
    with qtbot.waitSignal(presenter.fee_wanted) as heard:
        view.paid.emit()
    assert heard.args == [dossier.uid]


def test_another_clerk_finds_nothing_begun(
    qtbot: QtBot, presenter: ResultsPresenter, view: ResultsView, counter: Counter
) -> None:
    [back] = with_division(counter, 1)
    scan(qtbot, presenter, back)
    view.arrive.place.set_text("A12")

    presenter.start_over()

    assert view.mode is Mode.GIVE
    assert not view.commit.isEnabled()
    assert view.arrive.place.text == ""


def test_nobody_signed_in_nothing_happens(
    view: ResultsView, reader: Reader, writer: Writer, counter: Counter, qtbot: QtBot
) -> None:
    presenter = ResultsPresenter(view, (reader, writer), counter.desk, lambda: None, counter.clock)
    presenter.refresh()
    presenter.take(DossierScan("H52.18-261005-3000"))
    view.committed.emit()
    assert view.table.rows.rowCount() == 0
