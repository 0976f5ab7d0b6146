"""What is said of a printing: what happened, what is safe, the next key; the code, and never a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from factories import CODE, NOW, a_dossier

from cchc_desktop.acts.printing import FAILED, HANDED_OVER, RECEIPT, Asked
from cchc_desktop.ui.printing.job import Outcome
from cchc_desktop.ui.printing.words import TROUBLES, card, sentence, tone


def outcome(state: str = HANDED_OVER, printing: int = 1, **members: object) -> Outcome:
    asked = Asked("p1", a_dossier(), RECEIPT, printing, "")
    return Outcome(asked, state, NOW, **{"printer": "Quay-03"} | members)  # type: ignore[arg-type]  # by keyword


@pytest.mark.parametrize("error", sorted(TROUBLES))
def test_a_failure_says_what_is_safe_and_the_next_key(error: str) -> None:
    said = sentence(outcome(FAILED, error=error, kept=Path("slips") / f"{CODE}.pdf"))

    assert CODE in said
    assert "Hồ sơ đã lưu" in said
    assert f"{CODE}.pdf" in said
    assert said.endswith("Ctrl+R in lại.")
    assert "Ví Dụ" not in said


def test_a_missing_printer_is_named() -> None:
    assert "“Quay-03”" in sentence(outcome(FAILED, error="absent"))


def test_an_unknown_error_still_gets_a_sentence() -> None:
    assert "Máy in không nhận việc in." in sentence(outcome(FAILED, error="something new"))


@pytest.mark.parametrize(
    ("members", "wanted"),
    [({}, "done"), ({"stopped": True}, "waiting"), ({"unprintable": "漢"}, "waiting"), ({"state": FAILED}, "wrong")],
)
def test_tones(members: dict[str, object], wanted: str) -> None:
    assert tone(outcome(**members)) == wanted  # type: ignore[arg-type]  # by keyword
    assert card(outcome(**members))[0] == wanted  # type: ignore[arg-type]  # by keyword


def test_the_card_tells_copies_hour_printer_and_which_reprint() -> None:
    assert card(outcome(printing=3)) == ("done", "✓ Đã gửi máy in", "2 liên, 08:15 · máy in Quay-03 · in lại lần 2")
    assert card(outcome(FAILED, error="no_printer"))[1:] == (
        "✕ Chưa in được",
        "Máy này chưa có máy in nào. Hồ sơ đã lưu.",
    )


def test_it_never_says_that_paper_came_out() -> None:
    assert sentence(outcome()).startswith("Đã gửi giấy")
    assert "Xem giấy đã ra chưa" in sentence(outcome(stopped=True))
