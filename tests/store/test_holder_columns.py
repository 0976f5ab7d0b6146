"""Who holds a folder, in two columns and back; what another counter counts is no row of any list here."""

from __future__ import annotations

import pytest
from hypothesis import given

from cchc_desktop.domain.status import COLLECTOR, COUNTER, POST, Holder, HolderKind
from cchc_desktop.store.holder_columns import COUNTED_HERE, columns, holder, kinds
from tests.factories import HOLDERS

DIVISION = HolderKind.DIVISION


@pytest.mark.parametrize("held", [COUNTER, COLLECTOR, POST, Holder(DIVISION, "Phòng A")])
def test_what_this_counter_counts_stands_as_it_is_called(held: Holder) -> None:
    assert columns(held) == (held.kind.value, held.name)
    assert holder(*columns(held)) == held


@pytest.mark.parametrize(
    ("held", "kept", "shown"),
    [
        (Holder(counter="7"), ("counter-elsewhere", "7"), Holder(counter="7")),
        (Holder(DIVISION, "Phòng A", "7"), ("division-elsewhere", "Phòng A"), Holder(DIVISION, "Phòng A")),
        (Holder(HolderKind.POST, "", "7"), ("post", ""), POST),  # over: nobody counts it
    ],
)
def test_what_another_counter_counts_is_told_apart(held: Holder, kept: tuple[str, str], shown: Holder) -> None:
    assert columns(held) == kept
    assert holder(*kept) == shown


@given(HOLDERS)
def test_a_list_has_a_folder_exactly_when_this_counter_counts_it(held: Holder) -> None:
    assert (f"'{columns(held)[0]}'" in COUNTED_HERE) is held.is_counted_elsewhere
    assert holder(*columns(held)).kind is held.kind
    assert columns(held)[0] in kinds(held.kind)
