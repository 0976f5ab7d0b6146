"""The fee and why somebody does not pay it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.procedure import Fee
from cchc_desktop.ui.intake.fee_part import FeePart
from cchc_desktop.ui.theme import Theme


@pytest.fixture
def part(qtbot: QtBot, theme: Theme) -> FeePart:
    part = FeePart()
    qtbot.addWidget(part)
    return part


def test_a_fee_says_its_name_amount_and_moment(part: FeePart) -> None:
    part.show_fee(Fee(600_000, "Lệ phí", exemptions="Hộ nghèo"), exempt=False, reason="")

    assert part._amount.text() == "Lệ phí: 600.000 đồng · thu khi tiếp nhận"
    assert part._published.text() == "Được miễn: Hộ nghèo"
    assert part.applies


@pytest.mark.parametrize("fee", [None, Fee(0)])
def test_where_there_is_no_fee_there_is_no_line(part: FeePart, fee: Fee | None) -> None:
    part.show_fee(fee, exempt=False, reason="")

    assert part.isHidden()
    assert not part.applies


def test_an_exemption_asks_for_its_reason(part: FeePart) -> None:
    heard: list[str] = []
    part.edited.connect(heard.append)
    part.show_fee(Fee(1), exempt=False, reason="")
    assert part.reason.isHidden()

    part.exempt.click()
    part.reason.show_problem(Problem("fee_exempt", "x", "Cần lý do."))
    assert not part.reason.isHidden()
    assert part._problem.text() == "✕ Cần lý do."

    part.exempt.click()
    assert part.reason.isHidden()
    assert part._problem.text() == ""
    assert heard == ["fee_exempt", "fee_exempt"]
