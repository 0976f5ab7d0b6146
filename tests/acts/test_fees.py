"""Fees: add-only, whole đồng."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts import fees
from cchc_desktop.acts.fees import Payment
from cchc_desktop.acts.refusal import Refused


def test_money_is_added_never_changed(counter: Counter) -> None:
    dossier = counter.receive(fee_amount=80_000)
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
    dossier = counter.receive(fee_amount=1000)
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
    dossier = counter.receive(fee_amount=10_000)
    paid = fees.collect(counter.db, dossier.uid, Payment(5_000), counter.clerk, counter.now)
    uid = paid.fees[0].uid

    with pytest.raises(Refused, match=r"^reason\.empty$"):
        fees.strike_out(counter.db, dossier.uid, uid, " ", counter.clerk, counter.now)
    fees.strike_out(counter.db, dossier.uid, uid, "Thu nhầm", counter.clerk, counter.now)
    with pytest.raises(Refused, match=r"^fee\.all_voided$"):
        fees.strike_out(counter.db, dossier.uid, uid, "Thu nhầm", counter.clerk, counter.now)


def test_a_fee_nobody_took_is_not_struck_out(counter: Counter) -> None:
    dossier = counter.receive()

    with pytest.raises(Refused, match=r"^fee\.none$"):
        fees.strike_out(counter.db, dossier.uid, "none", "x", counter.clerk, counter.now)


def test_more_than_is_owed_is_asked_about_once(counter: Counter) -> None:
    dossier, most = counter.receive(fee_amount=600_000), Payment(10**12)
    before = counter.contents()

    with pytest.raises(Refused, match=r"^fee\.over$") as caught:
        fees.collect(counter.db, dossier.uid, most, counter.clerk, counter.now)
    assert caught.value.is_doubt
    assert "thừa 999.999.400.000 đồng" in caught.value.sentence
    assert counter.contents() == before

    assert fees.collect(counter.db, dossier.uid, most, counter.clerk, counter.now, confirmed=True).paid == 10**12


def test_where_nothing_is_owed_nothing_is_taken_confirmed_or_not(counter: Counter) -> None:
    free, paid = counter.receive(), counter.receive(fee_amount=1000)
    fees.collect(counter.db, paid.uid, Payment(1000), counter.clerk, counter.now)

    for dossier, code in ((free, "fee.free"), (paid, "fee.paid")):
        with pytest.raises(Refused, match=rf"^{code}$"):
            fees.collect(counter.db, dossier.uid, Payment(1), counter.clerk, counter.now, confirmed=True)


def test_paid_in_full_says_since_when_and_by_whom(counter: Counter) -> None:
    paid = counter.receive(fee_amount=1000)
    fees.collect(counter.db, paid.uid, Payment(1000), counter.clerk, counter.now)

    with pytest.raises(Refused) as caught:
        fees.collect(counter.db, paid.uid, Payment(1), counter.clerk, counter.now)
    assert "Từ 08:15 ngày 05/10/2026, do" in caught.value.sentence
