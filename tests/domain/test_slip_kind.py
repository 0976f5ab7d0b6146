"""The kinds of slip: each has a name, a label, and something that names one of it."""

from __future__ import annotations

from datetime import date

from cchc_desktop.domain.slip_kind import EVERY_FIELD, KINDS, About, in_a_sentence

DAY = date(2026, 10, 5)


def test_every_kind_of_the_agreement_is_there() -> None:
    names = """receipt group_receipt supplement_request refusal apology stop withdrawal_note control_sheet register handover
        handover_single result_note postal_list fee_notice label guide posting_list pad scanner_sheet day_close report inspection"""
    assert set(KINDS) == set(names.split())
    assert all(name == kind.name for name, kind in KINDS.items())


def test_no_two_kinds_are_called_alike() -> None:
    assert len({kind.label for kind in KINDS.values()}) == len(KINDS)


def test_a_slip_of_the_counter_is_of_a_day_so_that_tomorrow_it_is_the_same() -> None:
    assert KINDS["day_close"].subject("", DAY) == "2026-10-05"
    assert KINDS["day_close"].subject("2026-10-02", DAY) == "2026-10-02"


def test_no_other_is_given_a_subject_it_was_not_asked_for() -> None:
    others = [kind for kind in KINDS.values() if kind.about is not About.DAY and not kind.whole]
    assert {kind.subject("", DAY) for kind in others} == {""}
    assert KINDS["handover"].subject("BG-3-261005-01", DAY) == "BG-3-261005-01"


def test_the_posting_list_is_of_every_field_unless_one_is_named() -> None:
    assert KINDS["posting_list"].subject("", DAY) == EVERY_FIELD
    assert KINDS["posting_list"].subject("Hộ tịch", DAY) == "Hộ tịch"


def test_amid_a_sentence_a_label_begins_small() -> None:
    assert in_a_sentence("receipt") == "giấy tiếp nhận"
    assert in_a_sentence("of a later program") == "of a later program"
