"""The inspection's page as it is gathered: named by its period, saying what stands now."""

from __future__ import annotations

from datetime import date

import pytest
from counter_fixtures import Counter

from cchc_desktop.domain.period import Period
from cchc_desktop.domain.slip_kind import INSPECTION
from cchc_desktop.reports import papers
from cchc_desktop.reports.gathering import NoPaper
from cchc_desktop.reports.papers_inspection import period_of
from cchc_desktop.slips.lists.inspection import InspectionSheet
from cchc_desktop.store import ledger

HALF = Period(date(2026, 7, 1), date(2026, 12, 31))


def test_it_says_what_stands_now(counter: Counter) -> None:
    dossier = counter.receive()

    sheet = papers.gather(counter.db, INSPECTION, HALF.name, counter.desk, counter.now)

    assert isinstance(sheet, InspectionSheet)
    assert (sheet.name, sheet.period, sheet.made) == (
        "2026-07-01_2026-12-31",
        "6 tháng cuối năm 2026",
        counter.now.date(),
    )
    assert (sheet.seq, sheet.hash) == ledger.head(counter.db)[1:]
    found = {each.title: each.details for each in sheet.findings if each.count}
    assert found["Tiếp nhận chưa in giấy tiếp nhận"] == dossier.printed_code


@pytest.mark.parametrize(
    "name", ["", "2026", "2026-07-01", "2026-12-31_2026-07-01", "20260701_20261231", "a_b", "a_b_c"]
)
def test_what_names_no_period_is_refused(counter: Counter, name: str) -> None:
    assert period_of(name) is None
    with pytest.raises(NoPaper, match=r"^inspection\.period$"):
        papers.gather(counter.db, INSPECTION, name, counter.desk, counter.now)


def test_a_period_that_has_not_begun_is_refused(counter: Counter) -> None:
    day = date(counter.now.year + 1, 1, 1)
    with pytest.raises(NoPaper, match=r"^period\.future$"):
        papers.gather(counter.db, INSPECTION, Period(day, day).name, counter.desk, counter.now)
