"""Why this date: said in sentences as well as painted, with what has become of it since."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from counter_fixtures import Counter
from pytestqt.qtbot import QtBot

from cchc_desktop.acts import supplement
from cchc_desktop.domain.due_story import DueStory
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.store import due
from cchc_desktop.ui.dossier.calendar_panel import NO_DATE, NO_REASON, CalendarPanel


@pytest.fixture
def story(counter: Counter) -> DueStory:
    return told(counter, counter.receive().uid)


def told(counter: Counter, uid: str) -> DueStory:
    return due.story(counter.db, counter.dossier(uid), counter.desk.office.hours, counter.desk.calendar)


@pytest.fixture
def panel(qtbot: QtBot) -> CalendarPanel:
    made = CalendarPanel()
    qtbot.addWidget(made)
    return made


def test_the_sentences_are_those_a_clerk_reads_out(panel: CalendarPanel, story: DueStory, counter: Counter) -> None:
    panel.show_story(story, counter.now.date())
    assert panel.sentences[0] == "05/10 nhận · 24 ngày"
    assert not any("hẹn lại" in said for said in panel.sentences)


def test_while_papers_are_waited_for_the_days_are_marked_and_it_is_said(panel: CalendarPanel, counter: Counter) -> None:
    dossier = counter.receive()
    counter.clock.forward(days=2)
    request = SupplementRequested(counter.now, "bản sao", "hết hạn")
    supplement.request_supplement(counter.db, counter.desk, dossier.uid, request, counter.clerk)
    counter.clock.forward(days=2)
    story = told(counter, dossier.uid)

    panel.show_story(story, counter.now.date())

    assert panel.sentences[-1].startswith("Tạm dừng từ 08:15 ngày 07/10, chờ bổ sung giấy tờ")
    days = story.days(counter.now.date())
    assert [day.day.day for day in days if day.paused] == [8, 9]
    assert [day.counted for day in days if day.day > counter.now.date()] == [None] * 20
    assert max(day.counted or 0 for day in days) == 2


def test_a_pause_that_is_over_is_explained_to_the_new_date(panel: CalendarPanel, counter: Counter) -> None:
    dossier = counter.receive()
    request = SupplementRequested(counter.now, "bản sao", "hết hạn")
    supplement.request_supplement(counter.db, counter.desk, dossier.uid, request, counter.clerk)
    counter.clock.forward(days=2)
    supplement.receive_supplement(counter.db, counter.desk, dossier.uid, (), counter.clerk, counter.now)

    panel.show_story(told(counter, dossier.uid), counter.now.date())

    assert any("Tạm dừng từ 08:15 ngày 05/10 đến 08:15 ngày 07/10" in said for said in panel.sentences)
    assert not any(said.startswith("Đã hẹn lại") for said in panel.sentences)


def test_a_date_that_nothing_known_here_has_moved_is_said_below(
    panel: CalendarPanel, story: DueStory, counter: Counter
) -> None:
    assert story.due_at
    later = replace(story.dossier, due_at=story.due_at + timedelta(days=2), promised_at=story.due_at)
    panel.show_story(replace(story, dossier=later), counter.now.date())
    assert panel.sentences[-1] == "Đã hẹn lại: 31/10/2026 08:15"


def test_a_promise_by_another_calendar_is_said(panel: CalendarPanel, story: DueStory, counter: Counter) -> None:
    assert story.due_at
    given = story.due_at - timedelta(days=1)
    other = replace(story, promised=given, dossier=replace(story.dossier, due_at=given))
    panel.show_story(other, counter.now.date())
    assert panel.sentences[-1].startswith("Giấy đã trao hẹn 28/10/2026 08:15")


def test_nothing_to_explain_says_why(panel: CalendarPanel, story: DueStory, counter: Counter) -> None:
    bare = replace(story, first=None, promised=None)
    panel.show_story(replace(bare, dossier=replace(story.dossier, due_at=None)), counter.now.date())
    assert panel.sentences == [NO_DATE]
    panel.show_story(bare, counter.now.date())
    assert panel.sentences == [NO_REASON]
