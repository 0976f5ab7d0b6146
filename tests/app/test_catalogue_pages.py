"""In the whole window: the catalogue one chord away from everywhere, its papers on the screen, Esc back."""

from __future__ import annotations

from pathlib import Path

from app_window import give_printer, receive, received
from PySide6.QtCore import Qt

from cchc_desktop.app.demo_hand import CTRL, SHIFT, Hand
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.ui.catalogue.view import CatalogueView


def catalogue(hand: Hand) -> CatalogueView:
    hand.press(Qt.Key.Key_M, CTRL | SHIFT)
    view = hand.desktop.pages.catalogue.view
    hand.wait(lambda: view.table.rows.rowCount() > 0, "the catalogue")
    return view


def test_it_opens_from_everywhere_and_leads_back(hand: Hand) -> None:
    home = hand.desktop.shell.page
    catalogue(hand)
    assert hand.desktop.shell.page == "catalogue"

    hand.press(Qt.Key.Key_Escape)

    assert hand.desktop.shell.page == home


def test_the_guide_of_a_procedure_and_the_posting_list_are_looked_at(hand: Hand) -> None:
    view = catalogue(hand)
    view.table.setFocus()

    hand.press(Qt.Key.Key_Return)
    hand.wait(lambda: hand.desktop.shell.page == "preview", "the guide")
    hand.press(Qt.Key.Key_Escape)
    assert hand.desktop.shell.page == "catalogue"
    hand.ctrl(Qt.Key.Key_P)

    hand.wait(lambda: hand.desktop.shell.page == "preview", "the posting list")


def test_the_calendar_is_a_lead_s_and_shows_which_dossiers_it_would_move(hand: Hand, tmp_path: Path) -> None:
    hand.press(Qt.Key.Key_Y, CTRL | SHIFT)
    assert hand.desktop.shell.page != "year"

    give_printer(hand, tmp_path)
    receive(hand)
    (dossier,) = received(hand)
    assert dossier.due_at is not None
    pages = hand.desktop.pages
    pages.start_over(Clerk("tq01", "Trưởng quầy", role=Role.LEAD))
    hand.press(Qt.Key.Key_Y, CTRL | SHIFT)
    assert hand.desktop.shell.page == "year"
    view = pages.catalogue.year_view
    view.day.set_text(f"{dossier.due_at:%d/%m/%Y}")
    view.source.set_text("Văn bản 1")
    hand.press(Qt.Key.Key_N, CTRL)

    hand.wait(lambda: view.moved.rows.rowCount() == 1, "the dossier")
    assert view.moved.rows.row(0).code == dossier.code
