"""What became of it above reaches the journal and the counters, each operation by its name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from cchc_desktop.domain.events import HandedOver
from cchc_desktop.hub import dossiers, journal
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.upstream import line_up, settling
from cchc_desktop.hub.upstream.line_up import Claim
from cchc_desktop.hub.upstream.outbox import FORWARDS
from cchc_desktop.hub.upstream.parcel import Notice
from cchc_desktop.hub.upstream.tables import forwarded_ops
from cchc_desktop.hub.upstream.troubles import LostClaim, Refused
from tests.factories import NOW
from tests.hub.counters import UNIT, Ledger, numbered, push
from tests.hub.upstream.test_national_driver import standing, told


@pytest.fixture
def open_hub(hub: Hub) -> Hub:
    hub.storage.traits[FORWARDS] = True
    return hub


def claim(hub: Hub) -> Claim:
    held = line_up.claim(hub.storage, hub.now(), timedelta(minutes=3))
    assert held is not None
    return held


def test_only_what_was_brought_is_told(open_hub: Hub, caller: Caller, ledger: Ledger) -> None:
    dossier = numbered(3001)
    received, moved = ledger.received(dossier), ledger.event(HandedOver(NOW, "Phòng"), dossier)
    push(open_hub, caller, ledger, received)
    held = claim(open_hub)
    push(open_hub, caller, ledger, moved)

    settling.taken(open_hub.storage, held, 1, [], open_hub.now())

    assert set(told(open_hub)) == {received["opId"]}
    assert standing(open_hub).waiting == 1
    with open_hub.storage.reading() as db:
        outcomes = [result.outcome for _, result, _ in journal.of_dossier(db, dossier.uid)]
        assert outcomes == ["applied", "pending-upstream"]
        assert db.execute(select(forwarded_ops.c.op_id)).scalars().all() == [moved["opId"]]


def test_a_claim_that_was_lost_settles_nothing(open_hub: Hub, caller: Caller, ledger: Ledger) -> None:
    push(open_hub, caller, ledger, ledger.received(numbered(3001)))
    held = claim(open_hub)._replace(holder="somebody else")
    for settle in (
        lambda: settling.taken(open_hub.storage, held, 1, [], open_hub.now()),
        lambda: settling.turned_away(open_hub.storage, held, 1, Refused("X", "x"), open_hub.now()),
    ):
        with pytest.raises(LostClaim):
            settle()
    assert told(open_hub) == {}


def test_a_code_from_above_that_another_dossier_has_is_a_warning(open_hub: Hub, caller: Caller, ledger: Ledger) -> None:
    first, second = numbered(3001), numbered(3002)
    push(open_hub, caller, ledger, ledger.received(first))
    claim(open_hub)
    received = ledger.received(second)
    push(open_hub, caller, ledger, received)
    held = claim(open_hub)
    held.memory.exists, held.memory.code = True, str(first.code)

    settling.taken(open_hub.storage, held, 1, [Notice("THIEU_TEP", "Thiếu tệp.")], open_hub.now())

    told_of = told(open_hub)[received["opId"]].data
    assert [warning["code"] for warning in told_of["warnings"]] == ["THIEU_TEP", "MA_HO_SO_TRUNG"]
    with open_hub.storage.reading() as db:
        assert "MaHoSoKhac" not in dossiers.load(db, [second.uid])[second.uid].data


def test_an_alias_is_one_more_version_that_need_not_go_up_again(open_hub: Hub, caller: Caller, ledger: Ledger) -> None:
    dossier = numbered(3001)
    push(open_hub, caller, ledger, ledger.received(dossier))
    held = claim(open_hub)
    held.memory.exists, held.memory.code = True, "BNV-1"

    settling.taken(open_hub.storage, held, 1, [], open_hub.now())

    with open_hub.storage.reading() as db:
        found = dossiers.find(db, UNIT, "BNV-1")
    assert found is not None
    assert (found.version, standing(open_hub).waiting) == (2, 0)


def test_what_was_noted_on_the_way_is_told_once(open_hub: Hub, caller: Caller, ledger: Ledger) -> None:
    dossier = numbered(3001)
    received, moved = ledger.received(dossier), ledger.event(HandedOver(NOW, "Phòng"), dossier)
    push(open_hub, caller, ledger, received)
    held = claim(open_hub)
    held.memory.note(Notice("A", "a"))
    settling.taken(open_hub.storage, held, 1, [Notice("B", "b")], open_hub.now())

    push(open_hub, caller, ledger, moved)
    again = claim(open_hub)
    settling.taken(open_hub.storage, again, 2, [], open_hub.now())

    codes = {op: [warning["code"] for warning in item.data.get("warnings", [])] for op, item in told(open_hub).items()}
    assert codes == {received["opId"]: ["A", "B"], moved["opId"]: []}


def test_a_refusal_meanwhile_loses_no_notice(open_hub: Hub, caller: Caller, ledger: Ledger) -> None:
    push(open_hub, caller, ledger, ledger.received(numbered(3001)))
    held = claim(open_hub)
    held.memory.note(Notice("A", "a"))

    settling.turned_away(open_hub.storage, held, 1, Refused("X", "x"), open_hub.now())

    with open_hub.storage.writing() as db:
        line_up.again(db, open_hub.now())
    assert claim(open_hub).memory.notices == [Notice("A", "a")]
