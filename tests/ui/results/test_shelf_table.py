"""The name stays whole at every width; what else is shown goes as room does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factories import NOW, a_dossier, a_person, an_intake
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.intake import ReturnChannel
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.ui.results.shelf_table import ShelfTable

COMPANY = "Công ty TNHH Một thành viên Thương mại Minh Họa"


@pytest.mark.parametrize(("width", "least", "below"), [(820, 320, False), (631, 320, False), (449, 250, True)])
def test_the_name_has_its_room_and_the_channel_goes_below_the_code(
    show: Callable[..., QWidget], width: int, least: int, below: bool
) -> None:
    table = ShelfTable(lambda _row: "")
    show(table, width, 400)
    intake = an_intake(owner=a_person(name=COMPANY), return_channel=ReturnChannel.POST)
    row = OnShelf(a_dossier(uid="a", intake=intake), NOW, "A12")
    table.set_rows([row])

    assert table.columnWidth(1) >= least
    assert table.isColumnHidden(5) is below
    assert (table._code.below is not None) is below
    if table._code.below is not None:
        assert table._code.below(row).text == "bưu chính"
    assert table.rowHeight(0) in (44, 62)
