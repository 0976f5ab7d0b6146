"""From a uid to the page, and from its keys to the printer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter, hand_over
from factories import a_clerk
from page_fixtures import PaperTray
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.possible import Deed
from cchc_desktop.domain.receipt_version import scanned_receipt
from cchc_desktop.ui.dossier.presenter import DossierPresenter
from cchc_desktop.ui.dossier.view import DossierView
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.reader import Reader


@pytest.fixture
def view(show: Callable[..., QWidget], counter: Counter) -> DossierView:
    made = DossierView(counter.clock, "03")
    show(made)
    return made


@pytest.fixture
def presenter(view: DossierView, reader: Reader, desk: PrintDesk, counter: Counter) -> DossierPresenter:
    return DossierPresenter(view, reader, desk, counter.desk, lambda: counter.clerk)


def opened(qtbot: QtBot, presenter: DossierPresenter, uid: str) -> None:
    with qtbot.waitSignal(presenter.shown):
        presenter.open(uid)


def test_opening_shows_the_dossier(
    qtbot: QtBot, presenter: DossierPresenter, view: DossierView, counter: Counter
) -> None:
    dossier = counter.receive()
    opened(qtbot, presenter, dossier.uid)
    assert presenter.uid == dossier.uid
    assert view.header.code.text() == dossier.code


def test_reprinting_prints_it_and_the_history_tells(
    qtbot: QtBot, presenter: DossierPresenter, view: DossierView, counter: Counter, tray: PaperTray
) -> None:
    opened(qtbot, presenter, counter.receive().uid)

    view.print_wanted.emit()

    qtbot.waitUntil(lambda: view.history.rows.rowCount() == 2)
    assert len(tray.jobs) == 1
    assert view.history.rows.row(0).text == "In giấy tiếp nhận · Quay-03"
    assert view.reprint.text() == "In lại (Ctrl+R)"


def test_the_preview_is_asked_for_this_dossier(
    qtbot: QtBot, presenter: DossierPresenter, view: DossierView, counter: Counter, desk: PrintDesk
) -> None:
    dossier = counter.receive()
    opened(qtbot, presenter, dossier.uid)
    with qtbot.waitSignal(desk.previewed) as heard:
        view.preview_wanted.emit()
    assert heard.args[0][0].dossier.uid == dossier.uid


def test_after_an_act_elsewhere_a_refresh_shows_it_without_coming_forward(
    qtbot: QtBot, presenter: DossierPresenter, view: DossierView, counter: Counter
) -> None:
    dossier, shown = counter.receive(), []
    opened(qtbot, presenter, dossier.uid)
    presenter.shown.connect(shown.append)
    hand_over(counter, dossier)

    presenter.refresh()

    qtbot.waitUntil(lambda: view.history.rows.rowCount() == 2)
    assert shown == []


def test_what_cannot_be_shown_is_told(qtbot: QtBot, presenter: DossierPresenter) -> None:
    with qtbot.waitSignal(presenter.troubled) as heard:
        presenter.open("0192f7c0-0000-7000-8000-00000000dead")
    assert isinstance(heard.args[0], Refused)


def test_an_administrator_is_refused(
    qtbot: QtBot, view: DossierView, reader: Reader, desk: PrintDesk, counter: Counter
) -> None:
    presenter = DossierPresenter(view, reader, desk, counter.desk, lambda: a_clerk(Role.ADMIN))
    with qtbot.waitSignal(presenter.troubled):
        presenter.open(counter.receive().uid)


def test_nobody_signed_in_sees_nothing(view: DossierView, reader: Reader, desk: PrintDesk, counter: Counter) -> None:
    presenter = DossierPresenter(view, reader, desk, counter.desk, lambda: None)
    presenter.open(counter.receive().uid)
    assert presenter.uid == ""


def test_an_exchange_that_ends_while_a_dossier_is_being_opened_does_not_keep_it_from_opening(
    qtbot: QtBot, presenter: DossierPresenter, counter: Counter
) -> None:
    before, scanned = counter.receive(), counter.receive()
    opened(qtbot, presenter, before.uid)

    with qtbot.waitSignal(presenter.shown):
        presenter.open(scanned.uid)
        presenter.refresh()

    assert presenter.uid == scanned.uid


def test_the_band_of_a_replaced_paper_stays_while_its_dossier_is_open_and_goes_with_it(
    qtbot: QtBot, presenter: DossierPresenter, view: DossierView, counter: Counter
) -> None:
    dossier = counter.receive()
    with qtbot.waitSignal(presenter.shown):
        presenter.open(dossier.uid, scanned_receipt(f"{dossier.code};1", 2, counter.now))
    hand_over(counter, dossier)
    presenter.refresh()
    qtbot.waitUntil(lambda: view.history.rows.rowCount() == 2)
    assert "Đã thay bằng bản 2 ngày 05/10/2026" in view.header.band.text

    opened(qtbot, presenter, dossier.uid)

    assert view.header.band.text == ""


def test_what_is_next_and_its_slips_are_asked_for_by_the_dossier(
    qtbot: QtBot, presenter: DossierPresenter, view: DossierView, counter: Counter, desk: PrintDesk
) -> None:
    dossier = counter.receive(fee_amount=50_000)
    view.next_wanted.emit(Deed.HAND_OVER)
    opened(qtbot, presenter, dossier.uid)

    for ask, heard in ((view.slips_wanted, presenter.slips_wanted), (view.group_wanted, presenter.group_wanted)):
        with qtbot.waitSignal(heard) as told:
            ask.emit()
        assert told.args == [dossier.uid]
    with qtbot.waitSignal(presenter.next_wanted) as told:
        view.next_wanted.emit(Deed.HAND_OVER)
    assert (told.args[0], told.args[1].uid) == (Deed.HAND_OVER, dossier.uid)

    with qtbot.waitSignal(desk.ended) as printed:
        view.fee_notice_wanted.emit()
    assert (printed.args[0].kind, printed.args[0].asked.subject) == ("fee_notice", dossier.uid)
