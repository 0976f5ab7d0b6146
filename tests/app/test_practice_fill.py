"""Filling a practice store by the acts themselves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from practice_lives import LIVED_UNTIL, LIVES, entries, everyone, types
from sheet_fixtures import traced

from cchc_desktop.app import places, practice_fill
from cchc_desktop.app.counter import Counter, open_counter
from cchc_desktop.app.practice_fill import fill
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.period import year_of
from cchc_desktop.domain.working_hours import hours_on
from cchc_desktop.reports.figures.registry import REPORTS
from cchc_desktop.store import facts, ledger, summaries, verify


def test_so_many_dossiers_as_asked_for_verify_and_end_before_today(lived: Counter) -> None:
    every = everyone(lived)
    codes = [dossier.code for dossier in every if dossier.code]

    assert len(every) == LIVES
    assert len(set(codes)) == len(codes) > 0.97 * LIVES
    assert all(dossier.code or not dossier.is_received for dossier in every)
    assert all(parse_instant(entry.occurred_at).date() < LIVED_UNTIL.date() for entry in entries(lived))
    assert verify.check_full(lived.db) is None


def test_everything_happens_in_order_while_the_office_is_open(lived: Counter) -> None:
    moments = [parse_instant(entry.occurred_at) for entry in entries(lived)]

    assert moments == sorted(moments)
    for moment in set(moments):
        sessions = hours_on(lived.desk.office.hours, moment.date()).sessions
        assert lived.desk.calendar.is_worked(moment.date())
        assert any(opening <= moment.time() <= closing for opening, closing in sessions)


def test_lives_are_of_all_kinds(lived: Counter) -> None:
    shares = {kind: count / LIVES for kind, count in types(lived).items()}

    assert 0.05 < shares["dossier.supplementRequested"] < 0.14
    assert 0.01 < shares["dossier.apologised"] < 0.06
    assert 0.1 < shares["rating.recorded"] < 0.25
    assert 0.04 < shares["result.posted"] < 0.13
    assert 0 < shares["dossier.withdrawn"] < 0.03
    assert {"dossier.refused", "dossier.amended", "dossier.stopped", "fee.collected", "feedback.recorded"} <= set(
        shares
    )


def test_the_second_process_writes_the_same_lives(practice_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    for least in (1, 1000):
        monkeypatch.setattr(practice_fill, "WORTH_A_PROCESS", least)
        folder = practice_folder.with_name(f"by-{least}")
        shutil.copytree(practice_folder, folder)
        filled = open_counter(folder, practice=True)
        fill(filled, 220, seed=5, now=LIVED_UNTIL)
        assert verify.check_full(filled.db) is None
        told.append([(entry.type, entry.occurred_at, entry.clerk_code) for entry in entries(filled)])
        filled.db.close()
    assert told[0] == told[1]


def test_receptions_alone_are_one_entry_each(counter: Counter) -> None:
    report = fill(counter, 30, seed=5, now=places.clock(), whole_lives=False)

    assert len([entry for entry in ledger.after(counter.db, 0, 1000) if entry.dossier_uid]) == 30
    assert report["dossiers"] == len({row.code for row in summaries.newest(counter.db, 1000)}) == 30


def test_a_store_may_be_filled_again(counter: Counter) -> None:
    for seed in (1, 2):
        fill(counter, 40, seed, places.clock())

    assert len(summaries.newest(counter.db, 1000)) == 80
    assert verify.check_full(counter.db) is None


def test_days_are_fuller_rather_than_decades_of_them(counter: Counter) -> None:
    few = practice_fill._days(counter, 100, LIVED_UNTIL.date())
    many = practice_fill._days(counter, 1_000_000, LIVED_UNTIL.date())

    assert sum(count for _, count in few) == 100
    assert sum(count for _, count in many) == 1_000_000
    assert max(count for _, count in many) <= practice_fill.FULLEST_DAY
    assert many[0][0].year > 2020
    assert [day for day, _ in many] == sorted(day for day, _ in many)


def test_behind_each_number_of_every_report_stand_as_many_dossiers(lived: Counter) -> None:
    today, nonzero = LIVED_UNTIL.date(), 0

    for key, kind in REPORTS.items():
        for trace, wanted in traced(kind.sheet(lived.db, year_of(today.year), today, lived.desk.calendar)):
            found = facts.selected(lived.db, trace, today)
            assert wanted in (None, len(found)), (key, trace)
            nonzero += bool(found)

    assert nonzero > 100
