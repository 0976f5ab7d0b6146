"""Making ready for an inspection: what verification said is entered, whatever it was."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts import inspection
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.period import Period
from cchc_desktop.store import ledger
from cchc_desktop.store.flaws import Wrong

PERIOD = Period(date(2026, 1, 1), date(2026, 6, 30))


def test_how_much_was_verified_is_entered(counter: Counter) -> None:
    counter.receive()
    entries = ledger.last_pos(counter.db)

    assert inspection.check(counter.db, PERIOD, counter.clerk, counter.now) is None

    noted = counter.entries()[-1]
    assert noted.clerk_code == counter.clerk.code
    for part in ('"suKien":"inspection"', '"tu":"2026-01-01"', '"den":"2026-06-30"', f'"soMuc":{entries}'):
        assert part.encode() in noted.payload


def test_a_flaw_is_entered_too(counter: Counter) -> None:
    dossier = counter.receive()
    counter.db.conn.execute("update dossiers set voided = 1")

    flaw = inspection.check(counter.db, PERIOD, counter.lead, counter.now)

    assert flaw is not None
    assert (flaw.wrong, flaw.about) == (Wrong.DOSSIER, dossier.uid)
    assert b'"loi":"DOSSIER"' in counter.entries()[-1].payload


def test_a_period_that_has_not_begun_is_refused_and_nothing_is_entered(counter: Counter) -> None:
    tomorrow = counter.now.date() + timedelta(days=1)
    entries = ledger.last_pos(counter.db)

    with pytest.raises(Refused, match=r"^period\.future$"):
        inspection.check(counter.db, Period(tomorrow, tomorrow), counter.lead, counter.now)

    assert ledger.last_pos(counter.db) == entries


def test_an_administrator_does_not_look_at_dossiers(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^role\.read_dossier$"):
        inspection.check(counter.db, PERIOD, counter.admin, counter.now)
