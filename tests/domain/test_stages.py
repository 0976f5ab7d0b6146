"""The stages of a folder's way."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from factories import ANY_EVENT, LATER, NOW, a_dossier
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.events import (
    Adopted,
    Apologised,
    Event,
    HandedOver,
    ItemCorrected,
    PortalChanged,
    Received,
    ResultArrived,
    ResultHandedOver,
    ResultPosted,
    SentBack,
    SlipPrinted,
    Stopped,
    SupplementReceived,
    SupplementRequested,
    Taken,
    Withdrawn,
)
from cchc_desktop.domain.stages import Happening, Move, Stage, Timeliness, course, stages, timeliness
from cchc_desktop.domain.status import COLLECTOR, COUNTER, POST, Holder, HolderKind, Status

DIVISION = Holder(HolderKind.DIVISION, "Phòng Người có công")
OTHER = Holder(HolderKind.DIVISION, "Phòng Kế hoạch")
CLERK, LEAD = "Phạm Thị Tiếp Nhận", "Lê Văn Trưởng Quầy"


def at(days: int, hours: int = 0) -> datetime:
    return NOW + timedelta(days=days, hours=hours)


def of(*events: Event, who: str = CLERK) -> tuple[Stage, ...]:
    """The stages of a dossier received at NOW, due at LATER."""
    return stages([(Received(NOW, a_dossier()), who), *((event, who) for event in events)])


def test_a_dossier_that_never_left_the_counter_has_no_stages() -> None:
    assert of(SlipPrinted(NOW, "receipt", "asked", "p1")) == ()


def test_a_handover_signed_for_is_one_stage_with_both_hands() -> None:
    (stage,) = of(HandedOver(at(0), DIVISION.name, "BG-3-261005-01"), Taken(at(0, 1), DIVISION.name, "Vàng Thị Thử"))

    assert stage == Stage(
        Move.HANDED_OVER, COUNTER, DIVISION, at(0), at(0, 1), CLERK, "Vàng Thị Thử", None, "BG-3-261005-01"
    )


def test_a_handover_that_nobody_signed_for_is_still_open() -> None:
    (stage,) = of(HandedOver(at(0), DIVISION.name))

    assert (stage.taken_at, stage.taker_person) == (None, "")


def test_who_entered_the_taking_signed_for_it_when_nobody_else_is_named() -> None:
    (stage,) = of(HandedOver(at(0), DIVISION.name), Taken(at(1), DIVISION.name))

    assert stage.taker_person == CLERK


def test_a_second_division_that_takes_the_folder_has_it_from_the_first() -> None:
    _first, second = of(
        HandedOver(at(0), DIVISION.name), Taken(at(0), DIVISION.name), Taken(at(2), OTHER.name, "Đỗ Văn Giả Sử")
    )

    assert second == Stage(Move.HANDED_OVER, DIVISION, OTHER, None, at(2), "", "Đỗ Văn Giả Sử")


def test_the_same_division_taking_twice_is_one_stage() -> None:
    once = of(HandedOver(at(0), DIVISION.name), Taken(at(0), DIVISION.name, "Vàng Thị Thử"))
    twice = of(
        HandedOver(at(0), DIVISION.name), Taken(at(0), DIVISION.name, "Vàng Thị Thử"), Taken(at(1), DIVISION.name)
    )

    assert once == twice


def test_a_folder_sent_back_says_why() -> None:
    _out, back = of(HandedOver(at(0), DIVISION.name), SentBack(at(1), "thiếu chữ ký"))

    assert back == Stage(Move.SENT_BACK, DIVISION, COUNTER, None, at(1), "", CLERK, None, "thiếu chữ ký")


@pytest.mark.parametrize(
    ("done", "how"),
    [
        (LATER - timedelta(days=1), Timeliness.BEFORE),
        (LATER.replace(hour=0, minute=0), Timeliness.ON_TIME),
        (LATER, Timeliness.ON_TIME),
        (LATER + timedelta(minutes=1), Timeliness.LATE),
    ],
)
def test_a_result_is_before_on_or_after_its_due_date(done: datetime, how: Timeliness) -> None:
    *_before, result = of(HandedOver(at(0), DIVISION.name), ResultArrived(done, "Quyết định số 12"))

    assert (result.move, result.giver, result.taker) == (Move.RESULT, DIVISION, COUNTER)
    assert (result.timeliness, result.detail) == (how, "Quyết định số 12")


def by_five(ready: datetime) -> datetime:
    """A folder leaves by 17:00 of the day it was ready."""
    return ready.replace(hour=17, minute=0)


def test_what_leaves_the_counter_too_late_is_late() -> None:
    def first(*events: Event) -> Timeliness | None:
        return stages([(Received(NOW, a_dossier()), CLERK), *((event, CLERK) for event in events)], by_five)[
            0
        ].timeliness

    taken = Taken(at(2), DIVISION.name)
    assert first(HandedOver(at(0, 8), DIVISION.name), taken) is Timeliness.ON_TIME
    assert first(HandedOver(at(1), DIVISION.name), taken) is Timeliness.LATE


def test_what_nobody_took_is_not_judged() -> None:
    found = stages([(Received(NOW, a_dossier()), CLERK), (HandedOver(at(0), DIVISION.name), CLERK)], by_five)

    assert [stage.timeliness for stage in found] == [None]


def test_a_folder_is_ready_anew_once_its_papers_came_or_it_was_sent_back() -> None:
    story = [
        Received(NOW, a_dossier()),
        SupplementRequested(at(0, 1), "Bản sao giấy khai sinh"),
        SupplementReceived(at(5), (), LATER),
        HandedOver(at(5, 2), DIVISION.name),
        Taken(at(6), DIVISION.name),
        SentBack(at(7), "nhầm phòng"),
        HandedOver(at(8), OTHER.name),
        Taken(at(9), OTHER.name),
    ]

    found = stages([(event, CLERK) for event in story], by_five)

    assert [stage.timeliness for stage in found] == [Timeliness.ON_TIME, None, Timeliness.LATE]


def test_without_a_due_date_nothing_is_late() -> None:
    assert timeliness(NOW, None) is None


def test_a_supplement_moves_the_due_date_and_an_apology_does_not() -> None:
    out, late = HandedOver(at(0), DIVISION.name), LATER + timedelta(days=2)
    asked = SupplementRequested(at(1), "Bản sao giấy khai sinh")
    brought = SupplementReceived(at(5), (), LATER + timedelta(days=4))
    sorry = Apologised(at(1), "chờ ý kiến", LATER + timedelta(days=4))

    assert of(out, asked, brought, ResultArrived(late))[-1].timeliness is Timeliness.BEFORE
    assert of(out, sorry, ResultArrived(late))[-1].timeliness is Timeliness.LATE


def test_the_result_was_done_when_the_portal_says_so_though_its_paper_comes_later() -> None:
    done = PortalChanged(LATER, 3, Status.FINISHED, processed_at=at(3))

    result = of(HandedOver(at(0), DIVISION.name), done, ResultArrived(LATER + timedelta(days=1)))[-1]

    assert (result.timeliness, result.taken_at) == (Timeliness.BEFORE, LATER + timedelta(days=1))


def test_a_result_of_a_folder_that_lay_at_the_counter_is_the_last_division_s() -> None:
    result = of(HandedOver(at(0), DIVISION.name), SentBack(at(1), "nhầm phòng"), ResultArrived(at(3)))[-1]

    assert result.giver == DIVISION


def test_a_result_of_a_folder_that_never_left_the_counter_is_no_change_of_hands() -> None:
    (told,) = course([(Received(NOW, a_dossier()), CLERK), (ResultArrived(at(3), "Quyết định số 5"), LEAD)])

    assert isinstance(told, Happening)
    assert (told.event.at, told.person, told.holder) == (at(3), LEAD, COUNTER)
    assert of(ResultArrived(at(3))) == ()


def test_letters_supplements_and_ends_are_told_with_who_held_the_folder() -> None:
    asked, brought = SupplementRequested(at(1), "Trích lục"), SupplementReceived(at(2), (), LATER)
    gone, over = Withdrawn(at(3), "Đổi ý"), Stopped(at(4), "Theo đề nghị")
    story = (HandedOver(at(0), DIVISION.name), asked, Taken(at(1, 2), DIVISION.name), brought, gone, over)

    found = course([(Received(NOW, a_dossier()), CLERK), *((event, LEAD) for event in story)])

    stage, *told = found
    assert isinstance(stage, Stage)
    assert stage.taken_at == at(1, 2)
    assert [(each.event, each.holder, each.under_way) for each in told if isinstance(each, Happening)] == [
        (event, DIVISION, event is asked) for event in (asked, brought, gone, over)
    ]


def test_of_the_portal_only_what_moved_the_dossier_is_told() -> None:
    seen, moved = PortalChanged(at(1), 2), PortalChanged(at(2), 3, Status.PROCESSING)

    found = course(
        [(Received(NOW, a_dossier()), CLERK), (seen, ""), (moved, ""), (SlipPrinted(at(3), "x", "asked", "p"), "")]
    )

    assert [step.event for step in found if isinstance(step, Happening)] == [moved]


def test_the_result_goes_to_the_collector_or_to_the_post() -> None:
    given = of(ResultArrived(at(3)), ResultHandedOver(at(4), "Trần Thị Ví Dụ"))[-1]
    sent = of(ResultArrived(at(3)), ResultPosted(at(4), "EA000000012VN"))[-1]

    assert (given.giver, given.taker, given.taker_person) == (COUNTER, COLLECTOR, "Trần Thị Ví Dụ")
    assert (sent.giver, sent.taker, sent.detail) == (COUNTER, POST, "EA000000012VN")


def test_a_corrected_item_code_is_told_beside_the_posting() -> None:
    corrected = ItemCorrected(at(5), "EA000000026VN", "Gõ nhầm")
    posted, told = course(
        [
            (Received(NOW, a_dossier(status=Status.FINISHED)), CLERK),
            (ResultPosted(at(4), "EA1"), CLERK),
            (corrected, LEAD),
        ]
    )
    assert isinstance(posted, Stage)
    assert isinstance(told, Happening)
    assert (posted.detail, told.event, told.person, told.holder) == ("EA1", corrected, LEAD, POST)


def test_of_a_dossier_from_another_counter_only_what_is_known_is_said() -> None:
    with_division = a_dossier(holder=DIVISION, status=Status.PROCESSING)
    story = [(PortalChanged(NOW, 1, Status.PROCESSING), ""), (Adopted(at(1), with_division, 2), CLERK)]

    (result,) = stages([*story, (ResultArrived(at(2)), LEAD)])

    assert (result.giver, result.taker_person) == (DIVISION, LEAD)


def test_an_adopted_dossier_with_an_apology_is_measured_by_what_was_promised() -> None:
    sorry = a_dossier(promised_at=LATER, due_at=LATER + timedelta(days=9), apologies=1, holder=DIVISION)

    (result,) = stages([(Adopted(at(1), sorry, 2), CLERK), (ResultArrived(LATER + timedelta(days=1)), CLERK)])

    assert result.timeliness is Timeliness.LATE


@given(st.lists(ANY_EVENT, max_size=12))
def test_whatever_the_ledger_holds_hands_follow_on_one_another(events: list[Event]) -> None:
    dossier = a_dossier()
    found = stages([(Received(NOW, dossier), CLERK), *((event, LEAD) for event in events)])

    assert len(found) <= len(events)
    assert stages([(Received(NOW, dossier), CLERK), *((event, LEAD) for event in events)]) == found
    for stage in found:
        assert stage.given_at or stage.taken_at
        assert (stage.timeliness is None) or stage.move is Move.RESULT
    last = dossier
    for event in events:
        last = last.after(event)
    if found and not any(isinstance(event, Received | Adopted | PortalChanged) for event in events):
        assert found[-1].taker == last.holder
