"""What each item says, in one line a clerk can compare."""

from __future__ import annotations

from datetime import date

import pytest
from factories import INTAKES, a_person, an_intake
from hypothesis import given

from cchc_desktop.domain.conflict_rules import AMENDABLE, Item
from cchc_desktop.domain.intake import Channel, Collector, Intake, Paper, ReturnChannel
from cchc_desktop.domain.person import Address
from cchc_desktop.reports.item_words import NOTHING, words

BY_NAME = {item.name: item for item in AMENDABLE}
INTAKE = an_intake(
    owner=a_person(phone="0912345678", email="a@example.vn", address=Address("Tổ 3", "Xã Ví Dụ", "Tỉnh Minh Họa")),
    papers=(Paper("Đơn", original=1, photocopy=2),),
    fee_amount=600_000,
    channel=Channel.POST,
    filed_on=date(2026, 10, 1),
    return_channel=ReturnChannel.POST,
    collector=Collector("Lò Thị Nhận", "0987654321", "Bản Mới"),
    summary="Trích yếu",
)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("phone", "0912 345 678"),
        ("email", "a@example.vn"),
        ("address", "Tổ 3, Xã Ví Dụ, Tỉnh Minh Họa"),
        ("papers", "Đơn (1 bản chính, 2 bản photo)"),
        ("fee", "600.000 đồng"),
        ("filed", "Nộp bưu chính · 01/10/2026"),
        ("return", "Bưu chính công ích"),
        ("collector", "Lò Thị Nhận · 0987 654 321 · Bản Mới"),
        ("submitter", "Chủ hồ sơ tự nộp"),
        ("summary", "Trích yếu"),
        ("note", NOTHING),
        ("sets", "1"),
    ],
)
def test_an_item_in_words(name: str, said: str) -> None:
    assert words(BY_NAME[name], INTAKE) == said


def test_an_exemption_and_a_submitter_are_told() -> None:
    intake = an_intake(
        fee_exempt="hộ nghèo", submitter=a_person(name="Lò Văn Nộp", phone="0912345678"), authorised=True
    )

    assert words(BY_NAME["fee"], intake) == "miễn: hộ nghèo"
    assert words(BY_NAME["submitter"], intake).startswith("Lò Văn Nộp")
    assert words(BY_NAME["submitter"], intake).endswith("0912 345 678 · có giấy ủy quyền")


@pytest.mark.parametrize("item", AMENDABLE, ids=lambda item: item.name)
@given(intake=INTAKES)
def test_every_item_of_every_intake_says_something(item: Item, intake: Intake) -> None:
    assert words(item, intake)
