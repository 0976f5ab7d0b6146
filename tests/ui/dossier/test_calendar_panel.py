"""Why this date: said in sentences as well as painted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from counter_fixtures import Counter
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.return_date import ReturnDate
from cchc_desktop.ui.dossier.calendar_panel import NO_DATE, NO_REASON, CalendarPanel
from cchc_desktop.ui.dossier.reading import read


@pytest.fixture
def why(counter: Counter) -> ReturnDate:
    found = read(counter.db, counter.receive().uid, counter.desk, counter.clerk).why
    assert found
    return found


@pytest.fixture
def panel(qtbot: QtBot) -> CalendarPanel:
    made = CalendarPanel()
    qtbot.addWidget(made)
    return made


def test_the_sentences_are_those_a_clerk_reads_out(panel: CalendarPanel, why: ReturnDate) -> None:
    panel.show_due(why, why.due_at, why.due_at)
    assert panel.sentences[0] == "05/10 nhận · 24 ngày"
    assert not any("hẹn lại" in said for said in panel.sentences)


def test_a_moved_date_is_said_below(panel: CalendarPanel, why: ReturnDate) -> None:
    panel.show_due(why, why.due_at, why.due_at + timedelta(days=2))
    assert panel.sentences[-1] == "Đã hẹn lại: 31/10/2026 08:15"


def test_a_promise_by_another_calendar_is_said(panel: CalendarPanel, why: ReturnDate) -> None:
    given = why.due_at - timedelta(days=1)
    panel.show_due(why, given, given)
    assert panel.sentences[-1].startswith("Giấy đã trao hẹn 28/10/2026 08:15")


def test_nothing_to_explain_says_why(panel: CalendarPanel, why: ReturnDate) -> None:
    panel.show_due(None, None, None)
    assert panel.sentences == [NO_DATE]
    panel.show_due(None, why.due_at, why.due_at)
    assert panel.sentences == [NO_REASON]
