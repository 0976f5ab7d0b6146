"""The results on the shelf."""

from __future__ import annotations

from dataclasses import replace

from counter_fixtures import Counter, hand_over

from cchc_desktop.acts import custody
from cchc_desktop.domain.events import ResultHandedOver
from cchc_desktop.domain.intake import ReturnChannel
from cchc_desktop.domain.status import Status
from cchc_desktop.reports import shelf
from cchc_desktop.store import dossiers
from cchc_desktop.store.connection import transaction


def arrived(counter: Counter, place: str = "", **changes: object) -> str:
    uid = hand_over(counter, counter.receive(**changes)).uid
    custody.take_results(counter.db, [uid], place, counter.clerk, counter.now)
    return uid


def test_results_lie_with_place_and_time_those_received_first_first(counter: Counter) -> None:
    first, second, gone = arrived(counter, "Kệ 1"), arrived(counter, "Kệ 2"), arrived(counter)
    custody.return_result(counter.db, gone, ResultHandedOver(counter.now), counter.clerk)
    counter.receive()

    found = shelf.on_shelf(counter.db)

    assert [(each.dossier.uid, each.place, each.arrived_at) for each in found] == [
        (first, "Kệ 1", counter.now),
        (second, "Kệ 2", counter.now),
    ]
    assert len(shelf.on_shelf(counter.db, limit=1)) == 1


def test_those_that_go_by_post_are_the_next_list(counter: Counter) -> None:
    arrived(counter)
    posted = arrived(counter, return_channel=ReturnChannel.POST)
    assert [each.dossier.uid for each in shelf.to_post(counter.db)] == [posted]


def test_what_the_portal_alone_calls_finished_has_no_place_yet(counter: Counter) -> None:
    dossier = counter.receive()
    with transaction(counter.db):
        dossiers.update(counter.db, dossier, replace(dossier, status=Status.FINISHED))
    (found,) = shelf.on_shelf(counter.db)
    assert (found.arrived_at, found.place) == (None, "")
