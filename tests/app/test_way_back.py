"""Esc leads to where a page was reached from, whatever was looked at meanwhile."""

from __future__ import annotations

from typing import cast

import pytest

from cchc_desktop.app.ground import DOSSIER, HOME
from cchc_desktop.app.way_back import WayBack
from cchc_desktop.ui.shell.view import ShellView

PAGE, PAPER = "page", "paper"


class Shell:
    """Shows a page, and tells the way of each, as the window does."""

    def __init__(self, *beyond: str) -> None:
        self.page = HOME
        self.way = WayBack(cast("ShellView", self), PAGE, *beyond)
        self.back_from = ""

    def show_page(self, name: str) -> None:
        self.page = name
        self.back_from = self.way.shown(name)

    def see(self, *names: str) -> None:
        for name in names:
            self.show_page(name)


@pytest.fixture
def shell() -> Shell:
    return Shell(DOSSIER, PAPER)


def test_it_leads_to_the_page_before(shell: Shell) -> None:
    shell.see("found", PAGE, PAGE)
    assert shell.back_from == ""
    shell.way.leave()
    assert shell.page == "found"


def test_what_was_opened_from_the_page_is_not_where_it_was_reached_from(shell: Shell) -> None:
    shell.see("found", PAGE, DOSSIER, PAPER, DOSSIER, PAGE)
    assert shell.back_from == DOSSIER
    shell.way.leave()
    assert shell.page == "found"


def test_one_that_was_opened_elsewhere_is_not_come_back_from(shell: Shell) -> None:
    shell.see("found", DOSSIER, PAGE)
    assert shell.back_from == ""
    shell.see(DOSSIER, "found", DOSSIER, PAGE)
    assert shell.back_from == ""


def test_led_to_it_nothing_that_was_made_ready_is_lost_once(shell: Shell) -> None:
    shell.see("report")
    shell.way.lead()
    assert (shell.page, shell.back_from) == (PAGE, "report")
    shell.see(PAGE)
    assert shell.back_from == ""
    shell.way.leave()
    assert shell.page == "report"


def test_it_is_come_to_from_the_page_that_is_seen(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "show_page", lambda name: setattr(shell, "page", name))  # nobody tells the way
    shell.page = "found"
    shell.way.come()
    shell.page = DOSSIER
    shell.way.come()
    assert shell.page == PAGE
    shell.way.leave()
    assert shell.page == "found"


def test_another_clerk_goes_home(shell: Shell) -> None:
    shell.see("found", PAGE)
    shell.way.forget()
    shell.way.leave()
    assert shell.page == HOME
