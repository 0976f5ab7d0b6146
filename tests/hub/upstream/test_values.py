"""Values as portals above want them."""

from __future__ import annotations

import pytest

from cchc_desktop.hub.upstream import values
from cchc_desktop.hub.upstream.troubles import Refused

AT = "2026-10-05T08:15:00.000+07:00"


def test_moments_are_written_in_vietnam_s_time() -> None:
    assert (values.compact(AT), values.spaced(AT)) == ("20261005081500", "2026-10-05 08:15:00")
    assert values.compact("2026-10-04T18:00:00Z") == "20261005010000"
    assert (values.compact(None), values.spaced("")) == ("", "")


def test_days_are_whole_or_nothing() -> None:
    assert (values.day("1990-03-14"), values.day("1990"), values.day(None)) == ("19900314000000", "", "")


def test_what_is_too_long_is_refused_with_its_place_and_without_its_text() -> None:
    assert values.fitting("x" * 50, 50, "/a") == "x" * 50
    with pytest.raises(Refused) as refused:
        values.member({"GhiChu": "bí mật" * 10}, "GhiChu", 50)
    assert (refused.value.pointer, "bí mật" in refused.value.detail) == ("/GhiChu", False)


def test_what_is_not_of_its_kind_is_empty() -> None:
    said = {"a": "x", "b": [{"c": 1}, "d"], "e": {"f": 1}}
    assert (values.items(said, "a"), values.items(said, "b"), values.items(said, "z")) == ([], [{"c": 1}], [])
    assert (values.part(said, "e"), values.part(said, "a")) == ({"f": 1}, {})
    assert (values.text(None), values.text(7)) == ("", "7")
