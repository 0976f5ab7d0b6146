"""Any kind of slip is gathered through one place; each is one that the journal and the printers know."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter

from cchc_desktop.domain.slip_kind import KINDS, RECEIPT
from cchc_desktop.reports import papers


def test_every_kind_that_can_be_gathered_is_a_kind_of_slip() -> None:
    assert RECEIPT in papers.known()
    assert set(papers.known()) <= set(KINDS)


def test_what_is_gathered_is_of_the_kind_that_was_asked_for(counter: Counter) -> None:
    dossier = counter.receive()

    slip = papers.gather(counter.db, RECEIPT, dossier.uid, counter.desk, counter.now)

    assert (slip.kind, slip.title, slip.day) == (RECEIPT, dossier.code, counter.now.date())


def test_a_kind_that_there_is_not_is_a_fault_of_the_caller(counter: Counter) -> None:
    with pytest.raises(KeyError):
        papers.gather(counter.db, "no such slip", "", counter.desk, counter.now)
