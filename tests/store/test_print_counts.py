"""Printings of a period are counted by kind; those of another day are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from factories import NOW
from store_fixtures import happened, received

from cchc_desktop.domain.events import SlipPrinted
from cchc_desktop.domain.period import Period
from cchc_desktop.store import print_counts, prints
from cchc_desktop.store.connection import Database
from cchc_desktop.store.print_counts import PrintCount
from cchc_desktop.store.uids import new_uid


def test_by_kind_and_state(db: Database) -> None:
    dossier = received(db)
    for printing, state in ((1, "handed_over"), (2, "handed_over"), (3, "failed"), (4, "asked")):
        event = SlipPrinted(NOW, "receipt", state, new_uid(), printing)
        prints.note(db, happened(db, dossier, event).uid, event)
    later = replace(event, at=NOW + timedelta(days=1), print_uid=new_uid())
    prints.note(db, dossier.uid, later)

    day = NOW.date()
    assert print_counts.of(db, Period(day, day)) == {"receipt": PrintCount(4, 2, 1, 1, 1)}
    assert print_counts.of(db, Period(day, day + timedelta(days=1)))["receipt"].asked == 5
