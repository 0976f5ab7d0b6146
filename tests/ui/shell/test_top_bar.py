"""The bar gives its room to the box first, and says the rest in short."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.shell.box import OneBox
from cchc_desktop.ui.shell.findings import Findings
from cchc_desktop.ui.shell.status import SyncCounts, light
from cchc_desktop.ui.shell.top_bar import TopBar
from cchc_desktop.ui.theme import Theme
from cchc_desktop.ui.widgets.breakpoints import Breadth


def a_bar(qtbot: QtBot, width: int) -> TopBar:
    bar = TopBar.__new__(TopBar)
    findings = Findings(None)  # type: ignore[arg-type]  # dropped down nowhere in these tests
    bar.__init__(OneBox(findings))  # type: ignore[misc]  # the box needs its list first
    qtbot.addWidget(bar)
    qtbot.addWidget(findings)
    bar.resize(width, 56)
    bar.show()
    bar.show_clerk("03", "Trần Thị Hương")
    bar.show_status(light(SyncCounts(92, 80, 0, timedelta(hours=2), timedelta(hours=2))))
    bar.set_breadth(Breadth.of(width + 98))
    return bar


@pytest.mark.parametrize("width", [1268, 995, 813, 627])
def test_nothing_overlaps_and_the_box_can_be_read(qtbot: QtBot, theme: Theme, width: int) -> None:
    bar = a_bar(qtbot, width)
    qtbot.wait(1)

    assert bar.box.width() >= 200
    assert bar.box.geometry().right() < bar.pill.x()
    assert bar.pill.geometry().right() < bar.clerk.x()
    assert bar.clerk.geometry().right() <= width


def test_wide_says_everything(qtbot: QtBot, theme: Theme) -> None:
    bar = a_bar(qtbot, 1268)

    assert bar.clerk.text() == "Quầy 03 · Trần Thị Hương (Ctrl+L)"
    assert "Cổng nhận 80" in bar.pill.text()


def test_narrow_says_a_number_and_a_given_name_and_all_to_the_screen_reader(qtbot: QtBot, theme: Theme) -> None:
    bar = a_bar(qtbot, 627)

    assert bar.clerk.text() == "03 · Hương (Ctrl+L)"
    assert bar.pill.text() == "12"
    assert bar.clerk.accessibleName().startswith("Quầy 03 · Trần Thị Hương")
    assert "Cổng nhận 80" in bar.pill.accessibleName()


def test_nobody_signed_in_is_nobody(qtbot: QtBot, theme: Theme) -> None:
    bar = a_bar(qtbot, 1268)

    bar.show_clerk("", "")

    assert not bar.clerk.isVisible()


@pytest.mark.parametrize("width", [1268, 995, 813, 627])
def test_the_red_mark_stands_beside_the_light_and_outlives_its_words(qtbot: QtBot, theme: Theme, width: int) -> None:
    bar = a_bar(qtbot, width)

    bar.show_owed("2 giấy chưa in: …3005, …3000", 2)
    qtbot.wait(1)

    assert bar.owed.property("tone") == "wrong"
    assert "2 giấy chưa in: …3005, …3000 (Ctrl+Shift+R)" in bar.owed.accessibleName()
    assert bar.owed.text() == ("2 giấy chưa in" if width < 900 else bar.owed.accessibleName())
    assert bar.box.width() >= 190
    assert bar.box.geometry().right() < bar.owed.x() == bar.left_of_pills()
    assert bar.owed.geometry().right() < bar.pill.x()
    assert bar.clerk.geometry().right() <= width

    bar.show_owed("", 0)
    assert not bar.owed.isVisible()
