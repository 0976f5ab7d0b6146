"""The reports in the whole window: from everywhere by their chord, back to where the clerk was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import openpyxl
import pytest
from app_window import give_printer, receive, received, said
from PySide6.QtCore import Qt
from sheet_fixtures import listing, official

from cchc_desktop.app.demo_hand import CTRL, Hand
from cchc_desktop.app.ground import DOSSIER
from cchc_desktop.app.report_page import REPORTS as PAGE
from cchc_desktop.app.whole_register_page import WHOLE
from cchc_desktop.reports.figures.registry import REPORTS, ReportKind
from cchc_desktop.store import prints
from cchc_desktop.ui.figures.view import ReportsView

SHIFT = Qt.KeyboardModifier.ShiftModifier
KIND = ReportKind("ii06a", "Tình hình giải quyết TTHC", lambda _db, period, _today: official(period))


@pytest.fixture(autouse=True)
def reports() -> Iterator[None]:
    with mock.patch.dict(REPORTS, {KIND.key: KIND}, clear=True):
        yield


def view(hand: Hand) -> ReportsView:
    return hand.desktop.pages.closing.reports.view


def test_a_report_is_two_keys_away_and_esc_leads_back(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F3)
    before = hand.keys
    hand.press(Qt.Key.Key_F8, SHIFT)
    hand.enter()

    assert hand.keys - before == 2
    assert hand.desktop.shell.page == PAGE
    assert view(hand).table.hasFocus()
    assert view(hand).commit.isEnabled()
    hand.press(Qt.Key.Key_Escape)
    hand.press(Qt.Key.Key_Escape)
    assert hand.desktop.shell.page == "found"


def test_it_is_seen_and_printed_and_esc_of_the_paper_leads_back_to_it(hand: Hand, tmp_path: Path) -> None:
    give_printer(hand, tmp_path / "tray")
    hand.press(Qt.Key.Key_F8)
    hand.desktop.pages.closing.view.reports.click()
    hand.enter()
    hand.ctrl(Qt.Key.Key_P)
    hand.wait(lambda: hand.desktop.shell.page == "preview", "the paper")
    hand.press(Qt.Key.Key_Escape)
    assert (hand.desktop.shell.page, view(hand).is_open) == (PAGE, True)

    hand.press(Qt.Key.Key_Return, CTRL)
    year = hand.clock().year
    name = f"ii06a_{year}-01-01_{year}-12-31"
    assert hand.ask(_printed, name) == 2
    [paper] = (tmp_path / "tray" / "slips").iterdir()
    assert paper.name == f"{name}-report.pdf"
    hand.press(Qt.Key.Key_Escape)
    hand.press(Qt.Key.Key_Escape)
    assert hand.desktop.shell.page == "day close"


def test_it_is_saved_beside_the_practice_store(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F8, SHIFT)
    hand.enter()
    hand.ctrl(Qt.Key.Key_E)
    hand.press(Qt.Key.Key_E, CTRL | SHIFT)

    folder = hand.desktop.counter.desk.folder / "out"
    assert sorted(file.suffix for file in folder.iterdir()) == [".csv", ".xlsx"]
    assert str(folder) in view(hand).strip.text
    assert openpyxl.load_workbook(next(folder.glob("*.xlsx"))).worksheets[0].title == "Báo cáo"


def test_a_figure_leads_to_the_register_and_esc_back_and_one_without_dossiers_says_so(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F8, SHIFT)
    hand.enter()

    hand.press(Qt.Key.Key_Return)
    assert hand.desktop.shell.page == WHOLE
    hand.press(Qt.Key.Key_Escape)
    assert (hand.desktop.shell.page, view(hand).is_open) == (PAGE, True)
    hand.press(Qt.Key.Key_Right)
    hand.press(Qt.Key.Key_Return)
    assert hand.desktop.shell.page == PAGE
    assert said(hand)[0] == "note"


def test_the_row_of_a_dossier_opens_it_and_esc_leads_back_to_the_report(hand: Hand) -> None:
    receive(hand)
    [dossier] = received(hand)
    kind = ReportKind("nguy-co", "Nguy cơ quá hạn", lambda _db, _period, _today: listing(dossier.code))
    with mock.patch.dict(REPORTS, {kind.key: kind}, clear=True):
        hand.press(Qt.Key.Key_F8, SHIFT)
        hand.enter()
        hand.press(Qt.Key.Key_Return)
        hand.wait(lambda: hand.desktop.shell.page == DOSSIER, "the dossier")
        assert hand.desktop.pages.dossier.uid == dossier.uid

        hand.press(Qt.Key.Key_Escape)
        assert (hand.desktop.shell.page, view(hand).is_open) == (PAGE, True)
        assert view(hand).table.hasFocus()
        assert view(hand).table.currentIndex().row() == 1
        hand.press(Qt.Key.Key_Escape)
        hand.press(Qt.Key.Key_Escape)
        assert hand.desktop.shell.page == "intake"


def test_a_report_is_counted_anew_from_a_dossier_that_was_opened_elsewhere(hand: Hand) -> None:
    receive(hand)
    [dossier] = received(hand)
    hand.press(Qt.Key.Key_F8, SHIFT)
    hand.enter()
    hand.press(Qt.Key.Key_F3)
    hand.desktop.pages.dossier.open(dossier.uid)
    hand.wait(lambda: hand.desktop.shell.page == DOSSIER, "the dossier")
    with mock.patch.object(hand.desktop.pages.closing.reports.presenter, "refresh") as refresh:
        hand.press(Qt.Key.Key_F8, SHIFT)
    refresh.assert_called_once()


def test_the_list_is_there_wherever_the_clerk_comes_from(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F7, SHIFT)
    hand.press(Qt.Key.Key_F8, SHIFT)
    assert view(hand).list.rows.rowCount() == 1


def _printed(db: object, name: str) -> int:
    return prints.next_printing(db, None, "report", name)  # type: ignore[arg-type]
