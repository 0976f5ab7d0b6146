"""The story of a return date: what moved it, what it was before, which days the clock stood."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from factories import LATER, NOW, PAPERS, a_dossier, a_reception
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain import events as e
from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.calendar_file import parse_calendar
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.due_story import DueStory, Mover, Rules, begun, tell
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.explanation import explain_story
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.resume import Resumption
from cchc_desktop.domain.status import Status
from cchc_desktop.domain.working_hours import WorkingHours

SHIPPED = parse_calendar((Path(__file__).parents[2] / "resources/calendars/vn.toml").read_text("utf-8"))
RULES = Rules((WorkingHours(),), WorkCalendar(SHIPPED.overrides, confirmed_through=SHIPPED.confirmed_through))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VN)


def received(amount: int = 10, unit: Unit = Unit.WORKING_DAY, due: str = "2026-10-19T08:15") -> Dossier:
    """Monday 5 October 2026, 08:15."""
    return a_dossier(due_at=at(due), reception=a_reception(processing=Duration(amount, unit)))


def asked(moment: str) -> e.SupplementRequested:
    return e.SupplementRequested(at(moment), "Trích lục", stage="appraisal")


def came(story: DueStory, moment: str) -> e.SupplementReceived:
    """The papers came: with the date the office then gives."""
    again = story.resumed(at(moment))
    assert again is not None
    return received_by(again)


def received_by(again: Resumption) -> e.SupplementReceived:
    """The papers came, as the act enters it."""
    counted_to = again.running.last if again.running.unit is Unit.DAY else None
    return e.SupplementReceived(again.resumed_at, PAPERS[:1], again.due_at, counted_to)


def told(*events: e.Event) -> DueStory:
    story = tell(events, RULES)
    assert story is not None
    return story


def lived(*moments: tuple[str, str], dossier: Dossier | None = None) -> list[e.Event]:
    """A reception, and pauses from the first to the second moment of each pair."""
    happened: list[e.Event] = [e.Received(NOW, dossier or received())]
    for stopped, back in moments:
        happened.append(asked(stopped))
        happened.append(came(told(*happened), back))
    return happened


def test_a_dossier_nothing_happened_to_has_the_date_of_its_receipt() -> None:
    story = told(e.Received(NOW, received()))

    assert (story.due_at, story.promised, story.moves, story.paused_at) == (at("2026-10-19T08:15"),) * 2 + ((), None)
    assert story.first is not None
    assert story.days() == story.first.days()
    assert (story.received_at, story.resumed(NOW)) == (NOW, None)


def test_before_anything_made_it_there_is_no_story() -> None:
    assert tell([], RULES) is None
    assert tell([asked("2026-10-06T10:00")], RULES) is None


def test_a_pause_moves_the_date_and_both_are_kept() -> None:
    story = told(*lived(("2026-10-07T10:00", "2026-10-15T09:00")))

    assert (story.promised, story.due_at) == (at("2026-10-19T08:15"), at("2026-10-27T08:15"))
    [move] = story.moves
    assert (move.by, move.before, move.after) == (Mover.SUPPLEMENT, story.promised, story.due_at)
    assert move.resumption is not None


def test_the_days_go_through_the_pause_and_are_numbered_to_the_end() -> None:
    days = told(*lived(("2026-10-07T10:00", "2026-10-15T09:00"))).days()

    assert [day.day for day in days] == [(NOW + timedelta(days=n)).date() for n in range(23)]
    assert [day.day.day for day in days if day.paused] == [8, 9, 10, 11, 12, 13, 14, 15]
    assert [day.counted for day in days if day.counted] == list(range(1, 11))


def test_two_pauses_are_counted_one_after_the_other() -> None:
    story = told(*lived(("2026-10-07T10:00", "2026-10-15T09:00"), ("2026-10-19T10:00", "2026-10-21T09:00")))

    assert [move.by for move in story.moves] == [Mover.SUPPLEMENT] * 2
    assert [day.counted for day in story.days() if day.counted] == list(range(1, 11))
    assert story.due_at == at("2026-10-29T08:15")


def test_while_papers_are_waited_for_the_new_date_can_be_asked_for() -> None:
    story = told(e.Received(NOW, received()), asked("2026-10-07T10:00"))

    assert (story.paused_at, story.due_at) == (at("2026-10-07T10:00"), at("2026-10-19T08:15"))
    dates = [story.resumed(at(f"2026-10-{day}T09:00")) for day in ("08", "15")]
    assert [date.due_at for date in dates if date] == [at("2026-10-20T08:15"), at("2026-10-27T08:15")]


def test_an_apology_sets_the_date_and_what_comes_after_counts_towards_it() -> None:
    happened = lived()
    happened += [e.Apologised(at("2026-10-16T09:00"), "chờ", at("2026-10-23T17:00")), asked("2026-10-20T09:00")]
    story = told(*happened, came(told(*happened), "2026-10-22T09:00"))

    assert [(move.by, move.after) for move in story.moves] == [
        (Mover.APOLOGY, at("2026-10-23T17:00")),
        (Mover.SUPPLEMENT, at("2026-10-27T17:00")),
    ]
    assert story.days()[-1].day == at("2026-10-27T17:00").date()


def test_a_date_the_portal_gave_has_days_without_numbers_behind_the_counted_ones() -> None:
    story = told(*lived(), e.PortalChanged(NOW, 2, due_at=at("2026-10-21T08:15")))

    assert [move.by for move in story.moves] == [Mover.PORTAL]
    assert [(day.day.day, day.counted) for day in story.days()][-3:] == [(19, 10), (20, None), (21, None)]


def test_a_date_given_by_another_calendar_than_is_known_now_is_told_without_reckoning() -> None:
    story = told(*lived(), asked("2026-10-07T10:00"), e.SupplementReceived(at("2026-10-15T09:00"), (), LATER))

    [move] = story.moves
    assert (move.after, move.resumption) == (LATER, None)


def test_of_another_counter_s_dossier_only_what_it_is_now_is_known() -> None:
    waiting = replace(
        received(), status=Status.SUPPLEMENT, paused_at=at("2026-10-07T10:00"), promised_at=at("2026-10-19T08:15")
    )
    story = begun(waiting, RULES)
    again = story.resumed(at("2026-10-15T09:00"))

    assert again is not None
    assert again.due_at == at("2026-10-27T08:15")


def test_without_a_date_there_is_none_to_reckon() -> None:
    story = told(e.Received(NOW, replace(received(), due_at=None)), asked("2026-10-07T10:00"))

    assert (story.resumed(at("2026-10-15T09:00")), story.days(), story.first) == (None, (), None)


def test_a_date_nobody_can_explain_is_counted_in_working_days() -> None:
    unknown = a_dossier(due_at=at("2026-10-19T08:15"), reception=a_reception(processing=None))
    story = told(e.Received(NOW, unknown), asked("2026-10-07T10:00"))
    again = story.resumed(at("2026-10-15T09:00"))

    assert again is not None
    assert again.due_at == at("2026-10-27T08:15")


# In words.


def test_a_pause_is_told_with_what_was_left_of_the_time() -> None:
    assert explain_story(told(*lived(("2026-10-07T10:00", "2026-10-15T09:00"))))[-3:] == (
        "Tạm dừng từ 10:00 ngày 07/10 đến 09:00 ngày 15/10, chờ bổ sung giấy tờ",
        "Còn 8 ngày làm việc, tính tiếp từ 09:00 ngày 15/10: hẹn trả 08:15 ngày 27/10/2026",
        "17–18/10, 24–25/10 nghỉ cuối tuần",
    )


def test_what_is_left_of_the_last_day_is_told_in_hours() -> None:
    one_day = received(1, due="2026-10-06T08:15")
    story = told(*lived(("2026-10-06T07:05", "2026-10-08T16:30"), dossier=one_day))

    assert "Còn 1 giờ 10 phút làm việc, tính tiếp từ 16:30 ngày 08/10" in explain_story(story)[-1]


def test_a_date_that_had_passed_is_said_to_stay() -> None:
    story = told(*lived(("2026-10-20T10:00", "2026-10-22T09:00")))

    assert story.due_at == at("2026-10-19T08:15")
    assert explain_story(story)[-1] == "Đã quá hạn trước khi tạm dừng nên ngày hẹn trả không đổi"


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (e.Apologised(NOW, "chờ", at("2026-10-23T17:00")), "Xin lỗi và hẹn lại ngày trả: 19/10/2026 → 23/10/2026"),
        (e.PortalChanged(NOW, 2, due_at=at("2026-10-21T08:15")), "Cổng đổi ngày hẹn trả: 19/10/2026 → 21/10/2026"),
        (
            asked("2026-10-07T10:00"),
            "Tạm dừng từ 10:00 ngày 07/10, chờ bổ sung giấy tờ; ngày hẹn trả tính lại khi giấy tờ đến",
        ),
    ],
)
def test_each_change_is_one_sentence(event: e.Event, said: str) -> None:
    assert explain_story(told(*lived(), event))[-1] == said


def test_calendar_days_tell_only_the_days_off_the_last_one_was_moved_over() -> None:
    twenty = received(20, Unit.DAY, due="2026-10-26T08:15")
    story = told(*lived(("2026-10-15T09:00", "2026-10-21T09:00"), dossier=twenty))

    assert explain_story(story)[-2:] == (
        "Còn 10 ngày, tính tiếp từ 09:00 ngày 21/10: hẹn trả 08:15 ngày 02/11/2026",
        "31/10–01/11 nghỉ cuối tuần",
    )


MOMENTS = st.datetimes(datetime(2026, 10, 5, 9), datetime(2026, 12, 1), timezones=st.just(VN))


@given(st.lists(MOMENTS, max_size=8), st.integers(1, 40), st.sampled_from(Unit))
def test_whatever_the_pauses_each_day_stands_once_and_the_last_is_the_date(moments, amount, unit) -> None:
    dossier = received(amount, unit)
    first = begun(dossier, RULES).first
    assert first is not None
    happened: list[e.Event] = [e.Received(NOW, replace(dossier, due_at=first.due_at))]
    for place, moment in enumerate(sorted(moments)):
        story = told(*happened)
        again = story.resumed(moment)
        due = again.due_at if again else story.due_at
        happened.append(e.SupplementReceived(moment, (), due) if place % 2 else e.SupplementRequested(moment, "x"))
    story = told(*happened)
    days = story.days()

    assert [day.day for day in days] == [NOW.date() + timedelta(days=n) for n in range(len(days))]
    assert story.due_at is not None
    assert days[-1].day == story.due_at.date()
    numbers = [day.counted for day in days if day.counted]
    assert numbers == sorted(set(numbers))
    assert len(explain_story(story)) >= 1


@given(st.lists(MOMENTS, min_size=2, max_size=8), st.integers(1, 40), st.sampled_from(Unit))
def test_papers_that_come_to_another_counter_give_the_same_date(moments, amount, unit) -> None:
    dossier = received(amount, unit)
    first = begun(dossier, RULES).first
    assert first is not None
    happened: list[e.Event] = [e.Received(NOW, replace(dossier, due_at=first.due_at))]
    for place, moment in enumerate(sorted(moments)):
        here = told(*happened)
        if place % 2 == 0:
            happened.append(e.SupplementRequested(moment, "x"))
            continue
        there = begun(here.dossier, RULES)  # all that another counter knows
        again = here.resumed(moment)
        assert again is not None
        assert there.resumed(moment) == again
        happened.append(received_by(again))


def test_days_off_the_date_was_moved_over_are_not_counted_at_the_next_pause() -> None:
    ten = received(10, Unit.DAY, due="2026-10-15T08:15")  # Thursday
    happened = lived(("2026-10-14T10:00", "2026-10-16T09:00"), dossier=ten)  # one day left: Saturday, so Monday
    assert told(*happened).due_at == at("2026-10-19T08:15")

    happened.append(asked("2026-10-16T10:00"))
    again = begun(told(*happened).dossier, RULES).resumed(at("2026-10-20T09:00"))

    assert again is not None
    assert again.due_at == at("2026-10-21T08:15")


def test_while_the_clock_stands_days_up_to_today_are_marked_and_none_to_come_has_a_number() -> None:
    story = told(*lived(("2026-10-07T10:00", "2026-10-15T09:00"))[:-1])
    assert story.paused_at is not None

    days = story.days(at("2026-10-09T08:00").date())

    assert [day.day.day for day in days if day.paused] == [8, 9]
    assert all(day.counted is None for day in days if day.day > story.paused_at.date())
    assert any(day.counted for day in days)
    assert not any(day.paused for day in story.days())
