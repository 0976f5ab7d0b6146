"""Rows of facts: whatever becomes of a dossier, its row says so, in an act by itself and in a bulk."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from factories import EVENTS, LATER, NOW, a_dossier, an_intake
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_fixtures import happened, received

from cchc_desktop.domain import events as e
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.intake import Channel, ReturnChannel
from cchc_desktop.domain.money import PaidFee
from cchc_desktop.domain.status import Status
from cchc_desktop.store import dossiers, labels, ledger, rebuild, verify
from cchc_desktop.store.connection import Database, bulk, transaction
from cchc_desktop.store.flaws import Wrong
from cchc_desktop.store.uids import new_uid

ACTS = st.one_of(*(EVENTS[kind] for kind in EVENTS if kind not in (e.Received, e.Adopted, e.PortalChanged)))


def row_of(db: Database, dossier: Dossier) -> dict[str, Any]:
    cursor = db.conn.execute(
        "select f.* from facts f join dossiers d using (id) where d.code = ? or d.provisional = ?",
        (dossier.code, dossier.printed_code),
    )
    names = [column[0] for column in cursor.description]
    row = dict(zip(names, cursor.fetchone(), strict=True))
    known = labels.texts(db)
    texts = ("holder_kind", "holder", "procedure", "field", "division", "clerk", "counter")
    return row | {name: known[row[name]] for name in texts}


def days(row: dict[str, Any], *names: str) -> tuple[int | None, ...]:
    """In days after NOW."""
    return tuple(None if row[name] is None else row[name] - NOW.toordinal() for name in names)


def day(number: int) -> datetime:
    return NOW + timedelta(days=number)


def test_a_dossier_received_has_its_row(db: Database) -> None:
    intake = an_intake(channel=Channel.POST, fee_amount=600_000, return_channel=ReturnChannel.POST)
    row = row_of(db, received(db, intake=intake))

    assert (row["own"], row["counted"], row["status"], row["channel"], row["return_channel"]) == (1, 1, 2, 3, 1)
    assert (row["holder_kind"], row["holder"], row["clerk"], row["counter"]) == ("counter", "", "cb01", "03")
    assert (row["procedure"], row["field"], row["division"]) == ("1.010803", "Người có công", "Phòng Người có công")
    assert days(row, "received", "due", "promised", "judged") == (0, 24, 24, 24)
    assert (row["minute"], row["asked"], row["paid"], row["exempt"]) == (8 * 60 + 16, 600_000, 0, 0)
    assert {row[name] for name in ("finished", "outcome", "returned", "paused", "second", "sent", "voided")} == {None}


def test_a_life_leaves_its_days(db: Database) -> None:
    dossier = received(db)
    for event in (
        e.HandedOver(day(1), "Phòng A"),
        e.SupplementRequested(day(2), "Trích lục"),
        e.SupplementReceived(day(5), (), LATER + timedelta(days=3)),
        e.Apologised(day(20), "chờ", LATER + timedelta(days=9)),
        e.ResultArrived(day(30)),
        e.ResultPosted(day(31), "EV1"),
    ):
        dossier = happened(db, dossier, event)
    row = row_of(db, dossier)

    assert days(row, "sent", "paused", "resumed", "apologised", "finished", "returned") == (1, 2, 5, 20, 30, 31)
    assert days(row, "due", "promised", "judged") == (33, 24, 27)
    assert (row["outcome"], row["status"], row["holder_kind"], row["return_channel"]) == (9, 10, "post", 1)


def test_money_is_what_was_taken_and_not_struck_out(db: Database) -> None:
    fees = (
        PaidFee("a", 1_000, "tien-mat"),
        PaidFee("b", 2_000, "truc-tuyen"),
        PaidFee("c", 4_000, "truc-tuyen", voided=True),
    )
    row = row_of(db, received(db, fees=fees, intake=an_intake(fee_exempt="hộ nghèo")))

    assert (row["paid"], row["paid_online"], row["exempt"]) == (3_000, 2_000, 1)


@pytest.mark.parametrize(
    "changes",
    [{"voided": True}, {"received_at": None}, {"code": None, "received_at": None, "status": Status.REFUSED}],
)
def test_what_is_void_or_was_never_received_is_not_counted(db: Database, changes: dict[str, Any]) -> None:
    with transaction(db):
        dossiers.add(db, a_dossier(uid=new_uid(), **changes))

    assert db.conn.execute("select counted from facts").fetchone() == (0,)


def test_a_mirror_has_a_row_and_becomes_ours_with_our_first_act(db: Database) -> None:
    mirror = a_dossier(uid=new_uid(), status=Status.STOPPED)
    with transaction(db):
        dossiers.save(db, mirror, own=False)
    row = row_of(db, mirror)
    assert (row["own"], row["counted"], row["outcome"]) == (0, 1, 8)

    with transaction(db):
        dossiers.save(db, mirror)
        dossiers.save(db, mirror, own=False)
    assert row_of(db, mirror)["own"] == 1


def test_a_clock_that_ran_wrong_finishes_nothing_before_its_reception(db: Database) -> None:
    row = row_of(db, received(db, status=Status.RETURNED, returned_at=day(-9)))

    assert days(row, "finished", "returned") == (0, -9)


def test_numbers_a_portal_makes_up_are_held(db: Database) -> None:
    row = row_of(db, received(db, supplements=10**30, intake=an_intake(fee_amount=-(10**30))))

    assert row["supplements"] == -row["asked"] == 2**62


def test_codes_stand_by_day_and_number(db: Database) -> None:
    numbers = [
        row_of(db, received(db, number, code=code, provisional=provisional))["number"]
        for number, (code, provisional) in enumerate(
            [("H52.18-261005-3001", None), ("H52.18-261005-3010", None), ("H01-261006-0001", None), (None, "T")], 1
        )
    ]

    assert numbers[3] < numbers[0] < numbers[1] < numbers[2]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, max_size=6))
def test_whatever_happened_the_row_agrees_with_the_ledger(db: Database, happenings: list[e.Event]) -> None:
    with bulk(db) as whole:
        dossier = received(whole, code=None)
        for event in happenings[:3]:
            dossier = happened(whole, dossier, event)
    for event in happenings[3:]:
        dossier = happened(db, dossier, event)

    folded = rebuild.fold(db, ledger.of_dossier(db, dossier.uid))
    assert folded is not None
    assert dossiers.facts_agree(db, folded, labels.texts(db))


@pytest.mark.parametrize("column", ["counted", "holder", "received", "judged", "paid", "name"])
def test_a_row_that_says_something_else_is_noticed(db: Database, column: str) -> None:
    dossier = received(db)
    db.conn.execute(f"update facts set {column} = {column} + 1")

    flaw = verify.check_rebuilt(db)

    assert flaw is not None
    assert (flaw.wrong, flaw.about) == (Wrong.DOSSIER, dossier.uid)


def test_a_dossier_without_its_row_is_noticed(db: Database) -> None:
    received(db)
    db.conn.execute("delete from facts")

    assert verify.check_rebuilt(db) is not None
