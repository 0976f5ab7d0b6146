"""Calendar files: the shipped one mends what the library lacks; a wrong one is refused whole, row and column named."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.calendar import DayKind, Override, WorkCalendar
from cchc_desktop.domain.calendar_file import (
    CalendarFile,
    CalendarFileError,
    parse_calendar,
    write_calendar,
)
from cchc_desktop.domain.working_hours import WorkingHours

SHIPPED = (Path(__file__).parents[2] / "resources/calendars/vn.toml").read_text("utf-8")


def problems(text):
    with pytest.raises(CalendarFileError) as refused:
        parse_calendar(text)
    return {problem.field: problem.message for problem in refused.value.problems}


def test_a_row_becomes_an_override_with_its_source():
    text = '[[day]]\ndate = 2026-01-02\nkind = "swapped_off"\nnote = "hoán đổi"\nsource = "Văn bản 1"\n'
    assert parse_calendar(text).overrides == (Override(date(2026, 1, 2), DayKind.SWAPPED_OFF, "hoán đổi", "Văn bản 1"),)


def test_note_and_source_may_be_left_out_and_an_empty_file_says_nothing():
    assert parse_calendar('[[day]]\ndate = 2026-01-02\nkind = "worked"').overrides == (
        Override(date(2026, 1, 2), DayKind.WORKED),
    )
    assert (parse_calendar("").overrides, parse_calendar("").confirmed_through) == ((), 0)


def test_the_shipped_file_swaps_2_january_2026_with_saturday_10_january():
    shipped = parse_calendar(SHIPPED)
    calendar = WorkCalendar(shipped.overrides, confirmed_through=shipped.confirmed_through)

    assert not calendar.is_worked(date(2026, 1, 2))
    assert calendar.is_worked(date(2026, 1, 10))
    assert calendar.name(date(2026, 1, 10)) == "làm bù cho ngày 02/01/2026"
    assert calendar.covered(2026)
    assert not calendar.covered(2027)
    assert all(override.source for override in shipped.overrides)


def test_every_wrong_row_and_column_is_named_at_once():
    found = problems(
        "[[day]]\ndate = 2026-01-02\nkind = 'worked'\n"
        "[[day]]\ndate = '2026-01-03'\nkind = 'off'\ncolour = 'red'\n"
        "[[day]]\ndate = 2026-01-04T08:00:00\nkind = [1]\nnote = 5\n"
        "[[day]]\nsource = ''\n"
    )
    assert list(found) == [
        *("day.2.colour", "day.2.date", "day.2.kind"),
        *("day.3.date", "day.3.kind", "day.3.note"),
        *("day.4.date", "day.4.kind"),
    ]
    assert found["day.2.date"] == "Dòng [[day]] thứ 2, cột “date”: phải là ngày dạng 2026-01-02."


def test_a_day_said_twice_is_refused_with_both_rows():
    found = problems('[[day]]\ndate = 2026-01-02\nkind = "worked"\n' * 2)
    assert found == {"day.2.date": "Dòng [[day]] thứ 2, cột “date”: ngày 02/01/2026 đã có ở dòng thứ 1."}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("confirmed_through = '2026'", "confirmed_through"),
        ("confirmed_through = true", "confirmed_through"),
        ("day = 5", "day"),
        ("day = [5]", "day"),
        ("days = []", "days"),
    ],
)
def test_a_wrong_heading_is_named(text, field):
    assert list(problems(text)) == [field]


def test_a_syntax_error_is_placed_by_line_and_column():
    assert problems("[[day]]\ndate = 2026-01-02\nkind = worked\n") == {
        "": "Tệp lịch nghỉ sai cú pháp TOML ở dòng 3, cột 8."
    }


def test_a_syntax_error_at_the_end_needs_no_place():
    assert problems('[[day]]\nnote = "') == {"": "Tệp lịch nghỉ sai cú pháp TOML."}


def test_sessions_from_a_day_on_are_read_and_wrong_ones_named():
    text = '[[hours]]\nvalid_from = 2026-06-01\nsessions = ["07:30-11:30", "13:00-16:30"]\n'
    (hours,) = parse_calendar(text).hours

    assert hours.valid_from == date(2026, 6, 1)
    assert [(f"{start:%H:%M}", f"{end:%H:%M}") for start, end in hours.sessions] == [
        ("07:30", "11:30"),
        ("13:00", "16:30"),
    ]
    for wrong in ('"0730"', '"07:30"', '"11:30-07:30"', "", "5", '"07:00-12:00", "11:00-17:00"'):
        assert set(problems(f"[[hours]]\nvalid_from = 2026-06-01\nsessions = [{wrong}]\n")) == {"hours.1.sessions"}
    assert set(problems(text + "[[hours]]\nvalid_from = 2026-06-01\nsessions = 1\ncolour = 2\n")) == {
        "hours.2.valid_from",
        "hours.2.sessions",
        "hours.2.colour",
    }
    assert set(problems("hours = 3")) == {"hours"}


OVERRIDES = st.lists(
    st.builds(
        Override,
        st.dates(date(1, 1, 1), date(9999, 12, 31)),
        st.sampled_from(DayKind),
        st.text(st.characters(codec="utf-8"), max_size=20),
        st.text(st.characters(codec="utf-8"), max_size=20),
    ),
    max_size=4,
    unique_by=lambda override: override.day,
).map(tuple)
SESSIONS = st.lists(
    st.times().map(lambda each: each.replace(second=0, microsecond=0)), min_size=2, max_size=4, unique=True
)


@given(OVERRIDES, st.integers(0, 9999), SESSIONS)
def test_what_is_written_is_read_as_it_was(overrides, year, clocks):
    clocks = sorted(clocks)[: len(clocks) // 2 * 2]
    hours = WorkingHours(tuple(zip(clocks[::2], clocks[1::2], strict=True)), date(2026, 6, 1))
    file = CalendarFile(overrides, year, (hours,))

    assert parse_calendar(write_calendar(file)) == file
