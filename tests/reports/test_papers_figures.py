"""A report is gathered as the store stands, by its name."""

from __future__ import annotations

from datetime import date

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts import printing
from cchc_desktop.domain.slip_kind import REPORT
from cchc_desktop.reports import papers
from cchc_desktop.reports.gathering import NoPaper
from cchc_desktop.slips.lists.report import Report


def test_a_report_is_what_was_asked_for_made_today(counter: Counter) -> None:
    counter.receive()
    year = counter.now.year
    name = f"ii06a_{year}-01-01_{year}-12-31"

    slip = papers.gather(counter.db, REPORT, name, counter.desk, counter.now)

    assert isinstance(slip, Report)
    assert (slip.title, slip.day, slip.sheet.key) == (name, counter.now.date(), "ii06a")
    assert slip.sheet.period is not None
    assert slip.sheet.period.first == date(year, 1, 1)
    asked = printing.ask(counter.db, name, REPORT, counter.clerk, counter.now)
    assert (asked.code, asked.printing) == (name, 1)


def test_a_period_that_has_not_begun_has_no_report(counter: Counter) -> None:
    year = counter.now.year + 1
    with pytest.raises(NoPaper) as told:
        papers.gather(counter.db, REPORT, f"ii06a_{year}-01-01_{year}-12-31", counter.desk, counter.now)
    assert told.value.problem.code == "period.future"


def test_no_such_report_is_told(counter: Counter) -> None:
    with pytest.raises(NoPaper) as told:
        papers.gather(counter.db, REPORT, "ii06a_2026-12-31_2026-01-01", counter.desk, counter.now)
    assert told.value.problem.code == "report.unknown"
