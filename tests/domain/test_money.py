"""Money: the three ways to pay, by the contract's names."""

from pathlib import Path

import yaml

from cchc_desktop.domain import money

CONTRACT = yaml.safe_load((Path(__file__).parents[2] / "docs/portal.yaml").read_text("utf-8"))


def test_money_is_paid_as_the_contract_says() -> None:
    fee = CONTRACT["components"]["schemas"]["PayloadFeeCollected"]["allOf"][1]["properties"]

    assert list(money.METHODS) == fee["hinhThucThanhToan"]["enum"]
    assert all(money.METHODS.values())


def test_the_most_one_payment_may_be_is_the_same_in_every_reader_of_json() -> None:
    assert money.MOST == 1_000_000_000_000 < 2**53
