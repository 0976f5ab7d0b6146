"""What a choice of dossiers is called, and what the columns of the register tell."""

from __future__ import annotations

import pytest
from factories import NOW

from cchc_desktop.domain.period import year_of
from cchc_desktop.domain.selection import Figure, Selection
from cchc_desktop.domain.status import Holder, HolderKind
from cchc_desktop.reports.register import Line
from cchc_desktop.ui.dossiers import words


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (Selection(), "Cả sổ theo dõi · 1.234 hồ sơ"),
        (Selection(period=year_of(2026), figure=Figure.LATE), "Quá hạn, đã hoặc chưa giải quyết · Năm 2026"),
    ],
)
def test_a_list_is_called_by_what_chose_it(selection: Selection, said: str) -> None:
    assert words.title(1234, selection).endswith(said)


def test_what_the_columns_tell(line: Line) -> None:
    told = {name: column.text(line) for name, column in words.COLUMNS.items()}
    assert told["code"] == line.code
    assert (told["due"], told["finished"], told["channel"]) == ("–", "–", "Bưu chính")
    assert told["received"].startswith(f"{NOW:%d/%m/%Y}")
    assert set(words.AT_FIRST) <= set(words.COLUMNS)


def test_a_division_is_told_with_who_signed_for_the_folder(line: Line) -> None:
    division = line._replace(holder=Holder(HolderKind.DIVISION, "Phòng A"))
    told = words.COLUMNS["holder"].text
    assert (told(division), told(division._replace(person="Vì Văn Hồng"))) == ("Phòng A", "Phòng A (Vì Văn Hồng)")
