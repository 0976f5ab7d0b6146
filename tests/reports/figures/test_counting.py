"""Lines of figures: what labels are called, in what order they stand, and what must be said beside them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from factories import a_clerk, a_dossier
from store_fixtures import a_store

from cchc_desktop.domain.period import year_of
from cchc_desktop.domain.selection import WITHOUT, Figure, Selection
from cchc_desktop.reports.figures import counting
from cchc_desktop.store import clerks, dossiers
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.facts import By

TODAY = date(2026, 11, 23)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    made = a_store(tmp_path / "counter")
    yield made
    made.close()


def test_a_clerk_is_called_by_name_also_after_leaving(db: Database) -> None:
    clerks.put(db, a_clerk(), "")
    clerks.deactivate(db, a_clerk().code)
    named = counting.naming(db, By.CLERK)

    assert [named(code) for code in (a_clerk().code, "xa01", "")] == [a_clerk().name, "xa01", "Không rõ cán bộ"]


@pytest.mark.parametrize("by", By)
def test_what_has_no_label_has_a_name_all_the_same(db: Database, by: By) -> None:
    assert counting.naming(db, by)("").startswith("Không rõ")
    assert "Phòng A" in counting.naming(db, by)("Phòng A")


@pytest.mark.parametrize("by", By)
def test_a_label_chooses_and_so_does_none(by: By) -> None:
    base = Selection(period=year_of(2026))

    assert counting.chosen(base, by, "A") != counting.chosen(base, by, "") != base
    assert WITHOUT in str(counting.chosen(base, by, ""))


def test_names_stand_in_order_whatever_their_marks() -> None:
    assert counting.in_order(["Đất đai", "Ưu đãi", "An toàn", "Bảo trợ"], str) == [
        "An toàn",
        "Bảo trợ",
        "Đất đai",
        "Ưu đãi",
    ]


def test_figures_add_up() -> None:
    assert counting.added([{Figure.TOTAL: 2}, {Figure.TOTAL: 3, Figure.OPEN: 1}])[Figure.TOTAL] == 5
    assert counting.added([])[Figure.TOTAL] == 0


def test_what_no_period_can_count_is_said(db: Database) -> None:
    with transaction(db):
        dossiers.add(db, a_dossier(received_at=None))

    assert counting.notes(db, year_of(2025), TODAY) == ("Không tính 1 hồ sơ không có ngày tiếp nhận.",)
