"""The day is read whole, closed as it stands, and a pad is made of what was typed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from counter_fixtures import Counter, hand_over
from factories import an_intake

from cchc_desktop.acts import late_entry, pad
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.pad import Stub
from cchc_desktop.reports.day_words import Matter
from cchc_desktop.ui.day_close.reading import Reading, close, make_pad, read


def look(counter: Counter, by: Clerk | None = None) -> Reading:
    return read(counter.db, counter.desk, counter.clock, by or counter.clerk)


def test_for_a_lead_what_a_lead_has_to_see_comes_first(counter: Counter) -> None:
    dossier = counter.receive()
    code = pad.make_pad(counter.db, counter.desk, 1, counter.clerk, counter.now).codes[0]
    stub = Stub(code, counter.now, "Mất điện")
    late_entry.receive_late(counter.db, counter.desk, an_intake(), stub, counter.clerk, counter.now)
    assert dossier.due_at is not None
    counter.clock.at = dossier.due_at + timedelta(hours=1)
    by_day = counter.clock.at.date()

    code = pad.make_pad(counter.db, counter.desk, 1, counter.clerk, counter.now, by_day).codes[0]
    stub = Stub(code, counter.now, "Mất điện")
    late_entry.receive_late(counter.db, counter.desk, an_intake(), stub, counter.clerk, counter.now)

    assert look(counter).lines[0].matter is Matter.APOLOGY
    assert look(counter, counter.lead).lines[0].matter is Matter.LATE
    assert set(look(counter).lines) == set(look(counter, counter.lead).lines)


def test_an_administrator_closes_no_day(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^role\.close_day$"):
        look(counter, counter.admin)


def test_it_is_closed_as_it_stands_when_it_is_closed(counter: Counter) -> None:
    assert look(counter).closed_at is None
    hand_over(counter, counter.receive())

    day = close(counter.db, counter.desk, counter.clerk, counter.now)

    assert (day, look(counter).closed_at) == (counter.now.date(), counter.now)
    assert b'"chuaNhan":1' in counter.entries()[-1].payload


def test_a_pad_of_what_was_typed(counter: Counter) -> None:
    answers = {"count": " 20 ", "day": day_text(counter.now.date())}

    made = make_pad(counter.db, counter.desk, answers, counter.clerk, counter.now)

    assert (made.day, len(made.codes)) == (counter.now.date(), 20)


@pytest.mark.parametrize(
    ("count", "day", "problems"),
    [
        ("", "", "pad.digits, pad.no_day"),
        ("²", "31/02/2026", "pad.digits, pad.no_day"),
        ("-5", "05/10/2026", "pad.digits"),
        ("0", "05/10/2026", "pad.count"),
        ("999999999", "05/10/2026", "pad.count"),
        ("5", "01/01/2020", "pad.day"),
        ("5", "mai", "pad.no_day"),
    ],
)
def test_a_pad_that_makes_no_sense_is_refused_and_nothing_is_made(
    counter: Counter, count: str, day: str, problems: str
) -> None:
    before = counter.contents()

    with pytest.raises(Refused) as caught:
        make_pad(counter.db, counter.desk, {"count": count, "day": day}, counter.clerk, counter.now)

    assert ", ".join(problem.code for problem in caught.value.problems) == problems
    assert counter.contents() == before
