"""Feedback: step by step to an answer, each step within its working days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from factories import EVENTS, NOW
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.events import FeedbackRecorded
from cchc_desktop.domain.feedback import LONGEST, Channel, Feedback, Kind, State, folded, said_wrong

CALENDAR = WorkCalendar()
UID = "0192f7c0-0000-7000-8000-0000000000fb"


def step(state: State, said: str = "nội dung", days: int = 0) -> FeedbackRecorded:
    return FeedbackRecorded(
        NOW + timedelta(days=days), UID, "phan-anh", state.value, said, "Trần Thị Ví Dụ", "0912345678"
    )


def gone(*states: State) -> Feedback:
    feedback = folded(None, step(State.RECEIVED, "Chờ lâu"), "d1")
    for state in states:
        feedback = folded(feedback, step(state), "d1")
    return feedback


def test_it_begins_with_what_the_citizen_said() -> None:
    feedback = gone()

    assert (feedback.kind, feedback.state, feedback.content) == (Kind.REPORT, State.RECEIVED, "Chờ lâu")
    assert (feedback.sender, feedback.phone, feedback.dossier_uid) == ("Trần Thị Ví Dụ", "0912345678", "d1")
    assert feedback.received_at == NOW


def test_it_is_known_how_it_came_and_what_says_nothing_came_to_the_counter() -> None:
    by_phone = replace(step(State.RECEIVED), channel="dien-thoai")

    assert folded(None, by_phone, None).channel is Channel.PHONE
    assert gone(State.ACCEPTED).channel is Channel.COUNTER
    assert [channel.label for channel in Channel] == [
        "Trực tiếp tại quầy",
        "Qua điện thoại",
        "Bằng văn bản, phiếu góp ý",
        "Trực tuyến",
    ]


FOLLOWS = {
    State.RECEIVED: {State.ACCEPTED, State.REFUSED},
    State.ACCEPTED: {State.FORWARDED, State.ANSWERED},
    State.FORWARDED: {State.ANSWERED},
    State.ANSWERED: {State.PUBLISHED},
    State.REFUSED: set(),
    State.PUBLISHED: set(),
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("after", State)
def test_a_step_follows_only_where_it_may(state: State, after: State) -> None:
    feedback = folded(None, step(state), None)

    assert (feedback.refuses(step(after)) is None) is (after in FOLLOWS[state])
    assert set(state.next) == FOLLOWS[state]


def test_a_refusal_says_where_it_is_and_what_may_follow() -> None:
    problem = gone().refuses(step(State.PUBLISHED))

    assert problem is not None
    assert problem.message == (
        "Phản ánh, kiến nghị này ở bước “Mới nhận”. "
        "Bước tiếp theo: “đã tiếp nhận xử lý” hoặc “không tiếp nhận”. Chưa thay đổi gì."
    )
    over = gone(State.REFUSED).refuses(step(State.ACCEPTED))
    assert over is not None
    assert "Việc này đã kết thúc." in over.message


@pytest.mark.parametrize(
    ("state", "needs"),
    [
        (State.RECEIVED, True),
        (State.REFUSED, True),
        (State.FORWARDED, True),
        (State.ANSWERED, True),
        (State.ACCEPTED, False),
        (State.PUBLISHED, False),
    ],
)
def test_a_step_says_what_it_must(state: State, needs: bool) -> None:
    wrong = said_wrong(step(state, " "))

    assert (wrong is not None) is needs
    assert said_wrong(step(state, "nội dung")) is None
    assert wrong is None or wrong.message.endswith("Chưa lưu gì.")


def test_a_book_is_no_feedback() -> None:
    assert said_wrong(step(State.RECEIVED, "x" * LONGEST)) is None
    wrong = said_wrong(step(State.RECEIVED, "x" * (LONGEST + 1)))
    assert wrong is not None
    assert wrong.code == "feedback.long"


# NOW is Monday 5 October 2026.


@pytest.mark.parametrize(
    ("states", "deadlines"),
    [
        ((), {State.ACCEPTED: date(2026, 10, 7), State.REFUSED: date(2026, 10, 7)}),
        ((State.ACCEPTED,), {State.FORWARDED: date(2026, 10, 12), State.ANSWERED: date(2026, 10, 26)}),
        ((State.ACCEPTED, State.FORWARDED), {State.ANSWERED: date(2026, 10, 26)}),
        ((State.ACCEPTED, State.ANSWERED), {State.PUBLISHED: date(2026, 10, 7)}),
        ((State.REFUSED,), {}),
        ((State.ACCEPTED, State.ANSWERED, State.PUBLISHED), {}),
    ],
)
def test_each_step_has_its_working_days(states: tuple[State, ...], deadlines: dict[State, date]) -> None:
    assert gone(*states).deadlines(CALENDAR) == deadlines


def test_weekends_and_holidays_are_no_working_days() -> None:
    before_tet = folded(None, FeedbackRecorded(NOW.replace(month=2, day=13), UID, "kien-nghi", "received", "x"), None)

    assert before_tet.deadlines(CALENDAR)[State.ACCEPTED] == date(2026, 2, 24)


def test_the_clock_of_a_step_begins_with_the_one_before() -> None:
    later = folded(gone(), step(State.ACCEPTED, days=2), None)

    assert later.deadlines(CALENDAR)[State.FORWARDED] == date(2026, 10, 14)


@pytest.mark.parametrize(("day", "late"), [(date(2026, 10, 7), False), (date(2026, 10, 8), True)])
def test_it_is_late_once_its_last_day_is_over(day: date, late: bool) -> None:
    assert gone().is_late(CALENDAR, day) is late


def test_what_may_still_be_answered_is_not_late_when_it_was_not_forwarded() -> None:
    assert not gone(State.ACCEPTED).is_late(CALENDAR, date(2026, 10, 20))
    assert gone(State.ACCEPTED).is_late(CALENDAR, date(2026, 10, 27))
    assert not gone(State.REFUSED).is_late(CALENDAR, date(2030, 1, 1))


@given(st.lists(EVENTS[FeedbackRecorded], min_size=1, max_size=6))
def test_any_steps_in_any_order_fold_without_raising(happened) -> None:
    feedback: Feedback | None = None
    for event in happened:
        feedback = folded(feedback, event, None)

    assert feedback is not None
    assert [each.said for each in feedback.steps] == [event.content for event in happened]
    assert feedback.state.label
    assert feedback.kind.label
