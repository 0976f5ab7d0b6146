"""The page of the reports on real threads over a real counter, with reports that need no dossiers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from unittest import mock

import pytest
from page_fixtures import counter, garbage_stays_here, reader, show
from sheet_fixtures import narrow, official

from cchc_desktop.reports.figures.registry import REPORTS, ReportKind

__all__ = ["counter", "garbage_stays_here", "reader", "show"]

KINDS = (
    ReportKind("ii06a", "Tình hình giải quyết TTHC (II.06a)", lambda _db, period, _today: official(period)),
    ReportKind("post", "Bưu chính công ích", lambda _db, period, _today: replace(narrow(), period=period), False),
    ReportKind("none", "Theo quầy", lambda _db, period, _today: replace(official(period, 0), rows=())),
)


@pytest.fixture(autouse=True)
def reports() -> Iterator[None]:
    with mock.patch.dict(REPORTS, {kind.key: kind for kind in KINDS}, clear=True):
        yield
