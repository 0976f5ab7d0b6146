"""Whom the sign-in screen offers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from app_window import PASSWORD

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.app import places
from cchc_desktop.app.counter import Counter, open_counter
from cchc_desktop.app.entrance import doors, entrance
from cchc_desktop.domain.instants import VN


def test_before_anybody_was_here_it_stands_on_the_first_clerk(counter: Counter) -> None:
    offered = entrance(counter, places.clock)

    assert offered.last == counter.file.clerks[0].code
    assert offered.counter == "03"
    assert not offered.passwords
    assert {clerk.code for clerk in offered.clerks} == {counter.file.lead.code, *(c.code for c in counter.file.clerks)}


def test_afterwards_on_whoever_was_here_last(counter: Counter) -> None:
    ways = doors(counter, places.clock)
    ways.sign_in(counter.db, counter.file.lead.code, "", "03")

    assert ways.entrance().last == counter.file.lead.code


@pytest.mark.parametrize(("hour", "shift"), [(7, "morning"), (11, "morning"), (12, "afternoon")])
def test_the_shift_is_of_the_hour(counter: Counter, hour: int, shift: str) -> None:
    assert entrance(counter, lambda: datetime(2026, 10, 5, hour, tzinfo=VN)).shift == shift


def test_at_a_real_counter_the_acts_behind_the_doors_want_the_password(real_folder: Path) -> None:
    counter = open_counter(real_folder, practice=False)
    ways = doors(counter, places.clock)
    lead = counter.file.lead
    try:
        assert ways.entrance().passwords
        with pytest.raises(Refused):
            ways.sign_in(counter.db, lead.code, "khong-phai-the", "03")
        assert ways.sign_in(counter.db, lead.code, PASSWORD, "03") == lead
        assert ways.unlock(counter.db, lead, PASSWORD) == lead
    finally:
        counter.db.close()
