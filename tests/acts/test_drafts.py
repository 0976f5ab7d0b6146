"""Drafts: each under its own clerk, out of another's reach, the lead's to give away."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts import drafts
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.store import drafts as kept


def test_a_draft_survives_a_crash(counter: Counter) -> None:
    drafts.keep(counter.db, counter.clerk, "n1", "Trần Thị", b'{"owner": "Tr\xe1\xba\xa7n"}', counter.now)

    counter.crash()

    found = kept.of_clerk(counter.db, counter.clerk.code)
    assert [(draft.id, draft.title, draft.data) for draft in found] == [
        ("n1", "Trần Thị", b'{"owner": "Tr\xe1\xba\xa7n"}')
    ]


def test_keeping_it_again_replaces_it(counter: Counter) -> None:
    drafts.keep(counter.db, counter.clerk, "n1", "A", b"1", counter.now)
    counter.clock.forward(minutes=1)
    drafts.keep(counter.db, counter.clerk, "n1", "B", b"2", counter.now)

    assert [(draft.title, draft.data) for draft in kept.of_clerk(counter.db, "cb01")] == [("B", b"2")]


def test_another_clerk_s_draft_is_neither_seen_nor_given_up(counter: Counter) -> None:
    drafts.keep(counter.db, counter.clerk, "n1", "A", b"1", counter.now)

    drafts.discard(counter.db, counter.lead, "n1")

    assert kept.of_clerk(counter.db, counter.lead.code) == []
    assert len(kept.of_clerk(counter.db, counter.clerk.code)) == 1


def test_one_s_own_draft_is_given_up(counter: Counter) -> None:
    drafts.keep(counter.db, counter.clerk, "n1", "A", b"1", counter.now)

    drafts.discard(counter.db, counter.clerk, "n1")

    assert kept.of_clerk(counter.db, counter.clerk.code) == []


def test_a_lead_gives_a_draft_to_another_clerk(counter: Counter) -> None:
    drafts.keep(counter.db, counter.clerk, "n1", "A", b"1", counter.now)

    drafts.reassign(counter.db, "n1", counter.lead, counter.lead)

    assert [draft.id for draft in kept.of_clerk(counter.db, counter.lead.code)] == ["n1"]


def test_a_clerk_gives_nothing_away(counter: Counter) -> None:
    drafts.keep(counter.db, counter.clerk, "n1", "A", b"1", counter.now)

    with pytest.raises(Refused, match=r"^role\.reassign$"):
        drafts.reassign(counter.db, "n1", counter.lead, counter.clerk)


def test_drafts_are_no_entries_of_the_ledger(counter: Counter) -> None:
    before = len(counter.entries())

    drafts.keep(counter.db, counter.clerk, "n1", "A", b"1", counter.now)

    assert len(counter.entries()) == before
