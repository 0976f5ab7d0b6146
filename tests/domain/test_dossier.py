"""Folding: a dossier after each event, whatever the ledger or the portal says did happen."""

from dataclasses import replace
from datetime import timedelta
from functools import reduce

import pytest
from factories import ANY_EVENT, DOSSIERS, LATER, NOW, TODAY, UID, a_dossier, an_intake
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.dossier import Dossier, PaidFee
from cchc_desktop.domain.events import (
    Adopted,
    Amended,
    Apologised,
    Event,
    FeeCollected,
    FeeVoided,
    HandedOver,
    PortalChanged,
    Received,
    Refused,
    ResultArrived,
    ResultHandedOver,
    ResultPosted,
    SentBack,
    SlipPrinted,
    Stopped,
    SupplementReceived,
    SupplementRequested,
    Taken,
    Voided,
    Withdrawn,
)
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.status import COLLECTOR, COUNTER, POST, Holder, HolderKind, Status

DIVISION = Holder(HolderKind.DIVISION, "Phòng Người có công")
HANDED_OVER = HandedOver(NOW, "Phòng Người có công")


def after(dossier: Dossier, *happened: Event) -> Dossier:
    return reduce(Dossier.after, happened, dossier)


@given(DOSSIERS, st.lists(ANY_EVENT, max_size=12))
def test_any_events_in_any_order_fold_without_raising(dossier, happened) -> None:
    folded = after(dossier, *happened)

    assert isinstance(folded, Dossier)
    assert folded.uid == UID


@given(DOSSIERS, st.lists(ANY_EVENT, max_size=12))
def test_supplements_and_apologies_are_counted(dossier, happened) -> None:
    happened = [event for event in happened if not isinstance(event, Received | Adopted)]

    folded = after(dossier, *happened)

    assert folded.supplements == dossier.supplements + sum(isinstance(e, SupplementRequested) for e in happened)
    assert folded.apologies == dossier.apologies + sum(isinstance(e, Apologised) for e in happened)


@given(DOSSIERS, st.lists(ANY_EVENT, max_size=12))
def test_a_void_is_never_undone_and_money_taken_never_disappears(dossier, happened) -> None:
    happened = [event for event in happened if not isinstance(event, Received | Adopted)]

    folded = after(dossier, *happened)

    assert folded.voided is (dossier.voided or any(isinstance(event, Voided) for event in happened))
    assert [fee.amount for fee in folded.fees[: len(dossier.fees)]] == [fee.amount for fee in dossier.fees]
    assert len(folded.fees) == len(dossier.fees) + sum(isinstance(event, FeeCollected) for event in happened)


@given(DOSSIERS)
def test_a_print_changes_nothing_of_the_dossier(dossier) -> None:
    assert dossier.after(SlipPrinted(NOW, "receipt", "asked", "p1")) == dossier


@pytest.mark.parametrize("event", [Received(NOW, a_dossier()), Adopted(NOW, a_dossier(), 7)])
def test_reception_and_adoption_carry_the_dossier_itself(event: Event) -> None:
    assert a_dossier(code=None, status=Status.NEW, supplements=2).after(event) == a_dossier()


def test_a_whole_life_at_the_counter() -> None:
    returned = after(
        a_dossier(),
        HANDED_OVER,
        ResultArrived(NOW + timedelta(days=3)),
        ResultHandedOver(NOW + timedelta(days=4), "Trần Thị Ví Dụ"),
    )

    assert (returned.status, returned.holder) == (Status.RETURNED, COLLECTOR)
    assert returned.processed_at == NOW + timedelta(days=3)
    assert returned.returned_at == NOW + timedelta(days=4)


def test_handing_over_starts_the_processing_and_moves_the_folder() -> None:
    handed = a_dossier().after(HANDED_OVER)

    assert (handed.status, handed.holder) == (Status.PROCESSING, DIVISION)


@pytest.mark.parametrize("status", [Status.SUPPLEMENT, Status.PAYMENT])
def test_handing_over_a_dossier_that_waits_moves_the_folder_only(status: Status) -> None:
    handed = a_dossier(status=status).after(HANDED_OVER)

    assert (handed.status, handed.holder) == (status, DIVISION)


def test_a_folder_taken_is_the_takers_and_a_folder_sent_back_the_counters() -> None:
    assert a_dossier().after(Taken(NOW, "Phòng Người có công")).holder == DIVISION
    assert a_dossier(status=Status.PROCESSING, holder=DIVISION).after(SentBack(NOW, "thiếu")).holder == COUNTER


def test_a_result_by_post_is_returned_and_with_the_post() -> None:
    posted = a_dossier(status=Status.FINISHED).after(ResultPosted(NOW, "VN123"))

    assert (posted.status, posted.holder, posted.returned_at) == (Status.RETURNED, POST, NOW)


