"""What the page shows, gathered from the real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from counter_fixtures import Counter, hand_over
from factories import a_clerk

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store import dossiers, meta
from cchc_desktop.ui.dossier.reading import read


def test_a_fresh_dossier_is_explained_by_the_date_it_was_given(counter: Counter) -> None:
    dossier = counter.receive()

    reading = read(counter.db, dossier.uid, counter.desk, counter.clerk)

    assert reading.dossier == dossier
    assert reading.why
    assert reading.why.due_at == dossier.due_at == reading.promised
    assert not reading.clock_moved
    assert reading.own
    assert [line.kind for line in reading.lines] == ["dossier.received"]


def test_who_holds_it_and_since_when(counter: Counter) -> None:
    dossier = counter.receive()
    counter.clock.forward(hours=1)
    hand_over(counter, dossier)
    counter.clock.forward(hours=1)

    reading = read(counter.db, dossier.uid, counter.desk, counter.clerk)

    assert reading.held_since == counter.now - timedelta(hours=1)


def test_what_the_paper_promised_stays_when_the_date_moves(counter: Counter) -> None:
    dossier = counter.receive()
    assert dossier.due_at
    dossiers.save(counter.db, replace(dossier, due_at=dossier.due_at + timedelta(days=2)))

    reading = read(counter.db, dossier.uid, counter.desk, counter.clerk)

    assert reading.promised == dossier.due_at
    assert reading.clock_moved


def test_another_counter_s_dossier_says_how_old_the_news_is(counter: Counter) -> None:
    meta.write(counter.db, "last_contact", instant_text(counter.now))
    reading = read(counter.db, counter.mirror().uid, counter.desk, counter.clerk)

    assert not reading.own
    assert reading.as_of == counter.now
    assert reading.lines == []


def test_an_administrator_may_not_look(counter: Counter) -> None:
    with pytest.raises(Refused):
        read(counter.db, counter.receive().uid, counter.desk, a_clerk(Role.ADMIN))


def test_an_unknown_dossier_is_refused(counter: Counter) -> None:
    with pytest.raises(Refused):
        read(counter.db, "0192f7c0-0000-7000-8000-00000000dead", counter.desk, counter.clerk)
