"""Events of few members: each member written under its name, later ones only where they say something, and read back."""

from __future__ import annotations

from dataclasses import fields

import msgspec
import pytest
from factories import EVENTS, NOW
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain import events as e
from cchc_desktop.wire import small_events

ANY = st.one_of(*(EVENTS[kind] for kind in small_events.SMALL))


@pytest.mark.parametrize("kind", small_events.SMALL)
def test_every_member_has_a_name_of_its_own(kind: type) -> None:
    _, members = small_events.SMALL[kind]
    assert {field.name for field in fields(kind)} == {"at", *members}
    assert len(set(members.values())) == len(members)
    assert set(small_events.LATER.get(kind, ())) <= set(members)


@given(ANY)
def test_any_is_told_back(event: e.Event) -> None:
    kind, told = small_events.document(event, "0192f7c0-0000-7000-8000-0000000000fb")
    assert small_events.read(kind, msgspec.json.encode(told), event.at) == event


def test_a_member_that_came_later_is_left_out_at_its_default() -> None:
    assert small_events.document(e.ResultArrived(NOW, "Quyết định"), "") == (
        "result.arrived",
        {"tenKetQua": "Quyết định"},
    )
    _, told = small_events.document(e.ResultArrived(NOW, shelf="B2"), "")
    assert told == {"tenKetQua": "", "viTri": "B2"}


def test_a_member_a_later_counter_leaves_out_has_its_default() -> None:
    assert small_events.read("result.arrived", b'{"salt":""}', NOW) == e.ResultArrived(NOW)


def test_other_operations_are_none_of_these() -> None:
    assert small_events.read("dossier.received", b"{}", NOW) is None
    assert small_events.read("dossier.danced", b"{}", NOW) is None
