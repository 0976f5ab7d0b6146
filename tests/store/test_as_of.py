"""The store as it was: the ledger ends at an entry, one dossier stands as it then was, and today's store is untouched."""

from __future__ import annotations

from pathlib import Path

from factories import NOW
from store_fixtures import KEY, happened, received

from cchc_desktop.domain import events as e
from cchc_desktop.store import as_of, dossiers, ledger, rebuild, schema
from cchc_desktop.store.connection import Database, Use


def test_it_ends_where_it_is_told_to(db: Database, folder: Path) -> None:
    first = received(db)
    then = happened(db, first, e.HandedOver(NOW, "Phòng A"))
    now = happened(db, then, e.ResultArrived(NOW, "Quyết định"))
    entries = ledger.of_dossier(db, first.uid)
    past = schema.open_store(folder, KEY, Use.SYNC)
    try:
        as_of.begin(past)
        for dossier, entry in ((then, entries[1]), (first, entries[0])):
            as_of.go_to(past, dossier, entry.pos)

            assert dossiers.get(past, first.uid) == dossier
            assert ledger.of_dossier(past, first.uid)[-1] == entry
            assert ledger.newest_fact(past, first.uid) == entry.hash
            assert rebuild.fold(past, ledger.of_dossier(past, first.uid)) == dossier
    finally:
        past.close()
    assert dossiers.get(db, first.uid) == now
    assert ledger.of_dossier(db, first.uid) == entries
