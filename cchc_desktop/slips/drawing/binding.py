"""The pages of a slip's copies put on sheets of paper (đóng trang): A5 halves are stacked, so one cut puts them in order."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_desktop.slips.drawing.measures import A4, CUT
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.pdf import Sheet


def bound(copies: Sequence[Sequence[Page]], paper: str) -> list[Sheet]:
    """A sheet a page; A5 pages are the halves of A4 sheets, the first half of them above the second."""
    flat = [page for copy in copies for page in copy]
    if paper != "a5":
        return [Sheet(page.width, page.height, ((page, 0.0),)) for page in flat]
    half = (len(flat) + 1) // 2
    return [
        Sheet(*A4, ((top, 0.0), *((bottom, CUT) for bottom in flat[half + place : half + place + 1])), cut_at=CUT)
        for place, top in enumerate(flat[:half])
    ]
