"""Templates of a form set."""

from __future__ import annotations

import pytest

from cchc_desktop.slips.forms.wording import Key, SlipWording, Wording, filled, joined, keys, places


def test_a_template_says_which_values_it_needs() -> None:
    assert places("{place}, {day}") == {"place", "day"}
    assert places("không có") == set()


def test_braces_that_do_not_match_are_an_error() -> None:
    with pytest.raises(ValueError, match="expected"):
        places("{place")


def test_a_value_with_braces_is_only_text() -> None:
    assert filled("{name} ({code})", name="{code}", code="1.001776") == "{code} (1.001776)"


def test_a_line_whose_value_is_not_known_is_left_out() -> None:
    assert filled("Tổng đài {hotline}", hotline="") == ""
    assert joined(("Quầy {counter}", "{reprint}"), counter="03", reprint="") == "Quầy 03"


def test_every_key_has_a_kind_the_values_it_may_name_and_how_many_items() -> None:
    known = keys(Wording)

    assert known["place_and_day"] == Key(str, frozenset({"place", "day"}))
    assert known["reprint"] == Key(tuple, frozenset({"n", "time", "day"}), 2)
    assert known["notes"] == Key(tuple)
    assert known["long_dates"] == Key(bool)


def test_a_form_says_itself_how_many_copies_it_has() -> None:
    assert (keys(SlipWording)["copies"].items, keys(Wording)["copies"].items) == (None, 2)
