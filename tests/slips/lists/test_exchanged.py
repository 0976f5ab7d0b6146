"""Handover slip and postal list say alike who gives what to whom, and where both sign."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from slips.lists import OFFICE, handover, numbered, postal_list
from slips.receipts import FORMS, printing

from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.forms.list_wording import ExchangeWording, HandoverWording, PostalWording
from cchc_desktop.slips.lists import exchanged
from cchc_desktop.slips.lists.exchanged import Exchanged

BOTH: list[tuple[Exchanged, type[ExchangeWording]]] = [
    (handover(numbered(2)), HandoverWording),
    (postal_list(numbered(2)), PostalWording),
]


def draft() -> Draft:
    return Draft(OFFICE, FORMS, printing("a4"), Ink())


@pytest.mark.parametrize(("slip", "form"), BOTH)
def test_it_says_who_gives_to_whom_with_its_own_bars(slip: Exchanged, form: type[ExchangeWording]) -> None:
    said = exchanged.said(slip, form, draft())

    assert said["code"] == slip.bars
    told = " ".join(str(run) for fact in said["facts"] for run in fact)
    assert slip.clerk_name in told
    assert slip.to in told
    assert len(said["signers"]) == len(said["names"]) == 2


@pytest.mark.parametrize(("slip", "form"), BOTH)
def test_the_receiver_writes_the_name_unless_it_is_known(slip: Exchanged, form: type[ExchangeWording]) -> None:
    assert "".join(map(str, exchanged.said(slip, form, draft())["names"])).strip() == slip.clerk_name
    assert str(exchanged.said(slip, form, draft(), "Vũ Văn Nhận")["names"][1]) == "Vũ Văn Nhận"


def test_its_day_is_that_of_vietnam() -> None:
    slip = replace(handover(numbered(1)), at=datetime(2026, 10, 5, 18, 30, tzinfo=UTC))

    assert exchanged.day_of(slip) == date(2026, 10, 6)
