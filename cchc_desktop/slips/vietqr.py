"""What a banking app reads to pay a fee (VietQR, EMVCo): account, amount and purpose, with its check sum."""

from __future__ import annotations

import re

from cchc_desktop.domain.office import Account

MOST_AMOUNT = 9_999_999_999_999  # 13 digits, EMVCo field 54
MOST_PURPOSE = 25  # characters, Napas field 62-08
_SEPARATORS = re.compile(r"[^A-Za-z0-9]+")


def purpose(code: str) -> str:
    """The dossier's code as banks let it through, letters and digits alone: "H9918 261005 3012"."""
    parts = [_SEPARATORS.sub("", part) for part in code.split("-")]
    spaced = " ".join(part for part in parts if part)
    return spaced if len(spaced) <= MOST_PURPOSE else "".join(parts)[-MOST_PURPOSE:]


def payload(account: Account, amount: int, code: str) -> str:
    """The text of the QR for so many đồng; raises ValueError for an amount no transfer can have."""
    from vietnam_qr_pay import QRPay  # noqa: PLC0415 -- opening the program must not pay for it

    if not 0 < amount <= MOST_AMOUNT:
        raise ValueError("an amount to transfer has 1 to 13 digits")
    built: str = QRPay.init_viet_qr(account.bank_bin, account.number, str(amount), purpose(code)).build()
    return built


def bank_name(bank_bin: str) -> str:
    """How the bank is called, "" for a number that is not known."""
    from vietnam_qr_pay import BanksObject  # noqa: PLC0415 -- opening the program must not pay for it

    return next((str(bank.name) for bank in BanksObject.values() if bank.bin == bank_bin), "")
