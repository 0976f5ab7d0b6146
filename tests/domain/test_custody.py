"""Events of a folder: values, each with its moment, all of them among the events there are."""

from dataclasses import is_dataclass
from typing import get_args

from cchc_desktop.domain import custody
from cchc_desktop.domain.events import Event


def test_every_event_of_a_folder_is_one_of_the_events() -> None:
    here = {kind for kind in vars(custody).values() if is_dataclass(kind)}

    assert len(here) == 7
    assert here <= set(get_args(Event))
