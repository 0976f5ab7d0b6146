"""What every slip is: drawn alike whoever draws it, with the letters that come out as boxes."""

from __future__ import annotations

from datetime import date

from plain_slips import PlainSlip
from slips.receipts import FORMS, NORMAL, OFFICE, printing

from cchc_desktop.slips.receipts.receipt import Receipt
from cchc_desktop.slips.slip import Slip, drawn

DAY = date(2026, 10, 8)


def test_the_bytes_are_the_slip_s_own() -> None:
    slips: list[Slip] = [Receipt(NORMAL, DAY), PlainSlip("handover", "BG-3-261005-01", DAY)]
    for slip in slips:
        assert drawn(slip, OFFICE, FORMS, printing()) == (slip.draw(OFFICE, FORMS, printing()), "")


def test_letters_that_come_out_as_boxes_are_told_whatever_draws_them() -> None:
    data, missed = drawn(PlainSlip("handover", "漢 🙂 漢", DAY), OFFICE, FORMS, printing())

    assert missed == "漢🙂"
    assert data.startswith(b"%PDF")
