"""The desk is a plain value."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest
from factories import an_office

from cchc_desktop.acts.desk import Desk
from cchc_desktop.domain.calendar import WorkCalendar


def test_a_desk_is_real_unless_said_otherwise() -> None:
    assert not Desk(an_office(), WorkCalendar(), Path()).practice


def test_a_desk_is_made_anew_when_the_office_changes() -> None:
    desk = Desk(an_office(), WorkCalendar(), Path())

    with pytest.raises(FrozenInstanceError):
        desk.practice = True  # type: ignore[misc]  # what is tested
    assert replace(desk, office=an_office(counter="04")).office.counter == "04"
