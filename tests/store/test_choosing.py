"""A choice as SQL: every condition stands beside the others, with values and never with text of the user's."""

from __future__ import annotations

from datetime import date

from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.period import year_of
from cchc_desktop.domain.selection import Figure, Mark, Order, Selection
from cchc_desktop.domain.status import HolderKind, Status
from cchc_desktop.store import choosing, facts
from cchc_desktop.store.connection import Database

TODAY = date(2026, 11, 20)
UID = "0192f7c0-0000-7000-8000-00000000aaaa"
EVERYTHING = Selection(
    period=year_of(2026),
    figure=Figure.OPEN_LATE,
    status=Status.PROCESSING,
    holder_kind=HolderKind.DIVISION,
    holder_name="A' or 1 --",
    holder_person="B' or 1 --",
    procedure_code="1",
    procedure_field="2",
    division="3",
    clerk_code="4",
    counter="5",
    channel=Channel.POST,
    due_from=TODAY,
    due_to=TODAY,
    overdue=True,
    unsent=True,
    apologised=True,
    second_request=True,
    procedure_codes=("1", "6"),
    mark=Mark.TAKEN,
    lacks=Mark.PRINTED,
    doer="C' or 1 --",
    details=("D' or 1 --",),
    uids=(UID,),
)


def test_nothing_chosen_asks_for_nothing(db: Database) -> None:
    assert choosing.terms(db, Selection(), TODAY)[0] == ""


def test_all_at_once_can_be_asked_and_no_text_comes_in(db: Database) -> None:
    where, values = choosing.terms(db, EVERYTHING, TODAY)

    assert "--" not in where
    named = {"since", "until", "blank", "doer", "details", "person", "uid0"}
    assert {"first", "last", "seen", "today", "acked", "status", "channel"} | named == set(values)
    assert facts.selected(db, EVERYTHING, TODAY) == []
    assert facts.count(db, EVERYTHING, TODAY) == 0


def test_the_newest_of_one_day_come_before_the_others_of_it() -> None:
    assert choosing.order(Selection()) == "f.received desc, f.minute desc, f.id desc"
    assert choosing.order(Selection(order=Order.DUE, descending=False)) == "f.due is null, f.due, f.id"
