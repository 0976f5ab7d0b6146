"""Fees: add-only, whole đồng."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts import fees
from cchc_desktop.acts.fees import Payment
from cchc_desktop.acts.refusal import Refused


def test_money_is_added_never_changed(counter: Counter) -> None:
    dossier = counter.receive()
    fees.collect(counter.db, dossier.uid, Payment(30_000, "tien-mat", " 0001 "), counter.clerk, counter.now)
    paid = fees.collect(counter.db, dossier.uid, Payment(20_000, "chuyen-khoan"), counter.clerk, counter.now)
    first = paid.fees[0]

    struck = fees.strike_out(counter.db, dossier.uid, first.uid, "Thu nhầm", counter.clerk, counter.now)

    assert [(fee.amount, fee.method, fee.receipt_number, fee.voided) for fee in struck.fees] == [
        (30_000, "tien-mat", "0001", True),
        (20_000, "chuyen-khoan", "", False),
    ]
    assert counter.types(dossier.uid) == ["dossier.received", "fee.collected", "fee.collected", "fee.voided"]
    assert counter.is_sound()


@pytest.mark.parametrize(
    ("payment", "code"),
    [
        (Payment(0), "fee.amount"),
        (Payment(-1), "fee.amount"),
        (Payment(10**12 + 1), "fee.most"),
        (Payment(1000, "vàng"), "fee.method"),
    ],
)
def test_what_is_no_payment_is_not_taken(counter: Counter, payment: Payment, code: str) -> None:
    dossier = counter.receive()
    before = counter.contents()

    with pytest.raises(Refused, match=f"^{code}$"):
        fees.collect(counter.db, dossier.uid, payment, counter.clerk, counter.now)
    assert counter.contents() == before


def test_a_thousand_billion_is_taken_to_the_last_dong(counter: Counter) -> None:
    dossier = counter.receive(fee_amount=10**12)
    paid = fees.collect(counter.db, dossier.uid, Payment(10**12 - 1, "truc-tuyen"), counter.clerk, counter.now)

    assert (paid.paid, paid.owed) == (10**12 - 1, 1)
    assert counter.is_sound()


def test_what_is_owed_follows_from_what_was_taken_and_struck_out(counter: Counter) -> None:
    dossier = counter.receive(fee_amount=50_000)
    part = fees.collect(counter.db, dossier.uid, Payment(30_000), counter.clerk, counter.now)
    struck = fees.strike_out(counter.db, dossier.uid, part.fees[0].uid, "Thu nhầm", counter.clerk, counter.now)

    assert [dossier.owed, part.owed, struck.owed] == [50_000, 20_000, 50_000]


def test_a_fee_is_struck_out_once_and_with_a_reason(counter: Counter) -> None:
    dossier = counter.receive()
    paid = fees.collect(counter.db, dossier.uid, Payment(5_000), counter.clerk, counter.now)
    uid = paid.fees[0].uid

    with pytest.raises(Refused, match=r"^reason\.empty$"):
        fees.strike_out(counter.db, dossier.uid, uid, " ", counter.clerk, counter.now)
    fees.strike_out(counter.db, dossier.uid, uid, "Thu nhầm", counter.clerk, counter.now)
    with pytest.raises(Refused, match=r"^fee\.unknown$"):
        fees.strike_out(counter.db, dossier.uid, uid, "Thu nhầm", counter.clerk, counter.now)


def test_a_fee_nobody_took_is_not_struck_out(counter: Counter) -> None:
    dossier = counter.receive()

    with pytest.raises(Refused, match=r"^fee\.unknown$"):
        fees.strike_out(counter.db, dossier.uid, "none", "x", counter.clerk, counter.now)
