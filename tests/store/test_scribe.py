"""A second process that writes: the same store as when the acts write themselves, or none of a bulk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from factories import NOW
from store_fixtures import KEY, happened, noted, received

from cchc_desktop.domain.events import Amended, FeedbackRecorded, HandedOver
from cchc_desktop.domain.feedback import State
from cchc_desktop.store import dossiers, feedback, ledger, meta, summaries, verify
from cchc_desktop.store.connection import FILE_NAME, Database
from cchc_desktop.store.errors import StoreTrouble
from cchc_desktop.store.scribe import Scribe
from cchc_desktop.store.uids import new_uid


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
    assert [row.uid for row in summaries.newest(db)] == [dossier.uid for dossier in reversed(made)]
    assert verify.check_full(db) is None


def test_an_act_knows_what_an_earlier_bulk_left_while_it_is_being_written(scribe: Scribe) -> None:
    with scribe.bulk() as whole:
        dossier = received(whole, 1)
    with scribe.bulk() as whole:
        assert dossiers.get(whole, dossier.uid) == dossier
        assert ledger.newest_fact(whole, dossier.uid)


def test_a_dossiers_story_is_whole_wherever_its_entries_are(db: Database, scribe: Scribe) -> None:
    with scribe.bulk() as whole:
        story = [received(whole, 1)]
    uid = story[0].uid
    for minutes in (1, 2, 3):
        with scribe.bulk() as whole:
            story.append(happened(whole, story[-1], HandedOver(NOW + timedelta(minutes=minutes), "Phòng A")))
            assert len(ledger.of_dossier(whole, uid)) == 1 + minutes
    scribe.settle()
    assert [entry.type for entry in ledger.of_dossier(db, uid)] == ["dossier.received", *["custody.handedOver"] * 3]
    with scribe.bulk() as whole:
        assert ledger.of_dossier(whole, uid) == ledger.of_dossier(db, uid)


def test_what_was_taken_down_or_corrected_is_known_while_it_is_being_written(db: Database, scribe: Scribe) -> None:
    said = FeedbackRecorded(NOW, new_uid(), "phan-anh", State.RECEIVED.value, "Chờ lâu")
    with scribe.bulk() as whole:
        dossier = received(whole, 1)
        feedback.note(whole, dossier.uid, said)
    with scribe.bulk() as whole:
        feedback.note(whole, dossier.uid, replace(said, state=State.ACCEPTED.value))
        owner = replace(dossier.intake.owner, name="Phạm Thị Đúng")
        happened(whole, dossier, Amended(NOW, replace(dossier.intake, owner=owner), "Gõ nhầm"))
    scribe.settle()
    found = feedback.get(db, said.feedback_uid)
    assert found is not None
    assert [step.state for step in found.steps] == [State.RECEIVED, State.ACCEPTED]
    assert [row.uid for row in summaries.found(db, "pham thi dung")] == [dossier.uid]
    assert summaries.found(db, dossier.intake.owner.name) == []


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
    assert [row.uid for row in summaries.newest(db)] == [dossier.uid]
    assert verify.check_full(db) is None


def test_when_another_program_has_entered_something_the_bulk_is_not_written(db: Database, scribe: Scribe) -> None:
    with scribe.bulk() as whole:
        received(whole, 1)
        noted(db)
    with pytest.raises(StoreTrouble, match="LOCKED"):
        scribe.settle()
    assert summaries.newest(db) == []


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
