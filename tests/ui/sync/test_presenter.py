"""Reading, sending, closing: through the reader and the writer, never waiting for the network."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store import meta, reconciling, tasks, transfers
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.tasks import Task
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.sync.presenter import SyncPresenter
from cchc_desktop.ui.sync.view import SyncView
from cchc_desktop.ui.writer import Writer


@pytest.fixture
def view(show: Callable[..., QWidget], counter: Counter) -> SyncView:
    made = SyncView(counter.clock)
    show(made)
    return made


@pytest.fixture
def presenter(view: SyncView, reader: Reader, writer: Writer, counter: Counter) -> SyncPresenter:
    return SyncPresenter(view, reader, writer, lambda: counter.clerk, counter.clock)


def add(counter: Counter, kind: str) -> None:
    tasks.add(counter.db, Task(0, kind, counter.receive().uid, None, b"{}", instant_text(counter.now)))


def shown(view: SyncView) -> int:
    return view.to_do.rows.rowCount()


def test_a_clerk_closes_what_is_only_remarked(
    qtbot: QtBot, presenter: SyncPresenter, view: SyncView, counter: Counter
) -> None:
    add(counter, "NGAY_HEN_KHAC")
    presenter.refresh()
    qtbot.waitUntil(lambda: shown(view) == 1)

    with qtbot.waitSignal(presenter.changed):
        view.done.triggered.emit()

    qtbot.waitUntil(lambda: shown(view) == 0)
    assert tasks.count_open(counter.db) == 0
    assert counter.entries()[-1].type == "counter.event"


def test_what_is_the_lead_s_stays_open_and_the_clerk_is_told(
    qtbot: QtBot, presenter: SyncPresenter, view: SyncView, counter: Counter
) -> None:
    add(counter, "conflict")
    presenter.refresh()
    qtbot.waitUntil(lambda: shown(view) == 1)

    with qtbot.waitSignal(presenter.troubled) as heard:
        view.done.triggered.emit()

    assert isinstance(heard.args[0], Refused)
    assert tasks.count_open(counter.db) == 1


def test_sending_is_asked_for_and_ends_with_the_report(
    qtbot: QtBot, presenter: SyncPresenter, view: SyncView, counter: Counter
) -> None:
    with qtbot.waitSignal(presenter.exchange_now):
        view.exchange_now.emit()
    assert view.send.text().startswith("Đang gửi…")

    add(counter, "THIEU_TEP")
    presenter.exchanged()

    assert view.send.text().startswith("Gửi ngay")
    qtbot.waitUntil(lambda: shown(view) == 1)


def test_refused_files_are_tried_again_at_once(
    qtbot: QtBot, presenter: SyncPresenter, view: SyncView, counter: Counter
) -> None:
    with transaction(counter.db):
        transfers.want(counter.db, "cd" * 32, counter.receive().uid)
    (transfer,) = transfers.waiting(counter.db, 1)
    transfers.note(counter.db, transfer._replace(state="refused", said="file_refused"))
    presenter.refresh()
    qtbot.waitUntil(lambda: view.again.offered and bool(view.files.rows.rows.rowCount()))

    with qtbot.waitSignal(presenter.exchange_now):
        view.again.triggered.emit()

    assert [each.state for each in transfers.still_open(counter.db, 9)] == ["waiting"]
    assert counter.entries()[-1].type == "counter.event"
    qtbot.waitUntil(lambda: not view.again.offered)


def test_nobody_signed_in_closes_nothing(
    qtbot: QtBot, view: SyncView, reader: Reader, writer: Writer, counter: Counter
) -> None:
    here = [counter.clerk]
    presenter = SyncPresenter(view, reader, writer, lambda: here[0] if here else None, counter.clock)
    add(counter, "THIEU_TEP")
    presenter.refresh()
    qtbot.waitUntil(lambda: shown(view) == 1)
    here.clear()

    view.done.triggered.emit()
    writer.stop()

    assert tasks.count_open(counter.db) == 1


def test_the_key_asks_for_a_comparison_and_an_exchange(
    qtbot: QtBot, presenter: SyncPresenter, view: SyncView, counter: Counter
) -> None:
    meta.write(counter.db, "portal_url", "https://portal.example")
    presenter.refresh()
    qtbot.waitUntil(view.compare.isEnabled)

    with qtbot.waitSignal(presenter.exchange_now):
        view.compare.triggered.emit()

    assert reconciling.asked(counter.db) == "2026-10-05"
