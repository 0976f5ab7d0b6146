"""Rows of the control sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slips.letters import DIVISION, SITE, october
from slips.receipts import FORMS, printing

from cchc_desktop.domain.stages import Move, Stage, Timeliness
from cchc_desktop.domain.status import COLLECTOR, COUNTER, POST, Holder, HolderKind
from cchc_desktop.slips.control_rows import blank_row, stage_row
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.stage_table import StageRow
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.forms.control_wording import ControlWording

DRAFT = Draft(SITE, FORMS, printing("a4"), Ink())
WORDING = DRAFT.wording(ControlWording)
STAGE = Stage(Move.HANDED_OVER, COUNTER, Holder(HolderKind.DIVISION, DIVISION), october(5, 16, 30), None)
TICKS = ("Trước hạn", "Đúng hạn", "Quá hạn")


def row(**changes: object) -> StageRow:
    return stage_row(DRAFT, WORDING, replace(STAGE, **changes))  # type: ignore[arg-type]


def test_hands_are_called_as_the_form_calls_them() -> None:
    assert [run.text for run in row().giver] == ["Giao:", "Bộ phận tiếp nhận và trả kết quả"]
    assert [run.text for run in row().taker] == ["Nhận:", DIVISION]
    assert row(taker=COLLECTOR).taker[1].text == "Tổ chức, cá nhân nhận kết quả"
    assert row(taker=POST).taker[1].text == "Bưu chính công ích"


@pytest.mark.parametrize(
    ("how", "said"),
    [(Timeliness.BEFORE, "Trước hạn"), (Timeliness.ON_TIME, "Đúng hạn"), (Timeliness.LATE, "Quá hạn")],
)
def test_what_the_ledger_knows_is_said(how: Timeliness, said: str) -> None:
    assert (row(timeliness=how).result, row(timeliness=how).ticks) == (said, ())


def test_what_it_does_not_know_is_left_to_be_ticked() -> None:
    assert (row().result, row().ticks) == ("", TICKS)


@pytest.mark.parametrize("move", [Move.SENT_BACK, Move.RETURNED, Move.POSTED])
def test_what_nobody_judges_has_nothing_to_tick(move: Move) -> None:
    assert (row(move=move).result, row(move=move).ticks) == ("–", ())


def test_two_moments_are_told_apart_only_when_they_differ() -> None:
    assert row().moments == ("16 giờ 30 phút, ngày 05 tháng 10 năm 2026",)
    assert row(taken_at=october(5, 16, 30)).moments == row().moments
    assert row(given_at=None, taken_at=october(5, 16, 30)).moments == row().moments
    assert row(taken_at=october(6, 7)).moments == (
        "Giao: 16 giờ 30 phút, ngày 05/10/2026",
        "Nhận: 07 giờ 00 phút, ngày 06/10/2026",
    )


@pytest.mark.parametrize(
    ("move", "detail", "note"),
    [
        (Move.HANDED_OVER, "BG-3-261005-01", "Phiếu bàn giao BG-3-261005-01"),
        (Move.HANDED_OVER, "", ""),
        (Move.SENT_BACK, "thiếu chữ ký", "Trả lại: thiếu chữ ký"),
        (Move.RESULT, "Quyết định số 12", "Quyết định số 12"),
        (Move.POSTED, "EA000000012VN", "Bưu gửi EA000000012VN"),
        (Move.RETURNED, "", ""),
    ],
)
def test_the_note_says_by_which_slip_why_or_what(move: Move, detail: str, note: str) -> None:
    assert row(move=move, detail=detail).note == note


def test_a_row_to_be_filled_in_has_its_hands_and_room_for_the_rest() -> None:
    blank = blank_row(DRAFT, WORDING, ("Văn thư", ""), "Hạn 12/10/2026")

    assert [run.text for run in (*blank.giver, *blank.taker)] == ["Giao:", "Văn thư", "Nhận:", ""]
    assert blank.moments[0].startswith("….. giờ")
    assert (blank.ticks, blank.note, blank.persons) == (TICKS, "Hạn 12/10/2026", ("", ""))
