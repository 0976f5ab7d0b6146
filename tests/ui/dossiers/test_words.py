"""What a choice of dossiers is called, and what the columns of the register tell."""

from __future__ import annotations

from datetime import date

import pytest
from factories import NOW

from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.period import Period, year_of
from cchc_desktop.domain.selection import Figure, Selection
from cchc_desktop.domain.status import HolderKind
from cchc_desktop.reports.register import Line
from cchc_desktop.ui.dossiers import words


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (Selection(), "Cả sổ theo dõi · 1.234 hồ sơ"),
        (Selection(period=year_of(2026), figure=Figure.LATE), "Quá hạn, đã hoặc chưa giải quyết · Năm 2026"),
        (Selection(period=year_of(2026), figure=Figure.OPEN_LATE), "Đang giải quyết, quá hạn · Năm 2026"),
        (Selection(period=Period(words.EARLIEST, date(2026, 2, 1))), "hồ sơ · nhận đến 01/02/2026"),
        (Selection(period=Period(date(2026, 2, 1), words.LATEST)), "hồ sơ · nhận từ 01/02/2026"),
        (Selection(holder_kind=HolderKind.POST, counter="3"), "Bưu chính công ích giữ · quầy 3"),
        (Selection(overdue=True, unsent=True, apologised=False), "quá hạn · chưa gửi cổng · chưa xin lỗi"),
        (Selection(due_to=date(2026, 2, 1), channel=Channel.ONLINE), "trực tuyến · hẹn trả đến 01/02/2026"),
    ],
)
def test_a_list_is_called_by_what_chose_it(selection: Selection, said: str) -> None:
    assert words.title(1234, selection).endswith(said)


def test_every_figure_has_its_words() -> None:
    assert all(words.chosen_by(Selection(figure=figure)) for figure in Figure)


def test_what_the_columns_tell(line: Line) -> None:
    told = {name: column.text(line) for name, column in words.COLUMNS.items()}
    assert told["code"] == line.code
    assert (told["due"], told["finished"], told["channel"]) == ("–", "–", "Bưu chính")
    assert told["received"].startswith(f"{NOW:%d/%m/%Y}")
    assert set(words.AT_FIRST) <= set(words.COLUMNS)
