"""Events are values: compared by what they say, never changed, each with its moment."""

from dataclasses import FrozenInstanceError, fields, is_dataclass
from typing import get_args

import pytest
from factories import EVENTS, NOW

from cchc_desktop.domain import events
from cchc_desktop.domain.events import Blanked, Event, HandedOver


@pytest.mark.parametrize("kind", get_args(Event), ids=lambda kind: kind.__name__)
def test_every_event_begins_with_its_moment(kind: type) -> None:
    assert fields(kind)[0].name == "at"


def test_the_union_lists_every_event_of_the_module() -> None:
    known = {getattr(events, name) for name in events.__all__}

    assert set(get_args(Event)) == {value for value in known if isinstance(value, type)}
    assert set(get_args(Event)) == {value for value in vars(events).values() if is_event(value)}


def is_event(value: object) -> bool:
    return is_dataclass(value) and isinstance(value, type) and fields(value)[0].name == "at"


def test_the_tests_can_draw_every_event() -> None:
    assert set(EVENTS) | {Blanked} == set(get_args(Event))  # which is the last of all: tests/acts/test_retention.py


def test_an_event_that_happened_cannot_be_changed() -> None:
    event = HandedOver(NOW, "Phòng Người có công")

    with pytest.raises(FrozenInstanceError):
        event.to = "Phòng khác"  # type: ignore[misc]  # the very thing that must not work

    assert event == HandedOver(NOW, "Phòng Người có công")
