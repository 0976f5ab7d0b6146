"""The return date, large or in one line, and why."""

from __future__ import annotations

from datetime import datetime

from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.return_date import return_date
from cchc_desktop.domain.working_hours import WorkingHours
from cchc_desktop.ui.intake.due_card import NO_DATE, DueCard, DueStrip, due_words, why_button
from cchc_desktop.ui.theme import Theme

DUE = return_date(
    datetime(2026, 11, 23, 8, 15, tzinfo=VN), Duration(10, Unit.WORKING_DAY), (WorkingHours(),), WorkCalendar()
)


def test_the_day_is_said_with_its_name() -> None:
    assert due_words(datetime(2026, 12, 8, 8, 15, tzinfo=VN)) == "Thứ Ba, 08/12/2026"


def test_card_and_strip_say_the_same_date(qtbot: QtBot, theme: Theme) -> None:
    card, strip = DueCard(), DueStrip()
    for widget in (card, strip):
        qtbot.addWidget(widget)
        widget.show_due(DUE, chosen=True)

    assert card.date.text() == "Thứ Ba, 08/12/2026"
    assert strip.date.text() == "Hẹn Thứ Ba, 08/12/2026, 08:15"


def test_no_date_is_told_apart_from_no_procedure_yet(qtbot: QtBot, theme: Theme) -> None:
    card = DueCard()
    qtbot.addWidget(card)

    card.show_due(None, chosen=True)
    assert card.date.text() == NO_DATE
    card.show_due(None, chosen=False)
    assert card.date.isHidden()


def test_the_days_open_and_close(qtbot: QtBot, theme: Theme) -> None:
    card = DueCard()
    qtbot.addWidget(card)
    card.show_due(DUE, chosen=True)
    assert not card.is_open

    card.set_open(True)

    assert card.is_open


def test_in_a_narrow_window_the_strip_says_the_date_alone(qtbot: QtBot, theme: Theme) -> None:
    strip = DueStrip()
    qtbot.addWidget(strip)
    strip.show_due(DUE, chosen=True)
    strip.show_printed("Vừa lưu H52.18-261123-3011")
    strip.show()

    strip.set_short(True)

    assert strip.printed.isHidden()
    assert not strip.date.isHidden()
    assert strip.height() == 40


def test_why_has_its_key(qtbot: QtBot, theme: Theme) -> None:
    button = why_button()
    qtbot.addWidget(button)

    assert button.text() == "Vì sao? (Ctrl+I)"
