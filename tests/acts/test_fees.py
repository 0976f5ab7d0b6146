"""Fees: add-only, whole đồng."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts import fees
from cchc_desktop.acts.refusal import Refused


def test_money_is_added_never_changed(counter: Counter) -> None:
    dossier = counter.receive()
    fees.collect(counter.db, dossier.uid, 30_000, "tien-mat", counter.clerk, counter.now)
    paid = fees.collect(counter.db, dossier.uid, 20_000, "chuyen-khoan", counter.clerk, counter.now)
    first = paid.fees[0]

    struck = fees.strike_out(counter.db, dossier.uid, first.uid, "Thu nhầm", counter.clerk, counter.now)

    assert [(fee.amount, fee.method, fee.voided) for fee in struck.fees] == [
        (30_000, "tien-mat", True),
        (20_000, "chuyen-khoan", False),
    ]
    assert counter.types(dossier.uid) == ["dossier.received", "fee.collected", "fee.collected", "fee.voided"]
    assert counter.is_sound()


@pytest.mark.parametrize("amount", [0, -1])
def test_no_money_is_no_fee(counter: Counter, amount: int) -> None:
    dossier = counter.receive()

    with pytest.raises(Refused, match=r"^fee\.amount$"):
        fees.collect(counter.db, dossier.uid, amount, "tien-mat", counter.clerk, counter.now)


def test_a_fee_is_struck_out_once_and_with_a_reason(counter: Counter) -> None:
    dossier = counter.receive()
    paid = fees.collect(counter.db, dossier.uid, 5_000, "tien-mat", counter.clerk, counter.now)
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
