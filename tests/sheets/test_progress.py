"""Progress is told every thousand rows and at the end, once."""

from __future__ import annotations

import pytest

from cchc_desktop.sheets.progress import silent, told


@pytest.mark.parametrize(("count", "heard"), [(0, [0]), (1, [1]), (1000, [1000]), (2001, [1000, 2000, 2001])])
def test_how_many(count: int, heard: list[int]) -> None:
    list_of: list[int] = []
    assert list(told(range(count), list_of.append)) == list(range(count))
    assert list_of == heard


def test_who_does_not_ask_is_not_told() -> None:
    assert list(told("ab", silent)) == ["a", "b"]
