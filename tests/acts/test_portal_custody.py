"""What the portal says of a folder becomes a fact, once, or words for a person; never does it overwrite in silence."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from counter_fixtures import DIVISION, Counter, document

from cchc_desktop.acts import custody, portal_change
from cchc_desktop.acts.record import record
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.batch import Batch
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SupplementRequested, Taken, Withdrawn
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.status import COLLECTOR, COUNTER, Holder, HolderKind
from cchc_desktop.reports import handover, history, holders
from cchc_desktop.store import deliveries, rebuild, tasks
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.deliveries import Delivery
from cchc_desktop.wire.contract import Change

OTHER = "Phòng Lao động - Việc làm"
STRANGE = str(uuid4())


def given(counter: Counter, *dossiers: Dossier, send: bool = True) -> Batch:
    uids = [dossier.uid for dossier in dossiers]
    batch = custody.hand_over(counter.db, counter.desk, uids, DIVISION, counter.clerk, counter.now)
    if send:
        counter.sent()
    return batch


def op_of(counter: Counter, dossier: Dossier, kind: str = "custody.handedOver") -> str:
    return next(entry.op_id for entry in reversed(counter.entries(dossier.uid)) if entry.type == kind)


def told(counter: Counter, dossier: Dossier, version: int = 5, **held: Any) -> None:
    """The portal's document of a dossier, with `held` as its dangGiu."""
    document_of = document(counter.dossier(dossier.uid), dangGiu={"loai": "division", "ten": DIVISION} | held)
    change = Change("dossier", dossier.uid, version, instant_text(counter.now), data=document_of)
    portal_change.accept_page(counter.db, [change], f"c{version}", counter.now)


def took(counter: Counter, dossier: Dossier, version: int = 5, **held: Any) -> None:
    """The division says that it has it."""
    said = {"opId": op_of(counter, dossier), "nhanLuc": instant_text(counter.now), "nguoiKyNhan": "Đỗ Văn Nhận"}
    told(counter, dossier, version, **(said | held))


def kinds(counter: Counter) -> list[str]:
    return [task.kind for task in tasks.still_open(counter.db)]


def takings(counter: Counter, dossier: Dossier) -> int:
    return counter.types(dossier.uid).count("custody.taken")


def test_a_batch_shows_as_received_without_its_slip(counter: Counter) -> None:
    first, second = counter.receive(), counter.receive()
    batch = given(counter, first, second)
    counter.clock.forward(minutes=20)
    moment = counter.now
    counter.clock.forward(minutes=20)

    took(counter, first, nhanLuc=instant_text(moment))

    entry = counter.entries(first.uid)[-1]
    assert (entry.type, entry.clerk_code) == ("custody.taken", "portal")
    assert rebuild.event_of(counter.db, entry) == Taken(moment, DIVISION, "Đỗ Văn Nhận", batch.number)
    found = handover.progress(counter.db, batch.number)
    assert found is not None
    assert (found.waiting, found.members[0].taken_at) == ((second.code,), moment)
    assert [each.code for each in holders.under_way(counter.db)] == [second.code]
    assert kinds(counter) == []
    assert counter.is_sound()


def test_told_again_it_is_the_same_fact(counter: Counter) -> None:
    dossier = counter.receive()
    given(counter, dossier)
    for version in (5, 6, 7):
        took(counter, dossier, version)
        counter.sent()
    assert takings(counter, dossier) == 1


def test_signed_for_on_paper_first_the_portal_adds_nothing_and_the_slip_after_it_neither(counter: Counter) -> None:
    first, second = counter.receive(), counter.receive()
    batch = given(counter, first, second)
    custody.take_batch(counter.db, batch.number, [str(first.code)], "Vì Văn Hồng", counter.clerk, counter.now)
    counter.sent()

    took(counter, first)
    took(counter, second)

    assert [takings(counter, each) for each in (first, second)] == [1, 1]
    counter.sent()
    with pytest.raises(Refused, match=r"^batch\.taken$") as caught:
        custody.take_batch(counter.db, batch.bars, None, "Vì Văn Hồng", counter.clerk, counter.now)
    assert "đã nhận đủ" in caught.value.sentence


def test_it_waits_until_our_own_handover_was_sent(counter: Counter) -> None:
    dossier = counter.receive()
    counter.sent()
    given(counter, dossier, send=False)
    took(counter, dossier)
    assert takings(counter, dossier) == 0

    counter.sent()
    portal_change.accept_held(counter.db, counter.now)

    assert takings(counter, dossier) == 1


def test_a_portal_without_operations_is_understood_by_the_batch_or_the_moment(counter: Counter) -> None:
    by_slip, by_moment, before = (counter.receive() for _ in range(3))
    batch = given(counter, by_slip, by_moment, before)
    earlier = instant_text(counter.now - timedelta(days=1))

    took(counter, by_slip, opId="", soPhieu=batch.number, nhanLuc=earlier)
    took(counter, by_moment, opId="")
    took(counter, before, opId="", nhanLuc=earlier)

    assert [takings(counter, each) for each in (by_slip, by_moment, before)] == [1, 1, 0]


def test_the_taking_of_a_former_batch_is_not_that_of_the_one_under_way(counter: Counter) -> None:
    dossier = counter.receive()
    given(counter, dossier)
    former = op_of(counter, dossier)
    custody.send_back(counter.db, dossier.uid, "Thiếu", counter.clerk, counter.now)
    given(counter, dossier)

    took(counter, dossier, opId=former)

    assert takings(counter, dossier) == 0
    assert kinds(counter) == []


