"""What is said of a row is the farthest it has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factories import NOW

from cchc_desktop.slips.lists.register import RegisterRow
from cchc_desktop.ui.register import words
from cchc_desktop.ui.register.reading import DayPage

ROW = RegisterRow(1, "H52.18-261005-3001", "Thủ tục", 1, "Trần Thị Ví Dụ", "", "Phòng A", NOW)


def test_how_far_it_is() -> None:
    sent = replace(ROW, sent=NOW)
    back = replace(sent, came_back=NOW)
    assert words.state(ROW) == "ở quầy"
    assert words.state(sent) == "đã giao 05/10 08:15"
    assert words.state(back) == "có kết quả 05/10 08:15"
    assert words.state(replace(back, returned=NOW)) == "đã trả 05/10 08:15"
    assert words.state(replace(back, note="đã hủy")) == "đã hủy"


def test_the_day_is_named_with_its_count() -> None:
    page = DayPage(date(2026, 10, 5), "3/2026", (ROW,))
    assert words.title(page) == "Sổ theo dõi ngày 05/10/2026 · 1 hồ sơ"
    assert words.commit(1) == "In sổ 1 hồ sơ"
    assert "05/10/2026" in words.nothing(page.day)
    assert words.moment(None) == "–"
