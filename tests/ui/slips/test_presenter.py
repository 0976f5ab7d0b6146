"""From a wish to the page, from a row to the printer or the screen; a common receipt without the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import PROCEDURE, Counter
from page_fixtures import PaperTray
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.store import prints
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.slips.presenter import SlipsPresenter
from cchc_desktop.ui.slips.reading import SlipRow, Wish
from cchc_desktop.ui.slips.view import SlipsView


@pytest.fixture
def view(show: Callable[..., QWidget]) -> SlipsView:
    made = SlipsView()
    show(made)
    return made


@pytest.fixture
def presenter(view: SlipsView, reader: Reader, desk: PrintDesk, counter: Counter) -> SlipsPresenter:
    return SlipsPresenter(view, reader, desk, counter.desk, (lambda: counter.clerk, counter.clock))


def opened(qtbot: QtBot, presenter: SlipsPresenter, wish: Wish) -> None:
    with qtbot.waitSignal(presenter.shown):
        presenter.open(wish)


def row(view: SlipsView, kind: str) -> SlipRow:
    rows = [view.table.rows.row(place) for place in range(view.table.rows.rowCount())]
    return next(each for each in rows if each.kind == kind)


def test_a_row_is_printed_and_the_list_tells_it(
    qtbot: QtBot, presenter: SlipsPresenter, view: SlipsView, counter: Counter, tray: PaperTray
) -> None:
    opened(qtbot, presenter, Wish(counter.receive().uid))

    view.print_wanted.emit(row(view, "label"))

    qtbot.waitUntil(lambda: row(view, "label").printed.startswith("đã in"))
    assert len(tray.jobs) == 1


def test_one_that_cannot_be_printed_says_why_and_prints_nothing(
    qtbot: QtBot, presenter: SlipsPresenter, view: SlipsView, counter: Counter, tray: PaperTray
) -> None:
    opened(qtbot, presenter, Wish(counter.receive().uid))

    with qtbot.waitSignal(presenter.troubled) as heard:
        view.print_wanted.emit(row(view, "refusal"))

    assert "không bị từ chối" in heard.args[0].sentence
    assert tray.jobs == []


def test_the_guide_sheet_is_looked_at_before_it_is_printed(
    qtbot: QtBot, presenter: SlipsPresenter, view: SlipsView, desk: PrintDesk, tray: PaperTray
) -> None:
    opened(qtbot, presenter, Wish(procedure_code=PROCEDURE))

    with qtbot.waitSignal(desk.previewed) as heard:
        view.preview_wanted.emit(row(view, "guide"))

    assert (heard.args[0][0].slip, heard.args[0][0].subject) == ("guide", PROCEDURE)
    assert tray.jobs == []


def test_a_common_receipt_asked_for_by_any_of_its_dossiers_is_one_slip_printed_again(
    qtbot: QtBot, presenter: SlipsPresenter, desk: PrintDesk, counter: Counter
) -> None:
    first, last = counter.receive(), counter.receive()

    for dossier in (first, last):
        with qtbot.waitSignal(desk.finished):
            presenter.print_group(dossier.uid)

    found = prints.of_no_dossier(counter.db)
    assert [(each.slip, each.slip_number, each.printing) for each in found] == [
        ("group_receipt", last.code, 1),
        ("group_receipt", last.code, 2),
    ]


def test_one_dossier_alone_has_no_common_receipt(
    qtbot: QtBot, presenter: SlipsPresenter, desk: PrintDesk, counter: Counter
) -> None:
    with qtbot.waitSignal(desk.refused) as heard:
        presenter.print_group(counter.receive().uid)
    assert "chỉ nộp một hồ sơ" in heard.args[0].sentence


def test_what_cannot_be_shown_is_told_and_nobody_signed_in_sees_nothing(
    qtbot: QtBot, presenter: SlipsPresenter, view: SlipsView, reader: Reader, desk: PrintDesk, counter: Counter
) -> None:
    with qtbot.waitSignal(presenter.troubled) as heard:
        presenter.open(Wish("0192f7c0-0000-7000-8000-00000000dead"))
    assert isinstance(heard.args[0], Refused)

    nobody = SlipsPresenter(view, reader, desk, counter.desk, (lambda: None, counter.clock))
    nobody.open(Wish(counter.receive().uid))
    nobody.print_group(counter.receive().uid)
    assert view.table.rows.rowCount() == 0


def test_another_clerk_finds_an_empty_page(
    qtbot: QtBot, presenter: SlipsPresenter, view: SlipsView, counter: Counter
) -> None:
    opened(qtbot, presenter, Wish(counter.receive().uid))

    presenter.forget()
    presenter.refresh()

    assert view.table.rows.rowCount() == 0
