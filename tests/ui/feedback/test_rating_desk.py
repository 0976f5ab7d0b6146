"""A score stands in the ledger; who is not content is told where to say why; nobody signed in notes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.domain.events import Rated
from cchc_desktop.reports.story import last, story
from cchc_desktop.ui.feedback.rating_bar import RatingBar
from cchc_desktop.ui.feedback.rating_desk import RatingDesk, subject_of, told
from cchc_desktop.ui.writer import Writer


@pytest.fixture
def bar(show: Callable[..., QWidget]) -> RatingBar:
    made = RatingBar()
    show(made, 400, 200)
    return made


def a_desk(bar: RatingBar, writer: Writer, counter: Counter, by: Clerk | None) -> RatingDesk:
    return RatingDesk(bar, writer, lambda: by, counter.clock)


@pytest.mark.parametrize(("score", "tone"), [(5, "done"), (3, "done"), (2, "note")])
def test_a_score_is_noted_and_told(
    qtbot: QtBot, bar: RatingBar, writer: Writer, counter: Counter, score: int, tone: str
) -> None:
    desk, dossier = a_desk(bar, writer, counter, counter.clerk), counter.receive()
    desk.ask(dossier.uid, subject_of(dossier))
    assert bar.is_asking

    heard: list[tuple[str, str]] = []
    desk.said.connect(lambda *words: heard.append(words))

    with qtbot.waitSignal(desk.rated):
        bar.rated.emit(score)

    assert heard == [(tone, told(dossier, score))]
    found = last(story(counter.db, dossier.uid), Rated)
    assert found is not None
    assert found[0].score == score


def test_who_is_not_content_is_told_where_to_say_why(counter: Counter) -> None:
    dossier = counter.receive()

    assert "Ctrl+Shift+P" in told(dossier, 2)
    assert told(dossier, 4) == f"{dossier.printed_code}: đã ghi đánh giá 4/5, hài lòng."
    assert subject_of(dossier) == f"{dossier.printed_code} · {dossier.intake.owner.name}"


def test_who_may_not_is_refused_in_words(qtbot: QtBot, bar: RatingBar, writer: Writer, counter: Counter) -> None:
    admin = Clerk("qt", "Quản Trị", role=Role.ADMIN)
    desk, dossier = a_desk(bar, writer, counter, admin), counter.receive()
    desk.ask(dossier.uid, "")

    with qtbot.waitSignal(desk.troubled) as heard:
        bar.rated.emit(5)

    assert "cần quyền" in heard.args[0].sentence
    assert last(story(counter.db, dossier.uid), Rated) is None


def test_nobody_signed_in_notes_nothing(qtbot: QtBot, bar: RatingBar, writer: Writer, counter: Counter) -> None:
    desk, dossier = a_desk(bar, writer, counter, None), counter.receive()
    desk.ask(dossier.uid, "")

    bar.rated.emit(5)
    done: list[None] = []
    writer.run(lambda _db: None, done=done.append)
    qtbot.waitUntil(lambda: bool(done))

    assert last(story(counter.db, dossier.uid), Rated) is None
