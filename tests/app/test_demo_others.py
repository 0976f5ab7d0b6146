"""Two counters with a network and an office with a stick: in the evening every dossier of the day is at the portal."""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.app import practice
from cchc_desktop.app.counter import calendar_of, open_counter
from cchc_desktop.app.demo_clock import DayClock, opening_of
from cchc_desktop.app.demo_others import BY_NETWORK, BY_STICK, Others
from cchc_desktop.app.demo_portal import DemoPortal
from cchc_desktop.app.places import clock
from cchc_desktop.app.practice_hub import database_url
from cchc_desktop.hub.database import open_storage
from cchc_desktop.hub.schema import dossiers
from cchc_desktop.store.connection import Use
from cchc_desktop.wire.contract import API_PATH


def test_every_dossier_of_every_counter_is_at_the_portal(tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    day = DayClock(opening_of(calendar_of(practice.sample_office().office), clock()))
    practice.make(folder, day)
    portal = DemoPortal(folder, day)
    others = Others(tmp_path / "others", portal, day)
    with portal.running() as url:
        portal.exchange()
        others.join(url + API_PATH)
    day.to(17, 5)

    with portal.running() as url:
        counter = open_counter(folder, practice=True, use=Use.SYNC)
        told = others.evening(url + API_PATH, counter)
        counter.db.close()

    assert [(each["counter"], each["way"]) for each in told] == [
        *((number, "network") for number in BY_NETWORK),
        (BY_STICK, "stick"),
    ]
    assert all(each["acknowledged"] and each["dossiers"] == 5 for each in told), told
    storage = open_storage(database_url(folder))
    with storage.reading() as db:
        codes = [row.code for row in db.execute(dossiers.select())]
    storage.close()
    assert len(set(codes)) == len(codes) == 15
