"""What is typed is asked of the portal once it pauses; the newest question is the only one that is answered."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from counter_fixtures import KEY, Counter, a_counter
from factories import a_person
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.app import inquiry as module
from cchc_desktop.app.inquiry import Inquiry
from cchc_desktop.store import schema
from cchc_desktop.store.connection import Use
from tests.sync import ways
from tests.sync.hubs import RunningHub, listening, new_database
from tests.sync.ways import Way

NAME = "Quàng Văn Hặc"
PAUSE_MS = 20


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    with listening(new_database(tmp_path_factory.mktemp("hub"))) as running:
        yield running


@pytest.fixture
def way(hub: RunningHub) -> Iterator[Way]:
    with Way(hub.url) as made:
        yield made


@pytest.fixture
def counter(hub: RunningHub, way: Way, tmp_path: Path) -> Iterator[Counter]:
    """One that has not pulled what another counter has sent."""
    here, there = a_counter(tmp_path / "here"), a_counter(tmp_path / "there", number=4)
    for number, each in ((3, here), (4, there)):
        each.enrol(way.url, hub.code(number))
    here.exchange()
    there.receive(owner=a_person(name=NAME, number="014188000345"))
    there.exchange()
    there.close()
    yield here
    here.close()


@pytest.fixture
def inquiry(qapp: QApplication, counter: Counter, way: Way, monkeypatch: pytest.MonkeyPatch) -> Iterator[Inquiry]:
    monkeypatch.setattr(module, "_DEADLINE", 60.0)  # a portal beside us that is slow is a slow machine
    made = Inquiry(lambda: schema.open_store(counter.folder, KEY, Use.READER), counter.clock, PAUSE_MS)
    way.passed.clear()
    yield made
    made.stop()
    QApplication.processEvents()


def asked(way: Way) -> list[dict[str, str]]:
    return [json.loads(each.body) for each in way.asked("/dossiers/search")]


def test_only_the_last_words_of_somebody_who_types_on_are_asked(qtbot: QtBot, inquiry: Inquiry, way: Way) -> None:
    inquiry.start()
    with qtbot.waitSignal(inquiry.answered) as answered:
        for text in ("qua", "quan", "quang", " quang van "):
            inquiry.ask(text)
    answer = answered.args[0] if answered.args else None
    assert {row.summary.owner_name for row in answer.rows} == {NAME}
    assert answer.text == "quang van"
    assert asked(way) == [{"hoTen": "quang van"}]


@pytest.mark.parametrize("text", ["", "  ", "qu", " qu "])
def test_too_little_to_ask_with_is_not_asked(qtbot: QtBot, inquiry: Inquiry, way: Way, text: str) -> None:
    inquiry.start()
    with qtbot.assertNotEmitted(inquiry.answered, wait=3 * PAUSE_MS):
        inquiry.ask(text)
    assert way.passed == []


def test_a_counter_that_is_offline_by_choice_asks_nobody(qtbot: QtBot, inquiry: Inquiry, way: Way) -> None:
    with qtbot.assertNotEmitted(inquiry.answered, wait=3 * PAUSE_MS):
        inquiry.ask("quang van")
    assert way.passed == []


def test_who_leaves_wants_no_answer(qtbot: QtBot, inquiry: Inquiry, way: Way) -> None:
    inquiry.start()
    with qtbot.assertNotEmitted(inquiry.answered, wait=3 * PAUSE_MS):
        inquiry.ask("quang van")
        inquiry.leave()
    assert way.passed == []


@pytest.mark.parametrize("end", [lambda each: each.ask("quang hac"), lambda each: each.stop()])
def test_a_portal_that_does_not_answer_is_left_by_the_next_question_and_by_the_end(
    qtbot: QtBot, inquiry: Inquiry, way: Way, end: Callable[[Inquiry], None]
) -> None:
    inquiry.start()
    with qtbot.waitSignal(inquiry.answered):
        inquiry.ask("van hac")
    way.tell("/dossiers/search", ways.silence)
    heard: list[str] = []
    inquiry.answered.connect(lambda answer: heard.append(answer.text))
    inquiry.ask("quang van")
    qtbot.waitUntil(lambda: len(asked(way)) == 2)

    end(inquiry)

    if inquiry._started:
        qtbot.waitUntil(lambda: heard == ["quang hac"])
    QApplication.processEvents()
    assert "quang van" not in heard


def test_a_portal_out_of_reach_is_said(qtbot: QtBot, inquiry: Inquiry, way: Way) -> None:
    way.always("*", ways.lost)
    inquiry.start()
    with qtbot.waitSignal(inquiry.answered) as answered:
        inquiry.ask("quang van")
    assert (answered.args or [None])[0].said == "Chưa hỏi được cổng: chưa nối được tới cổng."
