"""Dossiers of a year: those received in it, and those first written about in it without a reception."""

from __future__ import annotations

from datetime import datetime

import pytest
from factories import a_dossier
from store_fixtures import happened, received

from cchc_desktop.domain import events as e
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.status import Status
from cchc_desktop.store import dossiers, years
from cchc_desktop.store.connection import Database
from cchc_desktop.store.uids import new_uid


def test_each_stands_in_one_year(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(years, "_STEP", 2)
    moments = [datetime(2026, 1, 1, tzinfo=VN), datetime(2026, 12, 31, 23, 59, 59, tzinfo=VN)]
    inside = [received(db, number, at) for number, at in enumerate([*moments, moments[0]], 1)]
    other = received(db, 9, datetime(2027, 1, 1, tzinfo=VN))
    brought = a_dossier(uid=new_uid(), code=None, received_at=None, due_at=None, status=Status.NEW)
    happened(db, brought, e.Refused(moments[0], "không thuộc thẩm quyền", "03.001/TC", brought))
    dossiers.save(db, a_dossier(uid=new_uid(), code="H52.18-260101-0009", received_at=moments[0]), own=False)

    assert list(years.uids(db, 2026)) == [*(each.uid for each in inside), brought.uid]
    assert list(years.uids(db, 2027)) == [other.uid]
    assert [years.count(db, year) for year in (2025, 2026, 2027)] == [0, 4, 1]
