"""A second process that writes: the same store as when the acts write themselves, or none of a bulk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from store_fixtures import KEY, noted, received

from cchc_desktop.store import dossiers, ledger, meta, verify
from cchc_desktop.store.connection import FILE_NAME, Database
from cchc_desktop.store.errors import StoreTrouble
from cchc_desktop.store.scribe import Scribe


@pytest.fixture
def scribe(db: Database, folder: Path) -> Iterator[Scribe]:
    made = Scribe(db, folder / FILE_NAME, KEY)
    yield made
    made.close()


def test_what_acts_make_is_written_and_sound(db: Database, scribe: Scribe) -> None:
    made = []
    for number in range(1, 4):
        with scribe.bulk() as whole:
            made.append(received(whole, number))
    scribe.settle()
    assert [row.uid for row in dossiers.newest(db)] == [dossier.uid for dossier in reversed(made)]
    assert verify.check_full(db) is None


def test_an_act_knows_what_an_earlier_bulk_left_while_it_is_being_written(scribe: Scribe) -> None:
    with scribe.bulk() as whole:
        dossier = received(whole, 1)
    with scribe.bulk() as whole:
        assert dossiers.get(whole, dossier.uid) == dossier
        assert ledger.newest_fact(whole, dossier.uid)


def test_an_act_that_reads_what_may_be_on_its_way_is_told(scribe: Scribe) -> None:
    def reads() -> None:
        with scribe.bulk() as whole:
            received(whole, 1)
            meta.read(whole, "mode")

    with pytest.raises(RuntimeError, match="on their way"):
        reads()


def test_a_bulk_that_fails_leaves_nothing_and_the_next_is_written(db: Database, scribe: Scribe) -> None:
    def fails() -> None:
        with scribe.bulk() as whole:
            received(whole, 1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    with scribe.bulk() as whole:
        dossier = received(whole, 2)
    scribe.settle()
    assert [row.uid for row in dossiers.newest(db)] == [dossier.uid]
    assert verify.check_full(db) is None


def test_when_another_program_has_entered_something_the_bulk_is_not_written(db: Database, scribe: Scribe) -> None:
    with scribe.bulk() as whole:
        received(whole, 1)
        noted(db)
    with pytest.raises(StoreTrouble, match="LOCKED"):
        scribe.settle()
    assert dossiers.newest(db) == []


def test_little_is_remembered_but_all_that_is_being_written(
    scribe: Scribe, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc_desktop.store.scribe._REMEMBERED", 1)
    made = []
    for number in range(1, 4):
        with scribe.bulk() as whole:
            made.append(received(whole, number))
            assert [dossiers.get(whole, dossier.uid) for dossier in made] == made
    scribe.settle()
    assert verify.check_full(db) is None
