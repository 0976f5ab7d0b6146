"""Setting the calendar: a lead's or an administrator's, whole, with an entry; dates that were given stay."""

from __future__ import annotations

import json
from datetime import date

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts.calendar import set_calendar
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.calendar import DayKind
from cchc_desktop.store import calendar

FILE = """confirmed_through = 2027
[[day]]
date = 2026-10-14
kind = "holiday"
source = "Văn bản số 1"
[[hours]]
valid_from = 2027-06-01
sessions = ["06:30-11:00", "13:30-17:00"]
"""


def test_it_holds_from_now_on_and_stands_in_the_ledger(counter: Counter) -> None:
    set_calendar(counter.db, FILE, counter.lead, counter.now)

    own = calendar.read(counter.db)
    assert own is not None
    assert [(each.day, each.kind) for each in own.overrides] == [(date(2026, 10, 14), DayKind.HOLIDAY)]
    entry = counter.entries()[-1]
    body = json.loads(entry.payload)
    assert (entry.clerk_code, body["suKien"]) == (counter.lead.code, "set_calendar")
    assert body["chiTiet"] == {
        "ngayRieng": [{"ngay": "2026-10-14", "loai": "holiday", "nguon": "Văn bản số 1"}],
        "buoiTuNgay": ["2027-06-01"],
        "xacNhanDenNam": 2027,
    }


def test_a_wrong_one_is_refused_whole(counter: Counter) -> None:
    before = counter.contents()

    with pytest.raises(Refused) as refused:
        set_calendar(counter.db, FILE.replace("holiday", "off"), counter.admin, counter.now)

    assert [problem.field for problem in refused.value.problems] == ["day.1.kind"]
    assert counter.contents() == before
    assert calendar.read(counter.db) is None


def test_a_date_that_was_given_stays(counter: Counter) -> None:
    dossier = counter.receive()

    set_calendar(counter.db, FILE, counter.admin, counter.now)

    assert counter.dossier(dossier.uid).due_at == dossier.due_at
