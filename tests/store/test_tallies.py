"""Counts by procedure of what was received in a period."""

from __future__ import annotations

from datetime import timedelta

from factories import NOW, an_intake
from store_fixtures import happened, received

from cchc_desktop.domain.events import FeeCollected, Rated, SupplementRequested, Voided
from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.money import CASH, ONLINE
from cchc_desktop.domain.period import Period
from cchc_desktop.store import tallies
from cchc_desktop.store.connection import Database
from cchc_desktop.store.tallies import FirstTime

DAY = Period(NOW.date(), NOW.date())


def test_by_channel_and_first_time_right(db: Database) -> None:
    received(db, 1, intake=an_intake(channel=Channel.ONLINE))
    asked = received(db, 2)
    happened(db, asked, SupplementRequested(NOW, "Thêm giấy"))
    received(db, 3, intake=an_intake(procedure_code="2.000001"))
    happened(db, received(db, 4), Voided(NOW, "nhập nhầm"))
    received(db, 5, NOW + timedelta(days=1))

    assert tallies.first_time(db, DAY) == {"1.010803": FirstTime(2, 1), "2.000001": FirstTime(1, 1)}
    assert tallies.channels(db, DAY) == {"1.010803": {1: 1, 2: 1}, "2.000001": {1: 1}}


def test_what_was_taken_by_day_clerk_and_method(db: Database) -> None:
    first, second = received(db, 1), received(db, 2)
    for dossier, amount, method, days in (
        (first, 5_000, CASH, 0),
        (second, 7_000, CASH, 0),
        (second, 3_000, ONLINE, 40),
    ):
        happened(db, dossier, FeeCollected(NOW + timedelta(days=days), f"f{amount}", amount, method))

    told = tallies.taken(db, Period(NOW.date(), NOW.date() + timedelta(days=30)))

    assert [(each.day, each.method, each.times, each.amount) for each in told] == [(NOW.date(), CASH, 2, 12_000)]
    assert tallies.taken(db, Period(NOW.date() - timedelta(days=9), NOW.date() - timedelta(days=1))) == []


def test_a_score_given_anew_counts_as_it_was_given_last(db: Database) -> None:
    dossier, other = received(db, 1), received(db, 2)
    happened(db, dossier, Rated(NOW, 2, ""))
    happened(db, dossier, Rated(NOW + timedelta(days=1), 5, ""))
    happened(db, other, Rated(NOW, 4, ""))

    week = Period(NOW.date(), NOW.date() + timedelta(days=7))
    assert tallies.scores(db, week) == {dossier.intake.procedure_code: {4: 1, 5: 1}}
    assert tallies.scores(db, Period(NOW.date(), NOW.date())) == {dossier.intake.procedure_code: {2: 1, 4: 1}}
