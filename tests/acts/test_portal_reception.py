"""A portal that counts by its own clock changes no printed fact."""

from __future__ import annotations

import msgspec
import pytest
from counter_fixtures import Counter

from cchc_desktop.acts import portal_reception
from cchc_desktop.store import tasks

LATER = "2026-10-06T07:00:00.000+07:00"


def test_another_day_is_told_once_and_changes_nothing(counter: Counter) -> None:
    dossier = counter.receive()

    for _ in range(2):
        portal_reception.tell(counter.db, dossier.uid, {"NgayTiepNhan": LATER}, counter.now)

    [task] = tasks.still_open(counter.db)
    assert (task.kind, task.dossier_uid) == ("reception_day", dossier.uid)
    assert msgspec.json.decode(task.detail) == {"code": "reception_day", "quay": "05/10/2026", "cong": "06/10/2026"}
    assert counter.dossier(dossier.uid) == dossier


@pytest.mark.parametrize("said", ["2026-10-05T17:00:00.000+07:00", None, "hôm nay", 7])
def test_the_same_day_and_what_is_none_say_nothing(counter: Counter, said: object) -> None:
    dossier = counter.receive()

    portal_reception.tell(counter.db, dossier.uid, {"NgayTiepNhan": said}, counter.now)

    assert tasks.count_open(counter.db) == 0
