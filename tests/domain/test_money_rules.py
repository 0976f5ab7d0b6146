"""Money taken and struck out: only where something is owed, and a digit too many is asked about."""

from __future__ import annotations

import pytest
from factories import NOW, TODAY, a_dossier, an_intake
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import FeeCollected, FeeVoided
from cchc_desktop.domain.money import PaidFee
from cchc_desktop.domain.money_rules import doubt, refusal
from cchc_desktop.domain.rules import refusal as any_refusal
from cchc_desktop.domain.status import Status

OWING = a_dossier(intake=an_intake(fee_amount=600_000))
PAID = PaidFee("f0", 600_000, "tien-mat")
AMOUNTS = st.integers(1, 10**12)


def why(dossier: Dossier, event: FeeCollected | FeeVoided) -> str:
    problem = refusal(dossier, event)
    return problem.code if problem else ""


@pytest.mark.parametrize(
    ("dossier", "event", "code"),
    [
        (OWING, FeeCollected(NOW, "f1", 600_000), ""),
        (OWING, FeeCollected(NOW, "f1", 1000, "chuyen-khoan"), ""),
        (OWING, FeeCollected(NOW, "f1", 10**12), ""),
        (OWING, FeeCollected(NOW, "f1", 0), "fee.amount"),
        (OWING, FeeCollected(NOW, "f1", -1), "fee.amount"),
        (OWING, FeeCollected(NOW, "f1", 10**12 + 1), "fee.most"),
        (OWING, FeeCollected(NOW, "f1", 1000, "vàng"), "fee.method"),
        (a_dossier(), FeeCollected(NOW, "f1", 1000), "fee.free"),
        (a_dossier(status=Status.PAYMENT), FeeCollected(NOW, "f1", 1000), ""),
        (a_dossier(intake=an_intake(fee_amount=0)), FeeCollected(NOW, "f1", 1000), "fee.free"),
        (a_dossier(intake=OWING.intake, fees=(PAID,)), FeeCollected(NOW, "f1", 1), "fee.paid"),
        (
            a_dossier(intake=an_intake(fee_amount=1000, fee_exempt="hộ nghèo")),
            FeeCollected(NOW, "f1", 1000),
            "fee.exempt",
        ),
        (OWING, FeeVoided(NOW, "f0", "nhầm"), "fee.none"),
        (a_dossier(fees=(PaidFee("f0", 1, "tien-mat", voided=True),)), FeeVoided(NOW, "f0", "nhầm"), "fee.all_voided"),
        (a_dossier(fees=(PAID,)), FeeVoided(NOW, "f9", "nhầm"), "fee.unknown"),
        (a_dossier(fees=(PAID,)), FeeVoided(NOW, "f0", "nhầm"), ""),
    ],
)
def test_money_is_taken_where_it_is_owed_and_struck_out_where_it_was_taken(
    dossier: Dossier, event: FeeCollected | FeeVoided, code: str
) -> None:
    assert why(dossier, event) == code


def test_the_difference_is_said() -> None:
    problem = doubt(OWING, FeeCollected(NOW, "f1", 10**12))

    assert problem is not None
    assert (problem.field, problem.code, problem.is_error) == ("amount", "fee.over", False)
    assert problem.message.startswith(
        "Đang thu 1.000.000.000.000 đồng, còn phải thu 600.000 đồng: thừa 999.999.400.000 đồng."
    )


@given(owed=AMOUNTS, amount=AMOUNTS)
def test_only_what_is_over_is_doubted_and_nothing_owed_is_never_taken(owed: int, amount: int) -> None:
    event = FeeCollected(NOW, "f1", amount)
    dossier = a_dossier(intake=an_intake(fee_amount=owed))

    assert (doubt(dossier, event) is not None) is (amount > owed)
    assert any_refusal(dossier, event, TODAY) is None
    after = dossier.after(event)
    assert (any_refusal(after, event, TODAY) is None) is (after.owed > 0)
