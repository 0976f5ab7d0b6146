"""A parcel is the dossier as it is now, with the scans its counters linked."""

from __future__ import annotations

from datetime import timedelta

from cchc_desktop.domain.events import FileLinked
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.upstream import line_up, loading
from cchc_desktop.hub.upstream.outbox import FORWARDS
from cchc_desktop.hub.upstream.parcel import LinkedFile, Memory
from tests.factories import NOW
from tests.hub.counters import Clock, Ledger, numbered, push, raw

SHA = "b" * 64


def test_a_parcel_holds_what_is_known_now(hub: Hub, clock: Clock, caller: Caller, ledger: Ledger) -> None:
    hub.storage.traits[FORWARDS] = True
    dossier = numbered(3001)
    link = FileLinked(NOW, SHA, 7, "application/pdf", "Đơn")
    odd = ledger.received(dossier), ledger.event(link, dossier), ledger.event(link, dossier)
    push(hub, caller, ledger, *odd, ledger.entry(raw("file.linked", sha256=7), dossier.uid))
    held = line_up.claim(hub.storage, hub.now(), timedelta(minutes=3))
    assert held is not None
    clock.forward(seconds=40)

    parcel = loading.parcel(hub, held, hub.now())

    assert parcel is not None
    assert (parcel.code, parcel.version, parcel.unit_name) == (dossier.code, 1, "Trung tâm Minh Họa")
    assert parcel.files == (LinkedFile(SHA, "application/pdf", "Đơn"),)
    assert parcel.waited == 40.0
    assert parcel.read(parcel.files[0]) is None  # this hub takes no files


def test_of_no_dossier_there_is_none(hub: Hub) -> None:
    nobody = line_up.Claim("u", "H52", "h", 0, "2026-10-05T08:15:00.000+07:00", Memory())
    assert loading.parcel(hub, nobody, NOW) is None


def test_what_came_before_there_was_a_portal_above_is_queued_by_day(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    push(hub, caller, ledger, ledger.received(numbered(3001)), ledger.received(numbered(3002)))
    for since, found in (("2026-10-06", 0), ("2026-10-05", 2), ("2026-10-05", 0)):
        with hub.storage.writing() as db:
            assert loading.queue_since(db, since, instant_text(hub.now())) == found
    with hub.storage.reading() as db:
        assert line_up.standing(db).waiting == 2
