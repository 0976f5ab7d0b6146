"""Letters that cannot be printed are known before they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.slips.drawing import text
from cchc_desktop.slips.drawing.unprintable import _ORDINARY, unprintable, words


@pytest.mark.parametrize("seen", ["", "Trần Thị Ví Dụ, số 12 – “Đường Ơ”", "Łukasz Ærø"])
def test_what_every_face_has_is_printable(seen: str) -> None:
    assert unprintable(seen) == ""


def test_others_are_named_once_each() -> None:
    assert unprintable("Trần 张伟 张 \U0001f600") == "伟张\U0001f600"
    assert "伟张" in words("伟张")


def test_the_short_way_lets_nothing_through() -> None:
    for point in range(0x250):
        if _ORDINARY.fullmatch(chr(point)):
            assert chr(point) in text._drawable(), hex(point)
    for point in (*range(0x1EA0, 0x1EFA), *map(ord, "–—…“”‘’")):
        assert chr(point) in text._drawable(), hex(point)


@given(st.text(max_size=30))
def test_no_text_raises(seen: str) -> None:
    assert set(unprintable(seen)) <= set(text.clean(seen))
