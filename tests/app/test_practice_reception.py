"""At the practice counter: received, refused, asked for more, handed over."""

from __future__ import annotations

from collections import defaultdict

from practice_lives import LIVES, entries, everyone, told

from cchc_desktop.app.counter import Counter
from cchc_desktop.domain.events import Amended, FeeCollected, FeeVoided, HandedOver, Received, Refused, SlipPrinted
from cchc_desktop.domain.money import ONLINE
from cchc_desktop.domain.status import Status
from cchc_desktop.store import ledger


def test_what_is_refused_has_a_letter_and_no_number(lived: Counter) -> None:
    refused = [event for _, event in told(lived, Refused)]

    assert 0 < len(refused) < 0.03 * LIVES
    assert len({event.slip_number for event in refused}) == len(refused)
    assert all(each.code is None for each in everyone(lived) if each.status is Status.REFUSED)


def test_some_are_asked_for_papers_first_and_come_back_under_the_same_dossier(lived: Counter) -> None:
    stories = [[entry.type for entry in ledger.of_dossier(lived.db, each.uid)] for each in everyone(lived)]
    asked_first = [story for story in stories if story[0] == "dossier.supplementRequested"]

    assert any("dossier.received" in story for story in asked_first)
    assert all(story[0] in ("dossier.received", "dossier.supplementRequested", "dossier.refused") for story in stories)
    assert all(story.count("dossier.received") <= 1 for story in stories)


def test_each_receipt_is_printed_as_it_is_given(lived: Counter) -> None:
    receipts = {entry.dossier_uid for entry, event in told(lived, SlipPrinted) if event.slip == "receipt"}

    assert receipts == {entry.dossier_uid for entry, _ in told(lived, Received)}


def test_each_division_gets_its_own_folders_in_one_batch_a_day(lived: Counter) -> None:
    batches = defaultdict(set)
    known = {dossier.uid: dossier for dossier in everyone(lived)}
    for entry, event in told(lived, HandedOver):
        batches[entry.occurred_at, event.to].add(event.slip_number)
        assert known[entry.dossier_uid or ""].reception.division == event.to

    assert all(len(numbers) == 1 for numbers in batches.values())


def test_fees_are_paid_once_whatever_was_struck_out(lived: Counter) -> None:
    paid = [event for _, event in told(lived, FeeCollected)]
    struck_out = [event for _, event in told(lived, FeeVoided)]

    assert {event.method for event in paid} > {ONLINE}
    assert len(paid) - len(struck_out) == sum(bool(dossier.paid) for dossier in everyone(lived))
    assert all(each.owed == 0 for each in everyone(lived))


def test_a_correction_makes_a_new_version_of_the_receipt(lived: Counter) -> None:
    corrected = {entry.dossier_uid for entry, _ in told(lived, Amended)}
    known = {dossier.uid: dossier for dossier in everyone(lived)}

    assert corrected
    assert all(known[uid or ""].receipt_version > 1 for uid in corrected)
    assert len(entries(lived)) > 6 * LIVES
