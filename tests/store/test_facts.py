"""Facts asked: choices in order, counts and figures of a register whose dossiers lived by the acts' own events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from factories import EVENTS, NOW, a_dossier, a_person, a_reception, an_intake
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_fixtures import happened, noted, received

from cchc_desktop.domain import events as e
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.period import Period, month_of, year_of
from cchc_desktop.domain.selection import Figure, Order, Selection
from cchc_desktop.domain.status import HolderKind, Status
from cchc_desktop.store import deliveries, dossiers, facts, ledger
from cchc_desktop.store.connection import Database, bulk, transaction
from cchc_desktop.store.facts import By
from cchc_desktop.store.uids import new_uid

TODAY = date(2026, 11, 20)
YEAR = year_of(2026)
A_LIFE = st.one_of(*(EVENTS[kind] for kind in EVENTS if kind not in (e.Received, e.Adopted, e.PortalChanged)))


def day(month: int, number: int) -> datetime:
    return NOW.replace(month=month, day=number)


def lived(db: Database, number: int, at: datetime, *happenings: e.Event, **changes: Any) -> Dossier:
    dossier = received(db, number, at, **{"due_at": at + timedelta(days=10)} | changes)
    for event in happenings:
        dossier = happened(db, dossier, event)
    return dossier


def codes(db: Database, selection: Selection, limit: int = -1, after: int = 0) -> list[int]:
    """The last two digits of the codes chosen."""
    ids = facts.selected(db, selection, TODAY, limit, after)
    known = dict(db.conn.execute("select id, code from dossiers").fetchall())
    return [int(known[each][-2:]) for each in ids]


@pytest.fixture
def register(db: Database) -> Database:
    """Six dossiers of autumn 2026: early, on its day, late, waiting, overdue, and one not due yet."""
    two = a_reception(counter="04", clerk_code="cb02", division="Phòng B", procedure_field="Lao động")
    lived(db, 1, day(9, 1), e.ResultArrived(day(9, 5)), e.ResultHandedOver(day(10, 2)))
    lived(db, 2, day(9, 2), e.ResultArrived(day(9, 12)), e.ResultPosted(day(9, 13)))
    lived(db, 3, day(9, 3), e.Withdrawn(day(9, 20), "đổi ý"), reception=two)
    lived(db, 4, day(10, 1), e.SupplementRequested(day(10, 2), "A"), intake=an_intake(channel=Channel.ONLINE))
    lived(db, 5, day(10, 5), e.HandedOver(day(10, 5), "Phòng A"), intake=an_intake(channel=Channel.POST))
    lived(
        db, 6, day(11, 19), reception=two, intake=an_intake(owner=a_person(name="Lò Văn An"), procedure_code="2.000282")
    )
    return db


def of(told: facts.Figures, *group: str) -> dict[str, int]:
    return {figure.value: number for figure, number in told[group].items()}


def test_the_figures_of_a_year(register: Database) -> None:
    assert of(facts.figures(register, YEAR, TODAY)) == {
        **{"3": 6, "4": 1, "5": 5, "received": 6, "received_by_post": 1},
        **{"7": 3, "8": 1, "9": 1, "10": 1, "11": 3, "12": 2, "13": 1},
        **{"returned": 2, "returned_by_post": 1, "finished_in_time": 2, "late": 2, "not_late": 4},
    }


def test_a_month_gone_by_is_told_as_it_stood_at_its_end(register: Database) -> None:
    happened(register, one(register, 4), e.SupplementReceived(day(11, 3), (), day(11, 15)))
    october = of(facts.figures(register, month_of(2026, 10), TODAY))

    assert october == {"3": 2, "4": 1, "5": 1, "received": 2, "received_by_post": 1, "11": 2, "12": 1, "13": 1} | {
        "returned": 1,
        "late": 1,
        "not_late": 1,
    }
    november = of(facts.figures(register, month_of(2026, 11), TODAY))
    assert (november["6"], november["13"], november["12"]) == (2, 2, 1)


def one(db: Database, number: int) -> Dossier:
    return dossiers.by_code(db, f"H52.18-261005-30{number:02}")[0]


def test_a_second_request_is_late_from_its_day_on(register: Database) -> None:
    dossier = happened(register, one(register, 4), e.SupplementReceived(day(10, 20), (), day(12, 15)))
    happened(register, dossier, e.SupplementRequested(day(11, 2), "B"))

    assert of(facts.figures(register, month_of(2026, 10), TODAY))["12"] == 1
    assert of(facts.figures(register, month_of(2026, 11), TODAY))["13"] == 2
    assert codes(register, Selection(second_request=True)) == [4]


def test_refusals_at_intake_voids_and_what_has_no_day_are_not_counted(db: Database) -> None:
    with transaction(db):
        dossiers.add(db, a_dossier(uid=new_uid(), code=None, received_at=None, status=Status.REFUSED))
        dossiers.add(db, a_dossier(uid=new_uid(), code="A", received_at=None))
    happened(db, received(db, 1), e.Voided(NOW, "trùng"))
    happened(db, received(db, 2), e.Refused(NOW, "không đủ điều kiện"))

    assert of(facts.figures(db, YEAR, TODAY)) == {
        **{"3": 1, "5": 1, "received": 1, "7": 1, "8": 1},
        **{"finished_in_time": 1, "not_late": 1},
    }
    assert facts.undated(db) == 1


def test_before_the_first_dossier_and_of_nothing_there_is_nothing(register: Database) -> None:
    assert facts.figures(register, year_of(2020), TODAY) == {}
    assert facts.selected(register, Selection(period=year_of(2020)), TODAY) == []
    assert facts.count(register, Selection(procedure_code="không có"), TODAY) == 0


def test_figures_by_one_thing_and_by_two(register: Database) -> None:
    by_field = facts.figures(register, YEAR, TODAY, (By.FIELD,), {Figure.TOTAL, Figure.RETURNED})
    by_both = facts.figures(register, YEAR, TODAY, (By.DIVISION, By.CLERK), {Figure.TOTAL})

    assert by_field == {
        ("Người có công",): {Figure.TOTAL: 4, Figure.RETURNED: 2},
        ("Lao động",): {Figure.TOTAL: 2},
    }
    assert by_both == {("Phòng Người có công", "cb01"): {Figure.TOTAL: 4}, ("Phòng B", "cb02"): {Figure.TOTAL: 2}}
    with pytest.raises(ValueError, match="two things"):
        facts.figures(register, YEAR, TODAY, (By.FIELD, By.CLERK, By.COUNTER))


CHOICES: list[tuple[Selection, list[int]]] = [
    (Selection(), [6, 5, 4, 3, 2, 1]),
    (Selection(descending=False), [1, 2, 3, 4, 5, 6]),
    (Selection(period=month_of(2026, 9)), [3, 2, 1]),
    (Selection(period=month_of(2026, 9), figure=Figure.FINISHED_LATE), [3]),
    (Selection(period=YEAR, figure=Figure.RETURNED_BY_POST), [2]),
    (Selection(status=Status.RETURNED), [2, 1]),
    (Selection(holder_kind=HolderKind.DIVISION), [5]),
    (Selection(holder_kind=HolderKind.DIVISION, holder_name="Phòng B"), []),
    (Selection(procedure_code="2.000282"), [6]),
    (Selection(procedure_field="Lao động"), [6, 3]),
    (Selection(division="Phòng B", clerk_code="cb02", counter="04"), [6, 3]),
    (Selection(channel=Channel.POST), [5]),
    (Selection(due_from=date(2026, 10, 11), due_to=date(2026, 10, 15)), [5, 4]),
    (Selection(overdue=True), [5]),
    (Selection(apologised=True), []),
    (Selection(apologised=False, status=Status.SUPPLEMENT), [4]),
    (Selection(order=Order.DUE, descending=False), [1, 2, 3, 4, 5, 6]),
    (Selection(order=Order.FINISHED), [3, 2, 1, 6, 5, 4]),
    (Selection(order=Order.FINISHED, descending=False), [1, 2, 3, 4, 5, 6]),
    (Selection(order=Order.CODE, descending=False), [1, 2, 3, 4, 5, 6]),
    (Selection(order=Order.NAME, descending=False), [6, 1, 2, 3, 4, 5]),
]


@pytest.mark.parametrize(("selection", "expected"), CHOICES)
def test_a_choice_gives_its_dossiers_in_order(register: Database, selection: Selection, expected: list[int]) -> None:
    assert codes(register, selection) == expected
    assert facts.count(register, selection, TODAY) == len(expected)


def test_a_page_begins_where_it_is_asked_to(register: Database) -> None:
    assert codes(register, Selection(), 2) == [6, 5]
    assert codes(register, Selection(), 2, 4) == [2, 1]
    assert codes(register, Selection(), 2, 6) == []


@pytest.mark.parametrize("newest", [1, 3, 5])
@pytest.mark.parametrize(("selection", "expected"), CHOICES)
def test_the_newest_are_looked_through_first_and_pages_are_the_same(
    register: Database, monkeypatch: pytest.MonkeyPatch, selection: Selection, expected: list[int], newest: int
) -> None:
    monkeypatch.setattr(facts, "NEWEST", newest)

    for limit in (1, 2, 4):
        for after in range(len(expected) + 1):
            assert codes(register, selection, limit, after) == expected[after : after + limit]


def test_what_the_portal_has_not_heard_of(register: Database) -> None:
    deliveries.set_acked(register, ledger.last_pos(register))
    happened(register, one(register, 2), e.SlipPrinted(NOW, "receipt", "asked", "p1"))
    happened(register, one(register, 5), e.ResultArrived(day(11, 19)))
    noted(register)

    assert codes(register, Selection(unsent=True)) == [5]


@pytest.mark.parametrize("order", Order)
def test_any_order_lists_every_dossier_once(register: Database, order: Order) -> None:
    with transaction(register):
        dossiers.add(register, a_dossier(uid=new_uid(), code=None, received_at=None, due_at=None))
    for descending in (True, False):
        ids = facts.selected(register, Selection(order=order, descending=descending), TODAY)
        assert sorted(ids) == list(range(1, 8))
    if order in (Order.RECEIVED, Order.DUE, Order.FINISHED):
        assert ids[-1] == 7 or order is Order.FINISHED


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.lists(A_LIFE, max_size=5), st.integers(-40, 40)), max_size=4),
    st.dates(date(2026, 9, 1), date(2026, 12, 1)),
    st.integers(0, 60),
)
def test_the_identities_hold_for_any_lives_and_a_figure_is_what_stands_behind_it(
    db: Database, lives: list[tuple[list[e.Event], int]], first: date, length: int
) -> None:
    with bulk(db) as whole:
        for happenings, shift in lives:
            dossier = received(whole, 1, NOW + timedelta(days=shift), code=None, provisional="T")
            for event in happenings:
                dossier = happened(whole, dossier, event)
    period = Period(first, first + timedelta(days=length))
    figure: Callable[[str], int] = of(facts.figures(db, period, TODAY) or {(): {}}).get

    n = {each.value: figure(each.value) or 0 for each in Figure}
    assert n["3"] == n["4"] + n["5"] + n["6"] == n["7"] + n["11"]
    assert n["7"] == n["8"] + n["9"] + n["10"]
    assert n["11"] == n["12"] + n["13"]
    for each in Figure:
        assert facts.count(db, Selection(period, each), TODAY) == n[each.value]
