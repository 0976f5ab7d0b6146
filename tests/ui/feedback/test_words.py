"""What is overdue says so, each step tells its own day, and a long story keeps every word."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from factories import NOW

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.events import FeedbackRecorded
from cchc_desktop.domain.feedback import Feedback, State, folded
from cchc_desktop.reports.feedback import Waiting
from cchc_desktop.ui.feedback import words
from cchc_desktop.ui.widgets.said import Said

UID = "0192f7c0-0000-7000-8000-0000000000fb"
TODAY = NOW.date()


def gone(*states: State, said: str = "Sở Y tế", sender: str = "", phone: str = "", channel: str = "") -> Feedback:
    first = FeedbackRecorded(NOW, UID, "phan-anh", "received", "Chờ  lâu\nở quầy 3", sender, phone, channel)
    feedback = folded(None, first, None)
    for state in states:
        feedback = folded(feedback, FeedbackRecorded(NOW, UID, "phan-anh", state.value, said), None)
    return feedback


def waiting(*states: State, late: int = 0) -> tuple[Waiting, date]:
    feedback, calendar = gone(*states), WorkCalendar()
    days = feedback.deadlines(calendar)
    today = max(days.values()) + timedelta(days=late)
    return Waiting(feedback, days, feedback.is_late(calendar, today)), today


def test_a_step_has_its_own_words_wherever_one_may_follow() -> None:
    assert set(words.STEPS) == {state for each in State for state in each.next}


def test_what_is_overdue_says_by_how_many_days_and_today_is_told() -> None:
    late, day = waiting(late=3)
    assert words.pressing(late, day) == Said("quá hạn 3 ngày", "warning-circle", "wrong")
    now, day = waiting()
    assert words.pressing(now, day) == Said("hôm nay", "clock", "waiting")
    assert words.pressing(now, TODAY) == Said("")


def test_the_day_shown_is_the_soonest_still_to_come() -> None:
    both, _ = waiting(State.ACCEPTED)
    soon, later = both.deadlines.values()

    assert words.last_day(both, TODAY) == soon
    assert words.last_day(both, soon + timedelta(days=1)) == later
    assert words.last_day(both, later + timedelta(days=1)) == later


def test_each_step_tells_its_key_and_its_day() -> None:
    day = date(2026, 12, 30)
    assert words.step(2, State.ANSWERED, day, date(2026, 12, 30)) == "2  Trả lời · hạn 30/12"
    assert words.step(1, State.ANSWERED, day, date(2027, 1, 2)) == "1  Trả lời · ✕ quá hạn 30/12/2026"


@pytest.mark.parametrize(
    ("count", "late", "told"),
    [(0, 0, "Phản ánh, kiến nghị"), (3, 0, "Phản ánh, kiến nghị · 3"), (3, 1, "Phản ánh, kiến nghị · 3, quá hạn 1")],
)
def test_the_title_counts(count: int, late: int, told: str) -> None:
    assert words.title(count, late) == told


def test_who_said_it_and_about_what() -> None:
    named = gone(sender="Trần Thị Ví Dụ", phone="0900123456", channel="dien-thoai")

    assert words.headline(named).startswith("Phản ánh nhận ")
    assert words.sender(named) == "Người gửi: Trần Thị Ví Dụ · điện thoại 0900123456"
    assert words.sender(gone()) == "Người gửi: không nêu tên"
    assert words.about(named, "H52.18-261005-3012") == "Về hồ sơ H52.18-261005-3012 · qua điện thoại"
    assert words.about(gone(), "") == "Về đơn vị, không nêu hồ sơ nào · trực tiếp tại quầy"


def test_the_story_keeps_every_word_and_the_list_one_line() -> None:
    feedback = gone(State.ACCEPTED, State.FORWARDED)

    lines = words.story(feedback).splitlines()
    assert lines[:2] == ["Chờ  lâu", "ở quầy 3"]
    assert lines[-1] == f"— {NOW:%d/%m %H:%M} Đã chuyển cơ quan có thẩm quyền: Sở Y tế"
    assert words.story(gone(State.ACCEPTED, said="")).endswith("Đã tiếp nhận xử lý")
    assert words.brief(feedback) == "Chờ lâu ở quầy 3"
    assert words.standing(feedback, "H1") == "Đã chuyển cơ quan có thẩm quyền · H1"
    assert words.standing(gone(), "") == "Mới nhận"


def test_what_was_noted_is_told_with_what_comes_next() -> None:
    assert words.taken_down(gone(), date(2026, 11, 25)).endswith("chậm nhất 25/11/2026.")
    assert words.moved(gone(State.ACCEPTED)) == "Đã ghi “đã tiếp nhận xử lý”."
    assert "đã xong" in words.moved(gone(State.REFUSED))
    assert "H1" in words.scanned("H1")
    assert "Không thấy hồ sơ H1" in words.unknown("H1")
    assert "hơn một hồ sơ" in words.ambiguous("H1")
