"""Custody: each folder has one holder; a handover is whole or not at all."""

from __future__ import annotations

import pytest
from counter_fixtures import DIVISION, Counter, hand_over

from cchc_desktop.acts import custody
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.events import ResultHandedOver, ResultPosted
from cchc_desktop.domain.status import COLLECTOR, COUNTER, POST, Holder, HolderKind, Status


def test_thirty_folders_go_in_one_act_with_an_entry_each(counter: Counter) -> None:
    uids = [counter.receive().uid for _ in range(30)]

    handed = custody.hand_over(counter.db, uids, DIVISION, counter.clerk, counter.now)

    assert [dossier.uid for dossier in handed] == uids
    assert {dossier.holder for dossier in handed} == {Holder(HolderKind.DIVISION, DIVISION)}
    entries = [counter.entries(uid)[-1] for uid in uids]
    assert {entry.type for entry in entries} == {"custody.handedOver"}
    assert len({entry.act_id for entry in entries}) == 1
    assert len({entry.op_id for entry in entries}) == 30
    assert counter.is_sound()


def test_one_folder_that_is_not_here_keeps_all_back(counter: Counter) -> None:
    first, gone, last = (counter.receive() for _ in range(3))
    hand_over(counter, gone)
    before = counter.contents()

    with pytest.raises(Refused, match=r"^handover\.holder$"):
        custody.hand_over(counter.db, [first.uid, gone.uid, last.uid], DIVISION, counter.clerk, counter.now)

    assert counter.contents() == before


def test_a_folder_scanned_twice_is_not_handed_over_twice(counter: Counter) -> None:
    dossier = counter.receive()

    with pytest.raises(Refused, match=r"^handover\.holder$"):
        custody.hand_over(counter.db, [dossier.uid, dossier.uid], DIVISION, counter.clerk, counter.now)

    assert counter.types(dossier.uid) == ["dossier.received"]


def test_a_folder_comes_back_without_a_result(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())

    back = custody.send_back(counter.db, dossier.uid, "Thiếu chữ ký", counter.clerk, counter.now)

    assert (back.holder, back.status) == (COUNTER, Status.PROCESSING)


def test_what_never_left_cannot_come_back(counter: Counter) -> None:
    dossier = counter.receive()

    with pytest.raises(Refused, match=r"^sent_back\.holder$"):
        custody.send_back(counter.db, dossier.uid, "x", counter.clerk, counter.now)


@pytest.mark.parametrize("way", ["counter", "post"])
def test_a_dossier_s_whole_way(counter: Counter, way: str) -> None:
    dossier = hand_over(counter, counter.receive())
    arrived = custody.take_result(counter.db, dossier.uid, "Quyết định", counter.clerk, counter.now)
    given = ResultHandedOver(counter.now, "Trần Văn Con") if way == "counter" else ResultPosted(counter.now, "EV1VN")

    returned = custody.return_result(counter.db, dossier.uid, given, counter.clerk)

    assert (arrived.status, arrived.holder, arrived.processed_at) == (Status.FINISHED, COUNTER, counter.now)
    assert (returned.status, returned.returned_at) == (Status.RETURNED, counter.now)
    assert returned.holder == (COLLECTOR if way == "counter" else POST)
    assert counter.is_sound()


def test_being_overdue_never_stops_a_return(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())
    counter.clock.forward(days=400)
    custody.take_result(counter.db, dossier.uid, "", counter.clerk, counter.now)

    assert custody.return_result(counter.db, dossier.uid, ResultHandedOver(counter.now), counter.clerk).returned_at


def test_a_result_that_is_not_here_is_not_returned(counter: Counter) -> None:
    dossier = counter.receive()

    with pytest.raises(Refused, match=r"^dossier\.status$"):
        custody.return_result(counter.db, dossier.uid, ResultHandedOver(counter.now), counter.clerk)


def test_another_counter_s_result_is_returned_here(counter: Counter) -> None:
    mirror = counter.mirror(status=Status.FINISHED)

    custody.return_result(counter.db, mirror.uid, ResultHandedOver(counter.now, "A"), counter.clerk)

    assert counter.types(mirror.uid) == ["dossier.adopted", "result.handedOver"]
    assert counter.is_sound()
