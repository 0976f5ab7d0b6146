"""Many folders at once: all of them or none, and a refusal names each."""

from __future__ import annotations

import pytest
from counter_fixtures import DIVISION, Counter, hand_over

from cchc_desktop.acts import batches
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.events import SentBack
from cchc_desktop.store.uids import new_uid


def test_all_are_found_in_the_order_asked_for(counter: Counter) -> None:
    uids = [counter.receive().uid for _ in range(3)]
    assert [dossier.uid for dossier in batches.found(counter.db, uids[::-1])] == uids[::-1]


def test_none_unknown_and_doubled_folders_are_refused(counter: Counter) -> None:
    uid = counter.receive().uid
    for uids, code in (([], "batch.empty"), ([uid, new_uid()], "dossier.unknown"), ([uid, uid], "batch.twice")):
        with pytest.raises(Refused, match=rf"^{code}$"):
            batches.found(counter.db, uids)


def test_one_act_and_one_entry_a_folder(counter: Counter) -> None:
    folders = [hand_over(counter, counter.receive()) for _ in range(2)]
    act = new_uid()

    batches.record_all(counter.db, folders, lambda _: SentBack(counter.now, "Nhầm phòng"), counter.clerk, act)

    assert {counter.entries(folder.uid)[-1].act_id for folder in folders} == {act}


def test_a_refusal_names_each_folder_and_nothing_is_written(counter: Counter) -> None:
    here = [counter.receive(), counter.receive()]
    before = counter.contents()

    with pytest.raises(Refused) as caught:
        batches.record_all(counter.db, here, lambda _: SentBack(counter.now, "x"), counter.clerk, new_uid())

    assert [problem.field for problem in caught.value.problems] == ["folders.0", "folders.1"]
    assert all(str(dossier.code) in caught.value.sentence for dossier in here)
    assert counter.contents() == before


def test_a_number_of_another_counter_is_no_batch_of_this_store(counter: Counter) -> None:
    number, batch = batches.demand(counter.db, "BG-7-261005-01-0000")
    assert (number.number, number.check, batch) == ("BG-7-261005-01", "0000", None)


def test_what_is_not_a_batch_number_is_refused(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^batch\.number$"):
        batches.demand(counter.db, DIVISION)
