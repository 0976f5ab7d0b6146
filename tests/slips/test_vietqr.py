"""What a banking app reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.office import Account
from cchc_desktop.slips.vietqr import MOST_AMOUNT, MOST_PURPOSE, bank_name, payload, purpose

ACCOUNT = Account("970436", "0123456789", "TRUNG TAM")


def crc(text: str) -> int:
    """CRC-16/CCITT-FALSE, reckoned bit by bit."""
    register = 0xFFFF
    for byte in text.encode():
        register ^= byte << 8
        for _bit in range(8):
            register = (register << 1 ^ 0x1021) & 0xFFFF if register & 0x8000 else register << 1
    return register


def fields(text: str) -> dict[str, str]:
    """Tag, length and value, one after another."""
    found, place = {}, 0
    while place < len(text):
        tag, size = text[place : place + 2], int(text[place + 2 : place + 4])
        found[tag] = text[place + 4 : place + 4 + size]
        place += 4 + size
    return found


@given(st.integers(1, MOST_AMOUNT))
def test_account_amount_and_purpose_are_where_emvco_wants_them_and_the_check_sum_holds(amount: int) -> None:
    text = payload(ACCOUNT, amount, "H99.18-261005-3012")
    top = fields(text)
    account = fields(fields(top["38"])["01"])

    assert text[-4:] == f"{crc(text[:-4]):04X}"
    assert (top["00"], top["01"], top["53"], top["58"], top["54"]) == ("01", "12", "704", "VN", str(amount))
    assert (account["00"], account["01"]) == ("970436", "0123456789")
    assert fields(top["38"])["00"] == "A000000727"
    assert fields(top["62"])["08"] == "H9918 261005 3012"


@pytest.mark.parametrize("amount", [0, -1, MOST_AMOUNT + 1])
def test_an_amount_no_transfer_can_have_is_refused(amount: int) -> None:
    with pytest.raises(ValueError, match="1 to 13 digits"):
        payload(ACCOUNT, amount, "H99.18-261005-3012")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("H99.18-261005-3012", "H9918 261005 3012"),
        ("H99.18.05.13-20261005-0092637", "H99180513202610050092637"),
        ("000.00.18.H40-210129-0001", "0000018H40 210129 0001"),
        ("<b>-{}-é" * 9, ("b" * 9)[-MOST_PURPOSE:]),
    ],
)
def test_a_purpose_is_the_code_as_banks_let_it_through(code: str, said: str) -> None:
    assert purpose(code).replace(" ", "") == said.replace(" ", "")
    assert len(purpose(code)) <= MOST_PURPOSE
    assert purpose(code).replace(" ", "").isalnum()


def test_banks_are_called_by_name() -> None:
    assert "Ngoại Thương" in bank_name("970436")
    assert bank_name("999999") == ""
