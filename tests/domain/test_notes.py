"""Notes: told about a dossier, changing nothing of it."""

from dataclasses import is_dataclass

import pytest
from factories import DOSSIERS, EVENTS
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain import notes
from cchc_desktop.domain.events import NOTES


def _is_note(kind: object) -> bool:
    return is_dataclass(kind) and getattr(kind, "__module__", "") == notes.__name__


def test_every_note_is_among_the_notes() -> None:
    assert {kind for kind in vars(notes).values() if _is_note(kind)} == set(NOTES)


@pytest.mark.parametrize("kind", NOTES, ids=lambda kind: kind.__name__)
@given(data=st.data(), dossier=DOSSIERS)
def test_a_note_changes_nothing_of_a_dossier(kind, data, dossier) -> None:
    assert dossier.after(data.draw(EVENTS[kind])) == dossier
