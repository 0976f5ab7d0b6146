"""Folding: a dossier after each event, whatever the ledger or the portal says did happen."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import reduce

import pytest
from factories import ANY_EVENT, DOSSIERS, LATER, NOW, TODAY, UID, a_dossier, an_intake
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.dossier import Dossier
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
from cchc_desktop.domain.money import PaidFee
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
    assert returned.is_received


def test_without_a_number_it_was_never_taken_in() -> None:
    assert not a_dossier(code=None).is_received
    assert a_dossier(code=None, provisional="TQ32610050001K").is_received


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


def test_a_correction_replaces_the_intake_and_makes_a_new_version_of_the_receipt() -> None:
    corrected = an_intake(note="đã sửa")
    after_it = a_dossier().after(Amended(NOW, corrected, "gõ nhầm"))

    assert after_it == a_dossier(intake=corrected, reissues=1)
    assert (a_dossier().receipt_version, after_it.receipt_version) == (1, 2)


def test_the_clock_stands_from_the_first_request_until_papers_come() -> None:
    asked = a_dossier().after(SupplementRequested(NOW, "Trích lục"))
    again = asked.after(SupplementRequested(NOW + timedelta(days=1), "Thêm nữa"))

    assert (asked.paused_at, again.paused_at) == (NOW, NOW)
    assert again.after(SupplementReceived(NOW + timedelta(days=2), (), LATER)).paused_at is None


@pytest.mark.parametrize(
    "event",
    [Withdrawn(NOW, "đổi ý"), Stopped(NOW, "đã mất"), ResultArrived(NOW), PortalChanged(NOW, 3, Status.PROCESSING)],
)
def test_the_clock_does_not_stand_for_what_waits_for_no_papers(event: Event) -> None:
    assert a_dossier().after(SupplementRequested(NOW, "Trích lục")).after(event).paused_at is None


@given(DOSSIERS, st.lists(ANY_EVENT, min_size=1, max_size=6))
def test_a_clock_that_stands_is_that_of_a_dossier_waiting_for_papers(dossier, happened) -> None:
    folded = after(replace(dossier, paused_at=None), *happened)

    assert folded.paused_at is None or folded.status is Status.SUPPLEMENT


def test_since_when_the_clock_stands_is_the_portals_to_say() -> None:
    asked = a_dossier().after(SupplementRequested(NOW, "Trích lục"))
    earlier, later = NOW - timedelta(hours=1), NOW + timedelta(hours=1)

    assert asked.after(PortalChanged(NOW, 2, Status.SUPPLEMENT, paused_at=earlier)).paused_at == earlier
    assert asked.after(PortalChanged(later, 2, Status.SUPPLEMENT)).paused_at == NOW


def test_a_clock_that_went_on_and_stopped_again_unheard_stands_since_the_second_time() -> None:
    """Another counter took the papers and asked once more, between two exchanges of this one."""
    asked = a_dossier().after(SupplementRequested(NOW, "Trích lục"))
    again = NOW + timedelta(days=3)

    assert asked.after(PortalChanged(again, 4, Status.SUPPLEMENT, paused_at=again)).paused_at == again


@pytest.mark.parametrize("told", [None, NOW - timedelta(hours=2)])
def test_papers_the_portal_waits_for_stop_the_clock_when_it_says_or_when_it_was_heard(told: datetime | None) -> None:
    assert a_dossier().after(PortalChanged(NOW, 2, Status.SUPPLEMENT, paused_at=told)).paused_at == (told or NOW)


@pytest.mark.parametrize(
    "changes",
    [
        {"status": Status.REFUSED, "code": None},
        {"status": Status.SUPPLEMENT, "code": None},  # a letter at the counter: nothing was received
        {"status": Status.WITHDRAWN},
        {"status": Status.STOPPED},
        {"voided": True},
    ],
)
def test_nothing_is_owed_for_what_was_never_received_or_goes_no_further(changes) -> None:
    assert a_dossier(intake=an_intake(fee_amount=600_000), **changes).owed == 0


@pytest.mark.parametrize(
    ("asked", "exempt", "fees", "paid", "owed"),
    [
        (None, "", (), 0, 0),
        (50_000, "", (), 0, 50_000),
        (50_000, "", (PaidFee("f1", 30_000, "tien-mat"),), 30_000, 20_000),
        (50_000, "", (PaidFee("f1", 30_000, "tien-mat", voided=True),), 0, 50_000),
        (50_000, "", (PaidFee("f1", 80_000, "tien-mat"),), 80_000, 0),
        (50_000, "hộ nghèo", (), 0, 0),
    ],
)
def test_what_is_owed_is_what_was_asked_less_what_was_taken(asked, exempt, fees, paid, owed) -> None:
    dossier = a_dossier(intake=an_intake(fee_amount=asked, fee_exempt=exempt), fees=fees)

    assert (dossier.paid, dossier.owed) == (paid, owed)


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
    after = a_dossier().after(event)

    assert after == a_dossier(milestones=after.milestones, **expected)


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


@pytest.mark.parametrize(
    ("code", "provisional", "alias", "official"),
    [
        ("H52.18-261005-0001", None, None, "H52.18-261005-0001"),
        ("H52.18-261005-0001", None, "H52.18-261005-0001-2", "H52.18-261005-0001"),
        (None, "T032610050001X", None, None),
        (None, "T032610050001X", "H52.18-261005-9000", "H52.18-261005-9000"),
        (None, None, None, None),
    ],
)
def test_the_official_code_is_its_own_or_what_the_portal_gave_a_provisional_number(
    code: str | None, provisional: str | None, alias: str | None, official: str | None
) -> None:
    assert a_dossier(code=code, provisional=provisional, alias=alias).official == official


def test_a_provisional_number_s_official_code_is_not_lost_to_another_alias() -> None:
    provisional = a_dossier(code=None, provisional="T032610050001X")
    both = PortalChanged(NOW, 2, code="H52.18-261005-9000", alias="H52.18-261005-9000-2")

    assert provisional.after(both).official == "H52.18-261005-9000"
