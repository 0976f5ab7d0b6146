"""This counter's own mark."""

from __future__ import annotations

import re

from cchc_desktop.store import device, meta
from cchc_desktop.store.connection import Database


def test_before_a_portal_it_is_of_this_installation_and_afterwards_the_portal_s(db: Database) -> None:
    own = device.label(db)
    assert re.fullmatch("9[0-9]{2}", own)
    assert device.label(db) == own

    meta.write(db, "device", "103")
    assert device.label(db) == "103"
    meta.write(db, "device", "nhãn lạ")
    assert device.label(db) == own
