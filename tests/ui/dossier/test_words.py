"""How a dossier is spoken of: every status has words and an icon, late is said, never by colour alone."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from factories import NOW

from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.status import COLLECTOR, COUNTER, POST, Holder, HolderKind, Status
from cchc_desktop.ui.dossier import words
from cchc_desktop.ui.widgets.icons import GLYPHS


@pytest.mark.parametrize("status", Status)
def test_every_status_has_words_of_its_own_and_an_icon(status: Status) -> None:
    said = words.status(status)
    assert said.text
    assert said.glyph in GLYPHS
    assert said.tone != "wrong"  # red is late or wrong only
    assert [other for other in Status if words.status(other).text == said.text] == [status]


def test_a_voided_dossier_says_so_whatever_its_status() -> None:
    assert words.status(Status.PROCESSING, voided=True).text == "Đã hủy, nhập nhầm"


def test_that_the_clock_stands_still_is_said() -> None:
    assert words.long_status(Status.SUPPLEMENT).text == "Chờ bổ sung · đồng hồ tạm dừng"
    assert words.long_status(Status.PROCESSING).text == "Đang xử lý"


@pytest.mark.parametrize(
    ("due_in", "wanted", "tone"),
    [
        (timedelta(days=-3), "02/10/2026 quá hạn 3 ngày", "wrong"),
        (timedelta(minutes=-5), "05/10/2026 quá hạn", "wrong"),
        (timedelta(hours=2), "05/10/2026 hôm nay 10:15", "waiting"),
        (timedelta(days=1), "06/10/2026", ""),
    ],
)
def test_late_and_today_are_said_in_words(due_in: timedelta, wanted: str, tone: str) -> None:
    said = words.due(NOW + due_in, NOW, running=True)
    assert (said.text, said.tone) == (wanted, tone)
    assert bool(said.glyph) == bool(tone)


@pytest.mark.parametrize("status", [Status.RETURNED, Status.FINISHED, Status.WITHDRAWN, Status.SUPPLEMENT])
def test_what_is_done_or_paused_is_not_late(status: Status) -> None:
    assert words.due(NOW - timedelta(days=9), NOW, words.is_running(status)).tone == ""


def test_no_due_date_is_said() -> None:
    assert words.due(None, NOW, running=True).text == "không hẹn ngày"
    assert words.due_line(None, None) == "Không có ngày hẹn trả"


def test_a_moved_date_shows_both() -> None:
    promised, now_due = datetime(2026, 12, 8, 8, 15, tzinfo=VN), datetime(2026, 12, 10, 8, 15, tzinfo=VN)
    assert words.due_line(promised, now_due) == "08/12/2026 08:15 → 10/12/2026 08:15"
    assert words.due_line(promised, promised) == "08/12/2026 08:15"


@pytest.mark.parametrize(
    ("holder", "wanted"),
    [
        (COUNTER, "Quầy 03"),
        (Holder(HolderKind.DIVISION, "Phòng Người có công"), "Phòng Người có công"),
        (Holder(HolderKind.DIVISION), "Phòng chuyên môn"),
        (COLLECTOR, "Người nhận kết quả"),
        (POST, "Bưu chính công ích"),
    ],
)
def test_there_is_always_a_holder(holder: Holder, wanted: str) -> None:
    assert words.holder(holder, "03") == wanted


def test_papers_are_counted_three_ways() -> None:
    assert words.paper(Paper("Giấy khai sinh", 1, 0, 2)) == "Giấy khai sinh (1 bản chính, 2 bản photo)"
    assert words.paper(Paper("Căn cước", certified=1)) == "Căn cước (1 chứng thực)"
    assert words.paper(Paper("Ủy quyền")) == "Ủy quyền: chưa nộp"


def test_moments_leave_out_this_year_only() -> None:
    assert words.short_moment(NOW, NOW) == "05/10 08:15"
    assert words.short_moment(NOW - timedelta(days=365), NOW) == "05/10/2025 08:15"
