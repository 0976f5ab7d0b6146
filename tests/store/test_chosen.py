"""A choice that was printed is found again by a name that tells nothing of it."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.period import year_of
from cchc_desktop.domain.selection import Figure, Mark, Order, Selection
from cchc_desktop.domain.status import HolderKind, Status
from cchc_desktop.store import chosen
from cchc_desktop.store.connection import Database

DAY = date(2026, 11, 23)
FULL = Selection(
    period=year_of(2026),
    figure=Figure.OPEN_LATE,
    status=Status.PROCESSING,
    holder_kind=HolderKind.DIVISION,
    holder_name="Phòng A",
    procedure_codes=("1", "2"),
    channel=Channel.POST,
    due_to=DAY,
    apologised=False,
    mark=Mark.TAKEN,
    details=("tien-mat",),
    order=Order.RECEIVED,
    descending=False,
)


@pytest.mark.parametrize("selection", [Selection(order=Order.RECEIVED, descending=False), FULL])
def test_kept_and_found_again(db: Database, selection: Selection) -> None:
    name = chosen.keep(db, selection, DAY)

    assert chosen.kept(db, name) == selection
    assert chosen.is_name(name)
    assert name.startswith("2026-11-23_")
    assert name == chosen.keep(db, selection, DAY)


def test_it_is_called_the_same_in_whatever_order_and_otherwise_on_another_day(db: Database) -> None:
    name = chosen.keep(db, Selection(), DAY)
    assert chosen.keep(db, Selection(order=Order.NAME), DAY) == name
    assert chosen.keep(db, Selection(overdue=True), DAY) != name
    assert chosen.keep(db, Selection(), date(2026, 11, 24)) != name


@pytest.mark.parametrize("name", ["", "2026-11-23", "2026-11-23_012345", "2026-11-23_01234F", "office"])
def test_what_was_not_kept_is_not_found(db: Database, name: str) -> None:
    assert chosen.kept(db, name) is None
