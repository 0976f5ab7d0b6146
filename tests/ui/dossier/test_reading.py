"""What the page shows, gathered from the real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from counter_fixtures import Counter, hand_over
from factories import a_clerk

from cchc_desktop.acts import custody, supplement
from cchc_desktop.acts.printing import RECEIPT, ask
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.due_story import Mover
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.intake import Paper
from cchc_desktop.store import dossiers, meta
from cchc_desktop.ui.dossier.reading import read


def test_a_fresh_dossier_is_explained_by_the_date_it_was_given(counter: Counter) -> None:
    dossier = counter.receive()

    reading = read(counter.db, dossier.uid, counter.desk, counter.clerk)

    assert reading.dossier == dossier
    assert reading.due.first
    assert reading.due.first.due_at == dossier.due_at == reading.promised
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
    assert reading.dossier.due_at == dossier.due_at + timedelta(days=2)


def test_papers_that_were_asked_for_are_awaited_until_they_come(counter: Counter) -> None:
    dossier, asked = counter.receive(), Paper("Giấy xác nhận khuyết tật", 1)
    request = SupplementRequested(counter.now, "bản sao", "hết hạn", (asked,))
    supplement.request_supplement(counter.db, counter.desk, dossier.uid, request, counter.clerk)
    assert read(counter.db, dossier.uid, counter.desk, counter.clerk).awaited == (asked,)
    counter.clock.forward(days=2)

    supplement.receive_supplement(counter.db, counter.desk, dossier.uid, (asked,), counter.clerk, counter.now)

    reading = read(counter.db, dossier.uid, counter.desk, counter.clerk)
    assert reading.awaited == ()
    assert [move.by for move in reading.due.moves] == [Mover.SUPPLEMENT]
    assert reading.dossier.due_at != reading.promised


def test_a_result_on_the_shelf_has_a_place_and_prints_are_in_order(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())
    custody.take_result(counter.db, dossier.uid, "Quyết định", counter.clerk, counter.now, "A12")
    ask(counter.db, dossier.uid, RECEIPT, counter.clerk, counter.now)

    reading = read(counter.db, dossier.uid, counter.desk, counter.clerk)

    assert reading.is_on_shelf
    assert reading.place == "A12"
    assert [each.slip for each in reading.prints] == [RECEIPT]
    assert reading.legs[0].leg.agency == "Phòng Người có công"


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
