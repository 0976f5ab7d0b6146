"""Papers as rows of a table."""

from __future__ import annotations

import pytest
from slips.receipts import FORMS, PAPERS

from cchc_desktop.domain.intake import Paper
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.forms.list_wording import HandoverSingleWording
from cchc_desktop.slips.paper_rows import count, paper_fields, paper_rows

ink = Ink()
WORDING = FORMS.form(HandoverSingleWording).on("a4")


def test_a_row_counts_a_paper_three_ways_and_a_zero_is_a_dash() -> None:
    rows = paper_rows(PAPERS, WORDING, ink)

    assert rows[0].cells == ("1", "Tờ khai đề nghị trợ giúp xã hội (Mẫu số 1a)", "1", "–", "–")
    assert rows[3].cells[4] == "2"


def test_a_note_stands_behind_the_name() -> None:
    (row,) = paper_rows((Paper("Hộ chiếu", certified=1, note="bản dịch"),), WORDING, ink)

    assert row.cells[1] == "Hộ chiếu (bản dịch)"


def test_no_papers_at_all_is_said() -> None:
    assert [row.cells[1] for row in paper_rows((), WORDING, ink)] == ["Không có giấy tờ"]


def test_the_columns_fill_the_room() -> None:
    fields = paper_fields(WORDING.columns, 480, ink)

    assert sum(field.width for field in fields) == pytest.approx(480)
    assert fields[1].width > 0.5 * 480


def test_thousands_have_their_dot() -> None:
    assert (count(0, ink), count(1254, ink)) == ("–", "1.254")
