"""What the page of the board says."""

from __future__ import annotations

from pathlib import Path

from factories import NOW

from cchc_desktop.ui.board import words


def test_words() -> None:
    assert words.as_of(NOW) == f"Số liệu lúc {NOW:%H:%M} ngày {NOW:%d/%m/%Y}"
    assert words.title(practice=False) == words.TITLE
    assert words.saved([Path("/x/a.pdf")]).startswith("Đã ghi a.pdf vào ")
    assert "và 5 tệp nữa" in words.saved([Path("/x/a.svg")] * 6)
    assert "quyền ghi" in words.not_saved(Path("/x"))
