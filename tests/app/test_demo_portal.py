"""The portal of a played day goes by its clock; without it running there is nobody to send to."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_window import Opener, receive, received, sign_in
from demo_window import a_play

from cchc_desktop.app import practice
from cchc_desktop.app.counter import open_counter
from cchc_desktop.app.demo_clock import DayClock, opening_of
from cchc_desktop.app.demo_portal import DemoPortal
from cchc_desktop.app.places import clock
from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.status import Status
from cchc_desktop.portal.errors import PortalUnreachable
from cchc_desktop.store import meta, numbers


@pytest.fixture
def day() -> DayClock:
    return DayClock(opening_of(WorkCalendar(), clock()))


def test_the_counter_joins_it_and_has_numbers_for_that_day(tmp_path: Path, day: DayClock) -> None:
    folder = tmp_path / "practice"
    practice.make(folder, day)

    with DemoPortal(folder, day).running() as url:
        counter = open_counter(folder, practice=True)
        assert (meta.read(counter.db, "portal_url") or "").startswith(url)
        assert numbers.left(counter.db, counter.desk.office.unit_code, day().date()) > 0
        counter.db.close()


def test_what_is_sent_is_taken_without_a_doubt_about_the_clock(
    open_window: Opener, practice_folder: Path, tmp_path: Path
) -> None:
    hand = open_window(practice_folder)
    sign_in(hand)
    receive(hand)
    portal = a_play(hand, practice_folder, tmp_path).portal

    with portal.running():
        report = portal.exchange()

    assert report.all_acknowledged
    assert set(report.outcomes) == {"applied"}


def test_a_division_moves_what_has_arrived(open_window: Opener, practice_folder: Path, tmp_path: Path) -> None:
    hand = open_window(practice_folder)
    sign_in(hand)
    receive(hand)
    portal = a_play(hand, practice_folder, tmp_path).portal
    (row,) = received(hand)
    with portal.running():
        portal.exchange()
        portal.move(row.uid, Status.PROCESSING, "Lò Văn Thụ Lý")
        portal.exchange()

    assert received(hand)[0].status is Status.PROCESSING


def test_while_it_is_away_nobody_is_reached(practice_folder: Path, day: DayClock) -> None:
    with pytest.raises(PortalUnreachable):
        DemoPortal(practice_folder, day).exchange()
