"""The rows of the checklist: what is asked, what is here, and what that makes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.procedure import RequiredDocument
from cchc_desktop.ui.intake.form import PaperForm
from cchc_desktop.ui.intake.paper_rows import FIRST, NAME, STATE, PaperRow, PaperRows, PaperState

TWO = RequiredDocument("Giấy", original=1, certified=1)


@pytest.mark.parametrize(
    ("counts", "state"),
    [
        ((0, 0, 0), PaperState.MISSING),
        ((1, 1, 0), PaperState.FULL),
        ((2, 0, 0), PaperState.FULL),
        ((1, 0, 0), PaperState.PARTIAL),
        ((0, 2, 0), PaperState.PARTIAL),
        ((0, 0, 5), PaperState.PARTIAL),
    ],
)
def test_an_original_does_for_a_certified_copy_and_never_the_other_way(
    counts: tuple[int, int, int], state: PaperState
) -> None:
    assert PaperRow(PaperForm("Giấy").with_counts(counts), TWO).state is state


def test_what_is_needed_sometimes_is_not_missing() -> None:
    assert PaperRow(PaperForm("Giấy"), RequiredDocument("Giấy", condition="khi cần")).state is PaperState.OPTIONAL
    assert PaperRow(PaperForm("Giấy"), RequiredDocument("Giấy", required=False)).state is PaperState.OPTIONAL
    assert PaperRow(PaperForm("Thêm", extra=True)).state is PaperState.OPTIONAL


def test_a_row_says_when_or_instead_of_what_it_is_needed() -> None:
    assert PaperRow(PaperForm("a"), RequiredDocument("a", condition="khi cần")).hint == "khi cần"
    assert "cùng nhóm" in PaperRow(PaperForm("a"), RequiredDocument("a", one_of="g")).hint
    assert "Delete" in PaperRow(PaperForm("a", extra=True)).hint
    assert PaperRow(PaperForm("a"), TWO).hint == ""


@pytest.fixture
def rows(qtbot: QtBot) -> PaperRows:
    rows = PaperRows()
    rows.show_rows((PaperForm("Giấy"), PaperForm("Thêm", extra=True)), (TWO,))
    return rows


def test_a_row_is_ticked_as_asked_and_unticked(rows: PaperRows) -> None:
    heard: list[None] = []
    rows.counted.connect(lambda: heard.append(None))

    rows.toggle(0)
    assert rows.rows[0].paper.counts == (1, 1, 0)
    rows.toggle(0)
    assert rows.rows[0].paper.counts == (0, 0, 0)
    rows.toggle(1)
    assert rows.rows[1].paper.counts == (1, 0, 0)
    assert len(heard) == 3


def test_a_screen_reader_hears_whole_sentences(rows: PaperRows) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole

    assert rows.data(rows.index(0, FIRST), spoken) == "Giấy: 0 bản chính, cần 1"
    assert rows.data(rows.index(0, STATE), spoken) == "Giấy: chưa"


def test_heads_get_shorter_in_narrow_columns(rows: PaperRows) -> None:
    across = Qt.Orientation.Horizontal
    assert rows.headerData(FIRST + 1, across) == "Chứng thực"

    rows.set_short(True)

    assert rows.headerData(FIRST + 1, across) == "C.thực"
    assert rows.headerData(NAME, across) == "Thành phần hồ sơ"
