"""The whole register is a chord away from everywhere; what is opened from it leads back, and what a figure chose is shown."""

from __future__ import annotations

from app_window import receive
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.app.slip_pages import PREVIEW
from cchc_desktop.app.whole_register_page import WHOLE
from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.period import year_of
from cchc_desktop.domain.selection import Figure, Selection
from cchc_desktop.domain.status import HolderKind
from cchc_desktop.ui.dossiers.view import WholeRegisterView

SHIFT = Qt.KeyboardModifier.ShiftModifier


def view(hand: Hand) -> WholeRegisterView:
    return hand.desktop.pages.closing.whole.view


def to_the_holders(hand: Hand, qtbot: QtBot) -> None:
    """The page with its one dossier, standing in the filter of who holds."""
    hand.press(Qt.Key.Key_F7, SHIFT)
    qtbot.waitUntil(lambda: view(hand).table.lines.rowCount() == 1)
    hand.ctrl(Qt.Key.Key_F)
    for _ in range(3):
        hand.press(Qt.Key.Key_Tab)


def test_a_dossier_is_opened_from_the_whole_register_and_esc_leads_back(hand: Hand, qtbot: QtBot) -> None:
    receive(hand)
    hand.press(Qt.Key.Key_F7)
    hand.press(Qt.Key.Key_F7, SHIFT)
    qtbot.waitUntil(lambda: view(hand).table.lines.rowCount() == 1)
    hand.enter()
    qtbot.waitUntil(lambda: hand.desktop.shell.page == "dossier")
    hand.press(Qt.Key.Key_Escape)
    assert hand.desktop.shell.page == WHOLE
    hand.press(Qt.Key.Key_Escape)
    assert hand.desktop.shell.page == "register"


def test_it_is_sifted_by_keys_alone(hand: Hand, qtbot: QtBot) -> None:
    receive(hand)
    to_the_holders(hand, qtbot)
    assert view(hand).filters.lists["holder_kind"].hasFocus()
    hand.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: view(hand).table.lines.rowCount() == 1)
    hand.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "bộ lọc" in view(hand).table.empty and not view(hand).table.lines.rowCount())
    hand.ctrl(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: view(hand).table.lines.rowCount() == 1)


def test_it_is_looked_at_and_printed_as_the_official_form(hand: Hand, qtbot: QtBot) -> None:
    receive(hand)
    hand.press(Qt.Key.Key_F7, SHIFT)
    qtbot.waitUntil(view(hand).paper.isEnabled)
    hand.ctrl(Qt.Key.Key_P)
    qtbot.waitUntil(lambda: hand.desktop.shell.page == PREVIEW)
    hand.press(Qt.Key.Key_Escape)
    assert hand.desktop.shell.page == WHOLE

    with qtbot.waitSignal(hand.desktop.pages.prints.ended) as heard:
        hand.ctrl(Qt.Key.Key_S)
    outcome = heard.args[0]
    assert (outcome.kind, outcome.asked.printing, outcome.error) == ("register", 1, "no_printer")


def test_the_dossiers_behind_a_figure(hand: Hand, qtbot: QtBot) -> None:
    receive(hand)
    today = hand.clock().date()
    pages = hand.desktop.pages
    pages.closing.reports.traced.emit(Selection(figure=Figure.TOTAL, channel=Channel.POST, due_to=today))
    qtbot.waitUntil(lambda: "bưu chính" in view(hand)._card.accessibleName())
    assert hand.desktop.shell.page == WHOLE
    pages.start_over(pages._clerk())
    assert view(hand).filters.selection == Selection()


def test_the_chord_brings_back_what_the_clerk_chose_before_a_figure_was_traced(hand: Hand, qtbot: QtBot) -> None:
    receive(hand)
    to_the_holders(hand, qtbot)
    hand.press(Qt.Key.Key_Down)
    own = view(hand).filters.selection
    assert own.holder_kind is HolderKind.COUNTER

    figure = Selection(figure=Figure.TOTAL, period=year_of(hand.clock().date().year))
    hand.press(Qt.Key.Key_F8, SHIFT)
    hand.desktop.pages.closing.reports.traced.emit(figure)
    qtbot.waitUntil(lambda: view(hand).table.lines.rowCount() == 1)
    view(hand).table.setFocus()
    hand.enter()  # the dossier, and back from it: still the figure's
    qtbot.waitUntil(lambda: hand.desktop.shell.page == "dossier")
    hand.press(Qt.Key.Key_Escape)
    assert (hand.desktop.shell.page, view(hand).filters.selection) == (WHOLE, figure)

    hand.press(Qt.Key.Key_Escape)
    hand.press(Qt.Key.Key_F2)
    hand.press(Qt.Key.Key_F7, SHIFT)
    assert (hand.desktop.shell.page, view(hand).filters.selection) == (WHOLE, own)
    hand.desktop.pages.closing.reports.traced.emit(figure)
    hand.press(Qt.Key.Key_F7, SHIFT)  # on the page itself
    assert view(hand).filters.selection == own
