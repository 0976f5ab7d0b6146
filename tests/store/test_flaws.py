"""What is wrong is said to scripts in English and to people in Vietnamese."""

from __future__ import annotations

import pytest

from cchc_desktop.store.flaws import Flaw, Wrong


@pytest.mark.parametrize("wrong", Wrong)
def test_each_is_said_in_both_and_names_what_it_is_about(wrong: Wrong) -> None:
    flaw = Flaw(wrong, 7, "0192f7c0")

    assert flaw.what.isascii()
    assert not flaw.sentence.isascii()
    assert ("{}" in wrong.value[0]) == ("0192f7c0" in flaw.what)
    assert "{}" not in flaw.sentence
    assert not flaw.sentence.endswith(".")
