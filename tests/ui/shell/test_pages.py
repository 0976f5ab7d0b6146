"""Pages are kept as they were left; whose they are to be used decides which are offered."""

from __future__ import annotations

import pytest
from factories import a_clerk
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.clerk import Duty, Role
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.shell.pages import Pages
from cchc_desktop.ui.theme import Theme


@pytest.fixture
def pages(qtbot: QtBot, theme: Theme) -> Pages:
    made = Pages()
    qtbot.addWidget(made)
    made.give_focus()  # there is none yet
    made.add(Page("F2", "intake", "Tiếp nhận", "file-plus", QLineEdit(), duty=Duty.RECEIVE))
    made.add(Page("F9", "sync", "Đồng bộ", "cloud-check", QLineEdit()))
    made.add(Page("", "dossier", "Hồ sơ", "folder-open", QLineEdit(), duty=Duty.READ_DOSSIER))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_first_is_current_until_another_is_shown_and_gets_the_focus(pages: Pages) -> None:
    assert pages.current.name == "intake"

    pages.show_page("dossier")

    assert pages.current is pages.named("dossier")
    assert pages.current.body.hasFocus()


def test_before_anybody_is_known_all_of_the_rail_are_offered(pages: Pages) -> None:
    assert [page.key for page in pages.of_the_rail] == ["F2", "F9"]
    assert pages.offered == pages.of_the_rail


def test_what_is_not_the_clerks_is_not_offered_and_says_whose_it_is(pages: Pages) -> None:
    pages.clerk = a_clerk(Role.ADMIN)

    assert [page.name for page in pages.offered] == ["sync"]
    assert pages.refusal(Duty.RECEIVE) is not None
    assert pages.refusal(None) is None
