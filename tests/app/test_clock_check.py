"""The clock is asked about once, over the sign-in screen, and acts go by what was said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from app_window import Opener, receive, received, said, sign_in
from PySide6.QtCore import Qt

from cchc_desktop.acts import clock as clock_acts
from cchc_desktop.app.clock_check import ClockCheck
from cchc_desktop.app.corrected_clock import CorrectedClock
from cchc_desktop.app.counter import open_counter
from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.store import ledger

Begin = Callable[[timedelta], tuple[Hand, ClockCheck]]


@pytest.fixture
def begin(open_window: Opener, practice_folder: Path) -> Begin:
    """The window over the same counter on a machine whose clock is so far off; nobody signed in."""

    def opened(off: timedelta) -> tuple[Hand, ClockCheck]:
        open_window.close_all()
        hand = open_window(practice_folder, off=off)
        clock = hand.desktop._clock
        assert isinstance(clock, CorrectedClock)
        check = ClockCheck(hand.desktop, clock)
        check.begin()
        hand.settle()
        return hand, check

    return opened


def typed(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


def kept(folder: Path) -> int | None:
    counter = open_counter(folder, practice=True)
    try:
        return clock_acts.kept_days(counter.db)
    finally:
        counter.db.close()


def is_asked(check: ClockCheck) -> bool:
    return check.view is not None and check.view.isVisible()


def test_a_clock_that_is_right_is_not_asked_about(begin: Begin) -> None:
    hand, check = begin(timedelta())

    assert not is_asked(check)
    sign_in(hand)
    assert said(hand)[1] == ""


@pytest.mark.parametrize("off", [timedelta(days=-3), timedelta(days=400)])
def test_a_dossier_is_received_on_the_day_that_was_said_and_nobody_is_asked_again(
    begin: Begin, practice_folder: Path, off: timedelta
) -> None:
    hand, check = begin(off)
    today = (hand.clock() - off).date()
    assert is_asked(check)
    hand.type(typed(today))
    hand.enter()
    assert not is_asked(check)
    sign_in(hand)
    assert said(hand)[0] == "waiting"
    assert f"{abs(off.days)} ngày" in said(hand)[1]
    assert typed(today) in said(hand)[1]

    receive(hand)
    dossier = received(hand)[0]
    assert dossier.received_at is not None
    assert dossier.received_at.date() == today
    assert f"-{today:%y%m%d}-" in dossier.code

    hand, check = begin(off)
    assert not is_asked(check)
    sign_in(hand)
    assert f"{abs(off.days)} ngày" in said(hand)[1]
    assert hand.desktop._clock().date() == today


def test_once_it_is_set_right_it_is_asked_about_and_believed(begin: Begin, practice_folder: Path) -> None:
    off = timedelta(days=-3)
    hand, _ = begin(off)
    hand.type(typed((hand.clock() - off).date()))
    hand.enter()
    sign_in(hand)

    hand, check = begin(timedelta())
    assert is_asked(check)
    hand.type(typed(hand.clock().date()))
    hand.enter()
    sign_in(hand)

    assert said(hand)[1] == ""
    assert kept(practice_folder) is None


def test_esc_goes_on_by_the_machines_clock_and_the_portal_is_told(begin: Begin, practice_folder: Path) -> None:
    hand, check = begin(timedelta(days=400))

    hand.press(Qt.Key.Key_Escape)

    assert not is_asked(check)
    sign_in(hand)
    assert "giờ của máy" in said(hand)[1]
    assert hand.desktop._clock().date() == hand.clock().date()
    assert kept(practice_folder) == 0
    hand, check = begin(timedelta(days=400))
    assert not is_asked(check)  # the ledger knows of that day now
    sign_in(hand)
    assert kept(practice_folder) is None


def test_a_date_that_the_machine_shows_already_is_believed(begin: Begin, practice_folder: Path) -> None:
    hand, _ = begin(timedelta(days=30))  # after a long holiday

    hand.type(typed(hand.clock().date()))
    hand.enter()
    sign_in(hand)

    assert said(hand)[1] == ""
    assert kept(practice_folder) is None


def test_the_question_is_entered_once_however_often_enter_is_pressed(begin: Begin) -> None:
    hand, check = begin(timedelta(days=-3))
    before = hand.ask(ledger.last_pos)
    assert check.view is not None

    for _ in range(2):
        check.view.answered.emit(date(2026, 10, 5))
    hand.settle()

    assert hand.ask(ledger.last_pos) == before + 1
