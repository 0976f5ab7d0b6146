"""What only the portal has stands beneath what is here, marked; Enter keeps it at the counter and opens it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest
from app_window import PASSWORD, Opener, found, sign_in
from counter_fixtures import a_counter
from factories import a_person
from PySide6.QtCore import Qt

from cchc_desktop.app import inquiry, places
from cchc_desktop.app.counter import open_counter
from cchc_desktop.app.demo_hand import CTRL, Hand
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.store import dossiers
from cchc_desktop.sync import connection
from cchc_desktop.ui.found.table import STATUS
from tests.sync import ways
from tests.sync.hubs import RunningHub, listening, new_database
from tests.sync.ways import Way

NAME = "Quàng Văn Hặc"
NO_NEWS = ("/changes", "/snapshot")  # what the exchange would bring the dossier with


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    with listening(new_database(tmp_path / "hub")) as running:
        running.clock.at = places.clock()
        yield running


@dataclass
class Desk:
    """A real counter's window, the way to its portal, and a dossier that only the portal has."""

    hand: Hand
    way: Way
    theirs: Dossier

    @property
    def page(self) -> str:
        return self.hand.desktop.shell.page

    def shown(self) -> list[tuple[str, str]]:
        """Owner and status of each row of the look-up page."""
        table = self.hand.desktop.pages._found_view.table
        rows = [table.rows.row(at) for at in range(table.rows.rowCount())]
        return [(row.owner_name, str(table.model().index(at, STATUS).data())) for at, row in enumerate(rows)]

    def dropped(self) -> list[tuple[str, str]]:
        """Title and note of each row below the one box."""
        rows = self.hand.desktop.shell.findings._model.rows
        return [(row.title.rpartition(" · ")[2], row.note) for row in rows]

    @property
    def quiet(self) -> str:
        """The line below the rows below the one box."""
        return self.hand.desktop.shell.findings._quiet.text()

    def look_for(self, text: str) -> None:
        self.hand.press(Qt.Key.Key_K, CTRL)
        self.hand.type(text)
        found(self.hand)


@pytest.fixture
def desk(
    hub: RunningHub, real_folder: Path, tmp_path: Path, open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    monkeypatch.setattr(inquiry, "PAUSE_MS", 20)
    with Way(hub.url) as way:
        here = open_counter(real_folder, practice=False)
        connection.enrol(here.db, way.url, hub.code(3), Clerk("qt01", "Quản trị", role=Role.ADMIN), places.clock)
        here.db.close()
        there = a_counter(tmp_path / "there", hub.clock, number=4)
        there.enrol(way.url, hub.code(4))
        theirs = there.receive(owner=a_person(name=NAME, number="014188000345"))
        there.exchange()
        there.close()
        for path in NO_NEWS:
            way.always(path, ways.lost)
        hand = open_window(real_folder, practice=False, network=True, portal=nullcontext)
        sign_in(hand, PASSWORD)
        yield Desk(hand, way, theirs)
        way.stop.set()
        open_window.close_all()


def test_in_the_box_it_stands_marked_and_enter_opens_it(desk: Desk) -> None:
    desk.look_for("quang")
    desk.hand.wait(lambda: desk.dropped() == [(NAME, "Ở cổng")], "the portal's answer")

    desk.hand.enter()
    desk.hand.wait(lambda: desk.page == "dossier", "the dossier")

    assert desk.hand.desktop.pages.dossier.uid == desk.theirs.uid
    kept = desk.hand.ask(dossiers.standing, desk.theirs.uid)
    assert (kept[0], kept[1] is not None) == (False, True)


def test_on_the_page_it_stands_beneath_our_own_and_once_kept_among_them(desk: Desk) -> None:
    desk.way.tell("/dossiers/search", ways.lost)
    desk.look_for("hac")
    desk.hand.wait(lambda: bool(desk.quiet), "the line")
    desk.hand.enter()  # with nothing found: the page, which asks again
    desk.hand.wait(lambda: len(desk.shown()) == 1, "the portal's answer")
    assert desk.page == "found"
    assert desk.shown()[0][1].startswith("Ở cổng · ")
    assert "chỉ có ở cổng" in desk.hand.desktop.pages._found_view.count.text()

    desk.hand.enter()
    desk.hand.wait(lambda: desk.page == "dossier", "the dossier")
    desk.hand.press(Qt.Key.Key_Escape)
    desk.hand.settle()

    assert desk.page == "found"
    assert [owner for owner, _ in desk.shown()] == [NAME]
    assert not desk.shown()[0][1].startswith("Ở cổng")


def test_a_portal_out_of_reach_is_one_quiet_line_in_both_places(desk: Desk) -> None:
    desk.way.always("*", ways.lost)
    quiet = "Chưa hỏi được cổng: chưa nối được tới cổng."
    desk.look_for("hac")
    desk.hand.wait(lambda: desk.quiet == quiet, "the line")

    desk.hand.enter()
    desk.hand.wait(lambda: desk.hand.desktop.pages._found_view.count.text() == quiet, "the line")

    assert desk.hand.desktop.shell.strip.tone != "wrong"


def test_nothing_that_is_typed_is_logged(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    desk.look_for("quang")
    desk.hand.wait(lambda: bool(desk.dropped()), "the portal's answer")
    desk.hand.enter()
    desk.hand.wait(lambda: desk.page == "dossier", "the dossier")

    told = caplog.text.lower()
    assert "quang" not in told
    assert NAME.lower() not in told


def test_who_has_locked_the_screen_meanwhile_is_shown_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.look_for("zzz")
    found(desk.hand)
    answers: list[object] = []
    desk.hand.desktop.threads.inquiry.answered.connect(answers.append)
    monkeypatch.setattr(desk.hand.desktop.pages.portal, "_clerk", lambda: None)
    desk.hand.desktop.shell.top.box.setText("van hac")
    desk.hand.desktop.threads.inquiry.ask("van hac")
    desk.hand.wait(lambda: bool(answers), "the answer")

    assert desk.dropped() == []