def test_the_end_of_processing_the_portal_gave_is_kept_when_the_result_arrives() -> None:
    told = a_dossier().after(PortalChanged(NOW, 2, Status.FINISHED, processed_at=NOW - timedelta(days=1)))

    assert told.after(ResultArrived(NOW)).processed_at == NOW - timedelta(days=1)


def test_a_supplement_adds_its_papers_and_sets_the_new_date() -> None:
    paper = Paper("Trích lục khai tử", photocopy=1)
    asked = a_dossier().after(SupplementRequested(NOW, "Trích lục khai tử"))
    assert asked.status is Status.SUPPLEMENT

    given_in = asked.after(SupplementReceived(NOW, (paper,), LATER + timedelta(days=9)))

    assert given_in.intake.papers == (*an_intake().papers, paper)
    assert given_in.due_at == LATER + timedelta(days=9)
    assert given_in.status is Status.RECEIVED
    assert given_in.supplements == 1


def test_after_a_supplement_processing_goes_on_where_the_folder_is() -> None:
    asked = after(a_dossier(), HANDED_OVER, SupplementRequested(NOW, "Trích lục"))

    assert asked.after(SupplementReceived(NOW, (), LATER)).status is Status.PROCESSING


def test_a_correction_replaces_the_intake_and_nothing_else() -> None:
    corrected = an_intake(note="đã sửa")

    assert a_dossier().after(Amended(NOW, corrected, "gõ nhầm")) == a_dossier(intake=corrected)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (Refused(NOW, "không thuộc thẩm quyền"), {"status": Status.REFUSED, "refused_at": NOW}),
        (Withdrawn(NOW, "đổi ý"), {"status": Status.WITHDRAWN}),
        (Stopped(NOW, "đã mất"), {"status": Status.STOPPED}),
        (Voided(NOW, "trùng"), {"voided": True}),
        (
            Apologised(NOW, "chờ", LATER + timedelta(days=5)),
            {"due_at": LATER + timedelta(days=5), "apologies": 1, "promised_at": a_dossier().due_at},
        ),
    ],
)
def test_a_decision_changes_only_what_it_is_about(event: Event, expected: dict[str, object]) -> None:
    assert a_dossier().after(event) == a_dossier(**expected)


def test_a_fee_struck_out_stays_in_the_list() -> None:
    paid = a_dossier().after(FeeCollected(NOW, "f1", 600_000, receipt_number="0001"))
    assert paid.fees == (PaidFee("f1", 600_000, "tien-mat", "0001"),)

    struck = paid.after(FeeCollected(NOW, "f2", 1)).after(FeeVoided(NOW, "f1", "nhầm"))

    assert [(fee.uid, fee.voided) for fee in struck.fees] == [("f1", True), ("f2", False)]


@given(st.sampled_from(Status), st.sampled_from(Status))
def test_a_withdrawal_and_a_return_stand_against_the_portals_status(own, portals) -> None:
    changed = a_dossier(status=own).after(PortalChanged(NOW, 5, portals))

    assert changed.status is (own if own.value in {"7", "10"} else portals)
    assert changed.portal_version == 5


def test_the_portal_changes_only_what_it_names() -> None:
    dossier = a_dossier(status=Status.PROCESSING, holder=DIVISION)

    assert dossier.after(PortalChanged(NOW, 9)) == replace(dossier, portal_version=9)
    assert dossier.after(PortalChanged(NOW, 9, alias="H52-261005-9001")).alias == "H52-261005-9001"
    assert dossier.after(PortalChanged(NOW, 9, due_at=NOW)).due_at == NOW


@pytest.mark.parametrize(
    ("code", "provisional", "printed"),
    [("H52.18-261005-3001", "TQ3", "H52.18-261005-3001"), (None, "TQ32610050001K", "TQ32610050001K"), (None, None, "")],
)
def test_under_the_bars_stands_the_code_else_the_provisional_number(code, provisional, printed) -> None:
    assert a_dossier(code=code, provisional=provisional).printed_code == printed


def test_asking_a_dossier_asks_the_rules() -> None:
    problem = a_dossier(voided=True).refuses(HANDED_OVER, TODAY)

    assert problem is not None
    assert a_dossier().refuses(HANDED_OVER, TODAY) is None


def test_the_paper_in_the_citizen_s_hand_keeps_its_date_whatever_comes_after() -> None:
    printed = a_dossier().due_at
    moved = (
        a_dossier().after(PortalChanged(NOW, 2, due_at=LATER)).after(Apologised(NOW, "chờ", LATER + timedelta(days=9)))
    )

    assert moved.due_at == LATER + timedelta(days=9)
    assert moved.printed_due_at == printed


def test_the_official_code_of_a_provisional_dossier_becomes_its_alias() -> None:
    provisional = a_dossier(code=None, provisional="T912610050001X")

    assert provisional.after(PortalChanged(NOW, 2, code="H52.18-261005-9000")).alias == "H52.18-261005-9000"
    assert a_dossier().after(PortalChanged(NOW, 2, code=a_dossier().code)).alias is None