def test_what_is_older_than_our_last_move_is_let_be(counter: Counter) -> None:
    dossier = counter.receive()
    given(counter, dossier)
    custody.send_back(counter.db, dossier.uid, "Thiếu", counter.clerk, counter.now)
    counter.sent()
    last = counter.entries(dossier.uid)[-1]
    with transaction(counter.db):
        deliveries.put(counter.db, Delivery(last.pos, "applied", 9, b"{}", instant_text(counter.now)))

    told(counter, dossier, 8, opId=STRANGE, quay="7", loai="counter", ten="")

    assert counter.dossier(dossier.uid).holder == COUNTER
    assert kinds(counter) == []


def test_a_withdrawn_folder_that_reached_the_division_is_there(counter: Counter) -> None:
    dossier = counter.receive()
    given(counter, dossier)
    record(counter.db, counter.dossier(dossier.uid), Withdrawn(counter.now, "Tự nguyện"), counter.clerk)
    counter.sent()

    took(counter, dossier)

    assert [each.taken for each in holders.left_behind(counter.db)] == [True]


def test_another_division_than_ours_becomes_words_and_nothing_else(counter: Counter) -> None:
    dossier = counter.receive()
    given(counter, dossier)

    took(counter, dossier, ten=OTHER)
    took(counter, dossier, 6, ten=OTHER)

    assert (takings(counter, dossier), counter.dossier(dossier.uid).holder.name) == (0, DIVISION)
    [task] = tasks.still_open(counter.db)
    assert (task.kind, task.dossier_uid) == ("custody_differs", dossier.uid)
    assert OTHER in task.detail.decode()
    assert DIVISION in task.detail.decode()
    with transaction(counter.db):
        tasks.close(counter.db, task.id, instant_text(counter.now), "cb01")
    took(counter, dossier, 7, ten=OTHER)
    assert kinds(counter) == []  # a person has seen it


def test_a_division_that_has_what_nobody_gave_it_becomes_words(counter: Counter) -> None:
    dossier = counter.receive()
    counter.sent()
    counter.clock.forward(minutes=5)

    told(counter, dossier, nhanLuc=instant_text(counter.now))

    assert counter.dossier(dossier.uid).holder == COUNTER
    assert kinds(counter) == ["custody_differs"]


def test_another_counter_that_moves_our_folder_counts_it_and_we_are_told(counter: Counter) -> None:
    dossier = counter.receive()
    counter.sent()

    told(counter, dossier, opId=STRANGE, quay="7")

    assert counter.dossier(dossier.uid).holder == Holder(HolderKind.DIVISION, DIVISION, "7")
    found = holders.holders(counter.db)
    assert (found.held, found.total) == ((), 0)
    [task] = tasks.still_open(counter.db)
    assert task.kind == "custody_moved"
    assert "quầy 7" in task.detail.decode()
    assert counter.types(dossier.uid)[-1] == "portal.changed"
    assert "túi hồ sơ ở" in history.lines(counter.db, dossier.uid)[0].text
    in_hand = holders.in_hand(counter.db, dossier.uid)
    assert in_hand is not None
    assert (in_hand.holder.counter, in_hand.since) == ("7", counter.now)
    assert counter.is_sound()
    told(counter, dossier, 6, opId=STRANGE, quay="7")
    assert counter.types(dossier.uid).count("portal.changed") == 1


def test_a_result_given_at_another_counter_is_followed_quietly(counter: Counter) -> None:
    dossier = counter.receive()
    counter.sent()

    told(counter, dossier, opId=STRANGE, quay="7", loai="collector", ten="")

    assert counter.dossier(dossier.uid).holder == Holder(HolderKind.COLLECTOR, "", "7") != COLLECTOR
    assert kinds(counter) == []


def test_our_own_act_brings_the_folder_back_to_our_count(counter: Counter) -> None:
    dossier = counter.receive()
    counter.sent()
    told(counter, dossier, opId=STRANGE, quay="7", loai="counter", ten="")
    assert holders.holders(counter.db).total == 0

    given(counter, dossier)

    assert counter.dossier(dossier.uid).holder == Holder(HolderKind.DIVISION, DIVISION)
    assert [each.code for each in holders.under_way(counter.db)] == [dossier.code]


@pytest.mark.parametrize(
    "held", [{"opId": "x"}, {"loai": "nowhere"}, {"nhanLuc": "hôm qua"}, {"nhanLuc": 5}, {"opId": STRANGE, "ten": 5}]
)
def test_what_cannot_be_read_of_a_folder_is_let_be(counter: Counter, held: dict[str, Any]) -> None:
    dossier = counter.receive()
    given(counter, dossier)
    before = counter.contents()

    told(counter, dossier, **({"opId": ""} | held))

    assert counter.dossier(dossier.uid).holder == Holder(HolderKind.DIVISION, DIVISION)
    assert takings(counter, dossier) == 0
    assert len(counter.contents()) >= len(before)


def test_another_counter_s_dossier_that_is_only_printed_here_is_not_counted_here(counter: Counter) -> None:
    mirror = counter.mirror(code="H52.18-261005-4001")

    event = SupplementRequested(counter.now, "Thiếu đơn", stage="appraisal")
    record(counter.db, mirror, event, counter.clerk)

    assert counter.dossier(mirror.uid).holder == Holder(counter="3")
    assert holders.holders(counter.db).total == 0
    assert counter.is_sound()
