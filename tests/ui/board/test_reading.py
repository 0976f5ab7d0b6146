"""Who reads no dossiers sees no board; two savings within a minute are two files."""

from __future__ import annotations

from pathlib import Path

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.ui.board.reading import read, save


def test_an_administrator_sees_none(counter: Counter) -> None:
    with pytest.raises(Refused):
        read(counter.db, counter.admin, counter.now)


def test_nothing_is_written_over(counter: Counter, tmp_path: Path) -> None:
    shown = read(counter.db, counter.clerk, counter.now)
    first, second = (save(counter.db, shown, counter.desk, tmp_path / "out", "pdf", counter.clerk) for _ in range(2))
    assert first != second
    assert len(list((tmp_path / "out").glob("bang-dieu-hanh-*.pdf"))) == 2
