"""At start: what was saved and perhaps never printed is offered, and each row is one key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter
from page_fixtures import PaperTray
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts.printing import FAILED, HANDED_OVER, RECEIPT, ask, note
from cchc_desktop.store import prints
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.printing.offer import Offer, OfferView

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def left(counter: Counter) -> list[str]:
    """Two receipts nobody knows to be printed: one failed, one cut off; uids, newest first."""
    first = ask(counter.db, counter.receive().uid, RECEIPT, counter.clerk, counter.now)
    note(counter.db, first, FAILED, "Quay-03", "absent", (counter.clerk, counter.now))
    counter.clock.forward(minutes=1)
    second = ask(counter.db, counter.receive().uid, RECEIPT, counter.clerk, counter.now)
    return [second.dossier.uid, first.dossier.uid]


@pytest.fixture
def offer(qtbot: QtBot, desk: PrintDesk, show: Callable[..., QWidget], left: list[str]) -> tuple[Offer, OfferView]:
    view = OfferView()
    show(view)
    made = Offer(desk, view)
    with qtbot.waitSignal(made.wanted):
        made.look()
    return made, view


def shown(view: OfferView) -> list[tuple[str, str]]:
    rows = view.table.rows
    return [(rows.row(n).dossier.uid, rows.columns[4].text(rows.row(n))) for n in range(rows.rowCount())]


def test_rows_say_how_far_each_slip_came(offer: tuple[Offer, OfferView], left: list[str]) -> None:
    assert shown(offer[1]) == [(left[0], "◷ chưa rõ đã in chưa"), (left[1], "✕ in chưa được")]


@pytest.mark.parametrize("width", [1366, 683])
def test_when_and_how_far_are_in_sight_in_every_window(offer: tuple[Offer, OfferView], width: int) -> None:
    view = offer[1]

    view.resize(width, 384)
    QTest.qWait(1)

    assert view.table.horizontalScrollBar().maximum() == 0
    last = view.table.rows.columnCount() - 1
    assert view.table.columnViewportPosition(last) + view.table.columnWidth(last) <= view.table.viewport().width()


def test_nothing_left_over_asks_nothing(qtbot: QtBot, desk: PrintDesk) -> None:
    made, wanted = Offer(desk, OfferView()), []
    made.wanted.connect(lambda: wanted.append(1))
    with qtbot.waitSignal(desk.found_left_over):
        made.look()
    assert wanted == []


def test_one_key_prints_the_row_and_takes_it_away(
    qtbot: QtBot, offer: tuple[Offer, OfferView], left: list[str], tray: PaperTray
) -> None:
    QTest.keyClick(offer[1], Qt.Key.Key_Return, CTRL)

    qtbot.waitUntil(lambda: [uid for uid, _ in shown(offer[1])] == left[1:])
    assert len(tray.jobs) == 1


def test_a_printer_still_out_of_order_leaves_the_row_and_says_why(
    qtbot: QtBot, offer: tuple[Offer, OfferView], desk: PrintDesk, tray: PaperTray
) -> None:
    tray.out_of_order = "absent"
    with qtbot.waitSignal(desk.ended):
        QTest.keyClick(offer[1], Qt.Key.Key_Return, CTRL)

    assert len(shown(offer[1])) == 2
    assert offer[1].strip.tone == "wrong"
    assert offer[1].strip.text.endswith("Ctrl+Enter in lại."), "the key that works here"


def test_the_clerk_s_word_settles_a_row_and_the_last_one_ends_it(
    qtbot: QtBot, offer: tuple[Offer, OfferView], left: list[str], counter: Counter
) -> None:
    QTest.keyClick(offer[1], Qt.Key.Key_G, CTRL)
    assert [uid for uid, _ in shown(offer[1])] == left[1:]
    with qtbot.waitSignal(offer[0].finished):
        QTest.keyClick(offer[1], Qt.Key.Key_G, CTRL)

    def all_settled() -> bool:
        every = [each for uid in left for each in prints.of_dossier(counter.db, uid)]
        return all(each.state == HANDED_OVER for each in every)

    qtbot.waitUntil(all_settled)


def test_later_is_one_key_and_loses_nothing(
    qtbot: QtBot, offer: tuple[Offer, OfferView], desk: PrintDesk, left: list[str]
) -> None:
    with qtbot.waitSignal(offer[0].finished):
        QTest.keyClick(offer[1], Qt.Key.Key_Escape)

    with qtbot.waitSignal(desk.found_left_over) as again:
        offer[0].look()
    assert [each.dossier.uid for each in again.args[0]] == left


def test_all_of_them_are_printed_by_one_key_oldest_first(
    qtbot: QtBot, offer: tuple[Offer, OfferView], desk: PrintDesk, left: list[str], tray: PaperTray
) -> None:
    both = CTRL | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignals([desk.finished, offer[0].finished]):
        QTest.keyClick(offer[1], Qt.Key.Key_Return, both)

    assert len(tray.jobs) == 1
    assert shown(offer[1]) == []


def test_what_is_owed_is_told_after_every_job_without_opening_anything(
    qtbot: QtBot, desk: PrintDesk, counter: Counter, tray: PaperTray
) -> None:
    made = Offer(desk, OfferView())
    told: list[list[str]] = []
    opened: list[int] = []
    made.changed.connect(lambda owed: told.append([left.code for left in owed]))
    made.wanted.connect(lambda: opened.append(1))
    first, second = counter.receive(), counter.receive()
    for dossier, out_of_order in ((first, "absent"), (second, ""), (first, "")):
        tray.out_of_order = out_of_order
        counter.clock.forward(seconds=1)
        with qtbot.waitSignal(made.changed):
            desk.print_receipt(dossier.uid)

    assert told == [[first.code], [first.code], []]
    assert opened == []


def test_the_row_stays_where_it_was_when_the_list_is_read_again(
    offer: tuple[Offer, OfferView], left: list[str], qtbot: QtBot, desk: PrintDesk
) -> None:
    offer[1].table.selectRow(1)
    with qtbot.waitSignal(desk.found_left_over):
        offer[0].refresh()

    assert offer[1].table.current is not None
    assert offer[1].table.current.dossier.uid == left[1]
