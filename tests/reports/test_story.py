"""A dossier's story is told in order, with who entered what."""

from __future__ import annotations

from counter_fixtures import Counter, hand_over

from cchc_desktop.domain.events import Amended, HandedOver, Received
from cchc_desktop.reports.story import last, story


def test_the_story_has_every_event_in_order_with_the_clerk_s_name(counter: Counter) -> None:
    dossier = counter.receive()
    hand_over(counter, dossier)

    told = story(counter.db, dossier.uid)

    assert [type(each.event) for each in told] == [Received, HandedOver]
    assert {each.name for each in told} == {counter.clerk.name}


def test_the_last_of_a_kind_is_found_and_none_of_what_never_happened(counter: Counter) -> None:
    dossier = counter.receive()
    hand_over(counter, dossier)
    told = story(counter.db, dossier.uid)

    found = last(told, HandedOver)

    assert found is not None
    assert found[1].code == counter.clerk.code
    assert last(told, Amended) is None
