"""What a choice of dossiers was chosen by: each condition is told, and none is forgotten."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.period import Period, year_of
from cchc_desktop.domain.selection import Figure, Mark, Selection
from cchc_desktop.domain.selection_words import EARLIEST, LATEST, chosen_by
from cchc_desktop.domain.status import HolderKind

YEAR = year_of(2026)


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (Selection(), ""),
        (Selection(period=YEAR, figure=Figure.OPEN_LATE), "Đang giải quyết, quá hạn · Năm 2026"),
        (Selection(period=Period(EARLIEST, date(2026, 2, 1))), "nhận đến 01/02/2026"),
        (Selection(period=Period(date(2026, 2, 1), LATEST)), "nhận từ 01/02/2026"),
        (Selection(holder_kind=HolderKind.POST, counter="3"), "Bưu chính công ích giữ · quầy 3"),
        (Selection(holder_name="Phòng A", holder_person="Vì Văn Hồng"), "Phòng A giữ · Vì Văn Hồng ký nhận"),
        (Selection(overdue=True, unsent=True, apologised=False), "quá hạn · chưa gửi cổng · chưa xin lỗi"),
        (Selection(due_to=date(2026, 2, 1), channel=Channel.ONLINE), "trực tuyến · hẹn trả đến 01/02/2026"),
        (Selection(mark=Mark.TAKEN, doer="cb01", details=("tien-mat",)), "thu phí trong kỳ: tiền mặt · người làm cb01"),
        (Selection(mark=Mark.PRINTED, details=("receipt",)), "in giấy trong kỳ: giấy tiếp nhận"),
        (Selection(mark=Mark.RATED, details=("5", "4")), "được đánh giá trong kỳ: 5 điểm, 4 điểm"),
        (Selection(figure=Figure.RECEIVED, lacks=Mark.RIGHT_AT_ONCE), "Tiếp nhận trong kỳ · phải bổ sung"),
        (Selection(procedure_codes=("1", "2"), uids=("a",)), "2 thủ tục · 1 hồ sơ được nói đến trong báo cáo"),
    ],
)
def test_in_a_few_words(selection: Selection, said: str) -> None:
    assert " · ".join(chosen_by(selection)) == said


def test_every_figure_and_mark_has_its_words() -> None:
    assert all(chosen_by(Selection(figure=figure)) for figure in Figure)
    assert all(chosen_by(Selection(mark=mark)) and chosen_by(Selection(lacks=mark)) for mark in Mark)
