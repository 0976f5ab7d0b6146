"""What lies on the table: scanned folders of the list, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.ui.handover.basket import Basket, Row

CODES = st.lists(st.sampled_from([f"H00-261005-{n:04}" for n in range(12)]), unique=True)


def basket(codes: list[str]) -> Basket:
    return Basket(tuple(Row(code, code, "", "", None, 1) for code in codes))


@given(CODES, CODES)
def test_chosen_and_left_part_the_list_and_foreign_codes_are_let_be(listed: list[str], scanned: list[str]) -> None:
    found = basket(listed).with_scanned(scanned)

    assert [row.code for row in found.chosen] == [code for code in listed if code in scanned]
    assert sorted([*found.chosen, *found.left], key=lambda row: row.code) == sorted(found.rows, key=lambda r: r.code)


@given(CODES, CODES, CODES)
def test_a_refreshed_list_keeps_what_is_still_on_it(before: list[str], scanned: list[str], after: list[str]) -> None:
    found = basket(before).with_scanned(scanned).refreshed(basket(after).rows)

    assert {row.code for row in found.chosen} == set(before) & set(scanned) & set(after)


def test_what_is_taken_off_the_table_is_left() -> None:
    whole = basket(["a", "b"]).with_scanned(["a", "b"])

    assert [row.code for row in whole.without("a").left] == ["a"]
    assert whole.has("a")
    assert not whole.has("c")
