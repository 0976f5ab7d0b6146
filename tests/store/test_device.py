"""This counter's own mark."""

from __future__ import annotations

import re

import pytest

from cchc_desktop.store import device, meta
from cchc_desktop.store.connection import Database


def test_before_a_portal_it_is_of_this_installation_and_afterwards_the_portal_s(db: Database) -> None:
    own = device.label(db, "03")
    assert re.fullmatch("903[0-9]{2}", own)
    assert device.label(db, "03") == own

    meta.write(db, "device", "103")
    assert device.label(db, "03") == "103"
    meta.write(db, "device", "nhãn lạ")
    assert device.label(db, "03") == own


@pytest.mark.parametrize(
    ("counter", "digits"), [("7", "07"), ("Q12", "12"), ("1234", "34"), ("một", "00"), ("²", "00")]
)
def test_two_counters_of_an_office_are_told_apart_by_its_numbers_for_them(
    db: Database, counter: str, digits: str
) -> None:
    assert device.label(db, counter)[:3] == f"9{digits}"
