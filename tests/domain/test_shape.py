"""All that is wrong with a file's shape is named at once, by path, without its values."""

from datetime import date
from typing import Annotated, Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.shape import Mismatch, fitting, mismatches, suggestion


class Inner(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    count: Annotated[int, msgspec.Meta(ge=0, le=9)] = 0


class Outer(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    inner: Inner | None = None
    items: tuple[Inner, ...] | Literal["all"] = ()
    colour: Literal["red", "green"] = "red"
    day: date | None = None
    clock: Annotated[str, msgspec.Meta(pattern=r"^\d\d:\d\d$", examples=["15:00"])] = "07:00"
    on: bool = False


def wrong(content: object) -> dict[str, str]:
    return {mismatch.path: mismatch.what for mismatch in mismatches(content, Outer)}


def test_what_fits_has_no_mismatch() -> None:
    full = {
        "title": "A",
        "inner": {"name": "x"},
        "items": [{"name": "y", "count": 9}],
        "colour": "green",
        "day": "2026-10-05",
        "clock": "15:30",
        "on": True,
    }

    assert wrong(full) == {}
    assert wrong({"title": "A", "items": "all", "inner": None, "day": date(2026, 10, 5)}) == {}


def test_every_mistake_is_named_at_its_path() -> None:
    found = wrong({"tile": "A", "inner": {"count": 1}, "items": [{"name": "y"}, {"name": 3, "count": 10}], "on": 1})

    assert set(found) == {"tile", "title", "inner.name", "items.1.name", "items.1.count", "on"}


@pytest.mark.parametrize(
    ("member", "value", "what"),
    [
        ("title", 3, "cần chữ, đang là số"),
        ("title", None, "cần chữ, đang là trống"),
        ("inner", [], "cần một nhóm mục, đang là một danh sách"),
        ("items", "some", "cần một danh sách hoặc một trong: “all”, đang là chữ khác"),
        ("colour", "blue", "cần một trong: “red”, “green”, đang là chữ khác"),
        ("day", "05/10/2026", "cần ngày dạng 2026-10-05, đang là chữ khác"),
        ("clock", "3pm", "cần chữ dạng “15:00”, đang là chữ khác"),
        ("on", "yes", "cần true hoặc false, đang là chữ"),
    ],
)
def test_a_mistake_says_what_is_wanted_and_what_sort_of_thing_stands_there(
    member: str, value: object, what: str
) -> None:
    assert wrong({"title": "A"} | {member: value}) == {member: what}


def test_a_number_out_of_bounds_says_the_bounds() -> None:
    assert wrong({"title": "A", "inner": {"name": "x", "count": 10}}) == {
        "inner.count": "cần số nguyên từ 0 đến 9, đang là số khác"
    }


def test_an_unknown_member_is_told_the_nearest_known_one() -> None:
    assert wrong({"title": "A", "colours": "red"}) == {"colours": "không có mục này; có phải “colour” không"}
    assert wrong({"title": "A", "xyz": 1}) == {"xyz": "không có mục này"}


def test_the_whole_may_be_of_the_wrong_sort() -> None:
    assert list(mismatches([], Outer)) == [Mismatch("", "wrong", "cần một nhóm mục, đang là một danh sách")]


def test_a_suggestion_is_made_only_for_what_is_near() -> None:
    assert suggestion("papres", ["papers", "owner"]) == "; có phải “papers” không"
    assert suggestion("zzz", ["papers", "owner"]) == ""


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-20, 20) | st.sampled_from(["all", "red", "2026-10-05", "07:00", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["title", "inner", "items", "colour", "day", "clock", "on", "name", "count", "x"]), inner
        )
    ),
    max_leaves=8,
)


@given(JSON)
def test_there_is_a_mismatch_exactly_when_msgspec_refuses(content) -> None:
    try:
        msgspec.convert(content, Outer)
    except msgspec.ValidationError:
        refused = True
    else:
        refused = False

    assert bool(list(mismatches(content, Outer))) is refused


def test_what_does_not_fit_is_left_out_and_the_rest_is_kept_in_its_place() -> None:
    content = {
        "tile": 1,
        "inner": 5,
        "items": [{"name": "y", "count": 10}, 7, {"name": "z"}],
        "colour": "blue",
        "day": "2026-10-05",
        "on": 1,
    }

    found = msgspec.convert(fitting(content, Outer), Outer)

    assert found == Outer("", Inner(""), (Inner("y"), Inner(""), Inner("z")), day=date(2026, 10, 5))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*Outer.__struct_fields__, *Inner.__struct_fields__, "x"]), inner)
    ),
    max_leaves=20,
)


@given(JSON)
def test_whatever_is_read_a_whole_can_be_made_of_it(content: object) -> None:
    assert isinstance(msgspec.convert(fitting(content, Outer), Outer), Outer)
    if not wrong(content):
        assert fitting(content, Outer) == content
