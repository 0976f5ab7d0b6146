"""The page of the whole register on real threads over a real counter."""

from __future__ import annotations

import pytest
from factories import NOW
from page_fixtures import counter, garbage_stays_here, reader, show, writer

from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.status import COUNTER, Status
from cchc_desktop.reports.register import Line

__all__ = ["counter", "garbage_stays_here", "reader", "show", "writer"]


@pytest.fixture
def line() -> Line:
    return Line(
        uid="u",
        code="H52.18-261005-3000",
        owner_name="Nguyễn Văn Ví Dụ",
        procedure="Mai táng",
        procedure_code="1.010814",
        field="Bảo trợ xã hội",
        status=Status.PROCESSING,
        voided=False,
        holder=COUNTER,
        division="Phòng Bảo trợ xã hội",
        clerk_code="TN01",
        counter="3",
        channel=Channel.POST,
        received_at=NOW,
        due_at=None,
        finished_at=None,
    )
