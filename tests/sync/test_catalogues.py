"""The catalogue of procedures from the portal: whole, checked, resumed when cut off, or not at all."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from counter_fixtures import Counter, catalogue
from factories import a_procedure

from cchc_desktop.domain.catalogue import catalogue_version, write_catalogue
from cchc_desktop.hub.app import load_catalogue
from cchc_desktop.portal.errors import PortalUnreachable, StrangeAnswer
from cchc_desktop.store import meta, procedures, tasks
from cchc_desktop.sync import catalogues, connection
from tests.sync.conftest import Make
from tests.sync.hubs import CATALOGUE, RunningHub
from tests.sync.ways import Way, captive, lost

FILE = "/catalogues/thu-tuc"


@pytest.fixture
def counter(make: Make) -> Counter:
    """A counter that never asked the portal for procedures."""
    counter = make()
    meta.remove(counter.db, "portal_catalogue")
    return counter


def refresh(counter: Counter) -> None:
    portal = connection.connect(counter.db, counter.clock)
    assert portal is not None
    try:
        catalogues.refresh(counter.db, portal, counter.clock)
    finally:
        portal.close()


def test_the_portal_s_procedures_become_the_counter_s(counter: Counter) -> None:
    procedures.import_all(counter.db, [a_procedure(name="Cũ", version="cũ")], "2026-10-05T08:15:00.000+07:00")
    meta.write(counter.db, "catalogue_version", "cũ")

    refresh(counter)

    assert sorted(known.code for known in procedures.current(counter.db)) == sorted(
        known.code for known in catalogue().procedures
    )
    assert meta.read(counter.db, "portal_catalogue") == CATALOGUE
    assert counter.entries()[-1].clerk_code == "portal"
    assert counter.is_sound()


def test_the_same_version_is_fetched_once(counter: Counter, way: Way) -> None:
    refresh(counter)
    meta.write(counter.db, "catalogue_stale", "1")
    fetched, entries = len(way.asked(FILE)), len(counter.entries())

    refresh(counter)

    assert (len(way.asked(FILE)), len(counter.entries())) == (fetched, entries)


def test_nothing_is_asked_while_the_portal_told_of_nothing_new(counter: Counter, way: Way) -> None:
    refresh(counter)
    asked = len(way.asked("/catalogues"))

    refresh(counter)

    assert len(way.asked("/catalogues")) == asked


def test_rows_that_came_from_a_file_already_are_not_entered_again(counter: Counter) -> None:
    text = "\n".join(
        json.dumps(msgspec.json.decode(line), ensure_ascii=False, sort_keys=True)
        for line in write_catalogue(catalogue().procedures).splitlines()
    )
    meta.write(counter.db, "catalogue_version", catalogue_version(text))
    entries = len(counter.entries())

    refresh(counter)

    assert len(counter.entries()) == entries
    assert meta.read(counter.db, "portal_catalogue") == CATALOGUE


def test_a_new_version_at_the_hub_is_heard_of_and_fetched(counter: Counter, hub: RunningHub) -> None:
    counter.exchange()
    whole = catalogue()
    renamed = [known if known.code != "1.010803" else a_procedure(name="Tên mới") for known in whole.procedures]
    rows = [msgspec.json.decode(line) for line in write_catalogue(renamed).splitlines()]
    hub.clock.forward(seconds=1)
    load_catalogue(hub.hub.storage, "thu-tuc", rows, "2026-11", hub.clock())

    counter.exchange()

    found = procedures.get(counter.db, "1.010803")
    assert found is not None
    assert found.name == "Tên mới"
    assert meta.read(counter.db, "portal_catalogue") == "2026-11"


def test_a_download_cut_off_goes_on_where_it_broke(counter: Counter, way: Way) -> None:
    way.tell(FILE, lost, lost)

    refresh(counter)

    assert meta.read(counter.db, "portal_catalogue")
    assert len({passing.headers["range"] for passing in way.asked(FILE)[:3]}) == 1


def test_a_line_that_keeps_breaking_leaves_the_old_catalogue(counter: Counter, way: Way) -> None:
    before = procedures.current(counter.db)
    way.always(FILE, captive)

    with pytest.raises(PortalUnreachable):
        refresh(counter)

    assert procedures.current(counter.db) == before
    assert meta.read(counter.db, "catalogue_stale") is None  # to be tried again
    assert len(way.asked(FILE)) == 6


class Offering:
    """A portal with a catalogue of its own."""

    def __init__(self, *rows: dict[str, Any]) -> None:
        from cchc_desktop.wire.contract import CatalogueEntry

        self.rows = list(rows)
        self.entries = [CatalogueEntry("thu-tuc", "v9")]

    def catalogues(self) -> list[Any]:
        return self.entries

    def catalogue(self, _entry: Any, _part: bytearray) -> list[dict[str, Any]]:
        return self.rows


def test_a_catalogue_with_wrong_rows_is_refused_whole_and_becomes_work(counter: Counter) -> None:
    before = procedures.current(counter.db)
    rows = [msgspec.json.decode(line) for line in write_catalogue(catalogue().procedures).splitlines()]
    rows[1] = {"code": "sai", "không có": 1}

    catalogues.refresh(counter.db, Offering(*rows), counter.clock)  # type: ignore[arg-type]  # stands in for the portal

    assert procedures.current(counter.db) == before
    (task,) = tasks.still_open(counter.db)
    assert task.kind == "catalogue_wrong"
    assert "Dòng 2" in msgspec.json.decode(task.detail)[0]
    assert meta.read(counter.db, "portal_catalogue") == "v9"  # not fetched again until there is another


def test_a_portal_without_procedures_leaves_ours(counter: Counter) -> None:
    before = procedures.current(counter.db)
    offering = Offering()
    offering.entries = []

    catalogues.refresh(counter.db, offering, counter.clock)  # type: ignore[arg-type]  # stands in for the portal

    assert procedures.current(counter.db) == before
    assert meta.read(counter.db, "catalogue_stale") == "0"


def test_a_file_of_another_digest_is_not_believed(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    before = procedures.current(counter.db)
    portal = connection.connect(counter.db, counter.clock)
    assert portal is not None
    whole = portal.catalogues

    def forged() -> Any:
        entries = whole()
        for entry in entries:
            entry.sha256 = "0" * 64
        return entries

    monkeypatch.setattr(portal, "catalogues", forged)
    with pytest.raises(StrangeAnswer):
        catalogues.refresh(counter.db, portal, counter.clock)
    portal.close()

    assert procedures.current(counter.db) == before
