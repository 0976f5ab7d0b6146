"""Events are values: compared by what they say, never changed, each with its moment."""

from dataclasses import FrozenInstanceError, fields
from typing import get_args

import pytest
from factories import EVENTS, NOW

from cchc_desktop.domain import events
from cchc_desktop.domain.events import Event, HandedOver


@pytest.mark.parametrize("kind", get_args(Event), ids=lambda kind: kind.__name__)
def test_every_event_begins_with_its_moment(kind: type) -> None:
    assert fields(kind)[0].name == "at"


def test_the_union_lists_every_event_of_the_module() -> None:
    made_here = {value for value in vars(events).values() if getattr(value, "__module__", "") == events.__name__}

    assert set(get_args(Event)) == {value for value in made_here if isinstance(value, type)}


def test_the_tests_can_draw_every_event() -> None:
    assert set(EVENTS) == set(get_args(Event))


def test_an_event_that_happened_cannot_be_changed() -> None:
    event = HandedOver(NOW, "Phòng Người có công")

    with pytest.raises(FrozenInstanceError):
        event.to = "Phòng khác"  # type: ignore[misc]  # the very thing that must not work

    assert event == HandedOver(NOW, "Phòng Người có công")
