"""What has to go on is noted with the change itself, and only where there is a portal above."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, func, select

from cchc_desktop.domain.events import Adopted, Apologised, Refused
from cchc_desktop.domain.status import Status
from cchc_desktop.hub import dossiers, feed, moves
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.moves import Move
from cchc_desktop.hub.upstream.outbox import FORWARDS, is_open
from cchc_desktop.hub.upstream.tables import forwarded_ops, forwardings
from tests.factories import LATER, NOW
from tests.hub.counters import UNIT, Ledger, a_caller, numbered, push


def count(db: Connection) -> tuple[int, int]:
    """Dossiers and operations noted."""
    found = [db.execute(select(func.count()).select_from(table)).scalar_one() for table in (forwardings, forwarded_ops)]
    return found[0], found[1]


def test_without_a_portal_above_nothing_changes(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    answer = push(hub, caller, ledger, ledger.received(numbered(3001)))

    assert answer.results[0].outcome == "applied"
    with hub.storage.writing() as db:
        assert (is_open(db), count(db)) == (False, (0, 0))


def test_a_batch_that_fails_at_the_end_leaves_nothing_to_forward(
    hub: Hub, caller: Caller, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.storage.traits[FORWARDS] = True
    monkeypatch.setattr(feed, "publish", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        push(hub, caller, ledger, ledger.received(numbered(3001)))
    with hub.storage.reading() as db:
        assert count(db) == (0, 0)


def test_one_line_a_dossier_however_many_operations(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    hub.storage.traits[FORWARDS] = True
    dossier = numbered(3001)
    push(hub, caller, ledger, ledger.received(dossier), ledger.event(Apologised(NOW, "Muộn", LATER), dossier))

    with hub.storage.reading() as db:
        row = db.execute(select(forwardings)).one()
        assert (row.uid, row.unit, row.wanted, row.sent, row.waiting) == (dossier.uid, UNIT, 2, 0, True)
        assert count(db) == (1, 2)


def test_what_the_hub_s_own_people_move_goes_on_too(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    hub.storage.traits[FORWARDS] = True
    dossier = numbered(3001)
    push(hub, caller, ledger, ledger.received(dossier))
    with hub.storage.writing(UNIT) as db:
        kept = dossiers.load(db, [dossier.uid])[dossier.uid]
        moves.move(db, kept, Move(Status.PROCESSING, "Lê Văn Thẩm Định", "Đang thẩm định", None), NOW)
        assert db.execute(select(forwardings.c.wanted)).scalar_one() == 2


def test_an_operation_that_came_before_its_dossier_is_pending_once_it_is_applied(
    hub: Hub, caller: Caller, ledger: Ledger
) -> None:
    hub.storage.traits[FORWARDS] = True
    dossier, other, book = numbered(3001), a_caller(hub, 4), Ledger()
    adopted, early = book.event(Adopted(NOW, dossier, 0), dossier), book.event(Apologised(NOW, "Muộn", LATER), dossier)
    push(hub, other, book, adopted, early)
    push(hub, caller, ledger, ledger.received(dossier))

    with hub.storage.reading() as db:
        found, _, _ = feed.page(db, hub.storage.epoch, UNIT, None, 100, frozenset({"task"}))
        assert count(db) == (1, 2)
    assert {change.id: change.data["outcome"] for change in found}[early["opId"]] == "pending-upstream"


def test_what_is_to_be_looked_at_is_told_as_that(hub: Hub, ledger: Ledger) -> None:
    hub.storage.traits[FORWARDS] = True
    without_range = a_caller(hub, 5, instance=ledger.instance)

    answer = push(hub, without_range, ledger, ledger.received(numbered(7001)))

    assert answer.results[0].outcome == "accepted-with-warnings"
    with hub.storage.reading() as db:
        assert count(db) == (1, 1)


def test_a_refusal_before_reception_has_nothing_to_be_above_for(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    hub.storage.traits[FORWARDS] = True
    dossier = numbered(3001)
    push(hub, caller, ledger, ledger.event(Refused(NOW, "Không thuộc thẩm quyền"), dossier))
    with hub.storage.reading() as db:
        assert count(db) == (0, 0)
