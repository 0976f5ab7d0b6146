"""Archiving is entered before anything leaves, and only a lead does it."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts import archive
from cchc_desktop.acts.archive import Scope
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Role


def test_it_is_entered_with_what_and_how_many(counter: Counter) -> None:
    dossier = counter.receive()
    archive.begin(counter.db, Scope(dossier.printed_code, dossier.uid), 1, counter.lead, counter.now)
    begun = archive.begin(counter.db, Scope(year=2026), 7, counter.lead, counter.now)
    archive.finish(counter.db, Scope(year=2026), {"soHoSo": 7}, "ab" * 32, (counter.lead, counter.now))

    one, year, done = counter.entries()[-3:]
    assert dossier.printed_code.encode() in one.payload
    assert (year, year.clerk_code) == (begun._replace(instance=year.instance), counter.lead.code)
    assert b'"nam":2026,"soHoSo":7' in year.payload
    assert b'"sha256":"abab' in done.payload


def test_what_is_not_here_is_not_exported(counter: Counter) -> None:
    mirror = counter.mirror()
    with pytest.raises(Refused, match=r"^archive\.nothing$"):
        archive.begin(counter.db, Scope(year=2020), 0, counter.lead, counter.now)
    with pytest.raises(Refused, match=r"^archive\.elsewhere$"):
        archive.begin(counter.db, Scope(mirror.printed_code, mirror.uid), 1, counter.lead, counter.now)


@pytest.mark.parametrize("role", [Role.CLERK, Role.ADMIN])
def test_it_is_a_leads(counter: Counter, role: Role) -> None:
    with pytest.raises(Refused, match=r"^role\.archive$"):
        archive.begin(counter.db, Scope(year=2026), 1, counter.people[role], counter.now)
