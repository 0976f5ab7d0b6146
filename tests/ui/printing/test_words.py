"""What is said of a printing: what happened, what is safe, the next key; the code, and never a name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from factories import CODE, NOW, a_dossier

from cchc_desktop.acts.printing import FAILED, HANDED_OVER, RECEIPT, Asked
from cchc_desktop.store.prints import Print
from cchc_desktop.ui.printing.job import Outcome
from cchc_desktop.ui.printing.unprinted import Unprinted
from cchc_desktop.ui.printing.words import TROUBLES, card, known_as, owed, sentence, summary, tone


def outcome(state: str = HANDED_OVER, printing: int = 1, **members: object) -> Outcome:
    asked = Asked("p1", a_dossier(), RECEIPT, printing, "")
    return Outcome(asked, state, NOW, **{"printer": "Quay-03"} | members)  # type: ignore[arg-type]  # by keyword


@pytest.mark.parametrize("error", sorted(TROUBLES))
def test_a_failure_says_what_is_safe_and_the_next_key(error: str) -> None:
    said = sentence(outcome(FAILED, error=error, kept=Path("slips") / f"{CODE}.pdf"))

    assert CODE in said
    assert "Hồ sơ đã lưu" in said
    assert f"{CODE}.pdf" in said
    assert said.endswith("Ctrl+Shift+R in lại.")
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


def test_a_printer_without_a_name_leaves_no_gap() -> None:
    nameless = outcome(printer="")
    assert sentence(nameless).endswith(f"{CODE} tới máy in")
    assert summary([nameless, nameless]) == "Đã gửi 2 giấy tới máy in"
    assert card(nameless)[2] == "2 liên, 08:15"


def test_it_never_says_that_paper_came_out() -> None:
    assert sentence(outcome()).startswith("Đã gửi giấy")
    assert "Xem giấy đã ra chưa" in sentence(outcome(stopped=True))


def of_batch(number: str, **members: object) -> Outcome:
    state = FAILED if "error" in members else HANDED_OVER
    return replace(outcome(state, **members), asked=Asked("p2", None, "handover", 1, "", number))


def test_any_slip_is_called_by_its_name_and_number() -> None:
    assert sentence(of_batch("BG-3-261005-01")) == "Đã gửi phiếu bàn giao BG-3-261005-01 tới máy in Quay-03"


def test_a_job_is_told_in_one_line() -> None:
    sent = [of_batch("BG-3-261005-01"), of_batch("BG-3-261005-02")]
    failed = of_batch("BG-3-261005-03", error="not_reached")

    assert summary(sent[:1]) == sentence(sent[0])
    assert summary(sent) == "Đã gửi 2 giấy tới máy in Quay-03"
    assert summary([*sent, failed]).startswith("1/3 giấy chưa in được, từ phiếu bàn giao BG-3-261005-03.")
    assert summary([*sent, failed]).endswith("Hồ sơ đã lưu. Ctrl+Shift+R in lại.")
    assert "đang báo dừng" in summary([sent[0], replace(sent[1], stopped=True)])
    assert "(漢)" in summary([sent[0], replace(sent[1], unprintable="漢")])


def test_the_tone_of_a_job_is_that_of_its_worst() -> None:
    sent, failed = of_batch("BG-3-261005-01"), of_batch("BG-3-261005-02", error="absent")

    assert (tone(sent), tone(sent, failed), tone(sent, replace(sent, stopped=True))) == ("done", "wrong", "waiting")


def test_the_file_that_is_kept_is_named_with_its_folder() -> None:
    file = Path("quay") / "slips" / f"{CODE}.pdf"
    assert f"slips/{CODE}.pdf trong thư mục dữ liệu" in sentence(outcome(FAILED, error="absent", kept=file))


def left(code: str, slip: str = RECEIPT, state: str = FAILED) -> Unprinted:
    dossier = a_dossier(code=code) if slip == RECEIPT else None
    at = "2026-10-05T08:15:00.000+07:00"
    return Unprinted(dossier, Print("p", None, slip, code, 1, state, "", "", at, at))


def test_the_red_mark_counts_and_names_the_newest() -> None:
    codes = [f"H52.18-261005-300{number}" for number in range(3)]

    assert owed([left(codes[0])]) == "1 giấy chưa in: …3000"
    assert owed([left(code) for code in codes]) == "3 giấy chưa in: …3000, …3001 …"
    assert owed([left("BG-3-261005-01", "handover")]) == "1 giấy chưa in: phiếu bàn giao BG-3-261005-01"
    assert owed([left(codes[0], state="asked")]) == "1 giấy chưa rõ đã in: …3000"


@pytest.mark.parametrize(
    ("kind", "code", "told"),
    [
        ("handover", "BG-3-261005-01", "BG-3-261005-01"),
        ("posting_list", "tat-ca", ""),
        ("posting_list", "Người có công", "Người có công"),
        ("register", "2026-10-05", "ngày 05/10/2026"),
        ("register", "2026-10-05_0a1b2c", ""),
        ("day_close", "2026-10-05-xem", "ngày 05/10/2026"),
        ("report", "ii06a_2026-01-01_2026-12-31", "“Biểu II.06a theo thủ tục” năm 2026"),
    ],
)
def test_a_slip_is_called_by_what_a_clerk_knows(kind: str, code: str, told: str) -> None:
    assert known_as(kind, code) == told
