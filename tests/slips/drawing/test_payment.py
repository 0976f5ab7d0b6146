"""What is to pay and how."""

from __future__ import annotations

import pytest
import zxingcpp
from slips.marks import faults, rendered
from slips.receipts import printing

from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.look import A4_LIST, A5_LIST, Look
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.payment import Payment, payment_strip
from cchc_desktop.slips.drawing.pdf import Sheet, pdf
from cchc_desktop.slips.drawing.text import Ink, Run

ink = Ink()
PAYLOAD = "00020101021238540010A00000072701240006970436011001234567890208QRIBFTTA530370454066450005802VN6304AE1F"


def drawn(look: Look, *lines: str) -> Page:
    runs = tuple(Run(ink(line), Face.BOLD) for line in lines)
    strip = payment_strip(Payment(runs, PAYLOAD), look, 10.5, printing("a4"))
    page = Page(look.size.width, strip.height + 20)
    strip.draw(page, 10)
    return page


@pytest.mark.parametrize("look", [A4_LIST, A5_LIST], ids=["a4", "a5"])
@pytest.mark.parametrize("lines", [(), ("Ngân hàng: A",), ("Chủ tài khoản: " + "TRUNG TAM " * 30,)])
def test_lines_stand_beside_the_qr_and_never_over_it(look: Look, lines: tuple[str, ...]) -> None:
    assert faults(drawn(look, *lines)) == []


@pytest.mark.parametrize("dots_per_inch", [203, 300])
def test_the_qr_reads_back(dots_per_inch: int) -> None:
    page = drawn(A5_LIST, "Số tài khoản: 0123456789")
    image = rendered(pdf([Sheet(page.width, page.height, ((page, 0.0),))], "x", 203), dots_per_inch)

    assert [found.text for found in zxingcpp.read_barcodes(image)] == [PAYLOAD]
