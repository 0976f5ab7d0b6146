"""What came by post is noted item after item; an odd code twice, a wrong day at its field."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from counter_fixtures import Counter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts import post as acts
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.reports import post
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.results.items import ItemDesk
from cchc_desktop.ui.results.view import ResultsView
from cchc_desktop.ui.writer import Writer

ITEM, ODD = "EV123456785VN", "VTP0012345678"


@pytest.fixture
def desk(
    counter: Counter, reader: Reader, writer: Writer, show: Callable[..., QWidget], qtbot: QtBot
) -> Iterator[tuple[ItemDesk, ResultsView]]:
    view = ResultsView()
    show(view)
    made = ItemDesk(view, (reader, writer), lambda: counter.clerk, counter.clock)
    made.open()
    yield made, view
    answers: list[None] = []
    reader.ask("settled", lambda _db: None, done=answers.append)  # the day's list is shown before its page goes
    qtbot.waitUntil(lambda: bool(answers))


def noted(counter: Counter) -> list[str]:
    return [each.item_code for each in post.arrivals_on(counter.db, counter.now.date())]


def test_a_scanned_item_is_noted_for_today_and_listed(
    desk: tuple[ItemDesk, ResultsView], counter: Counter, qtbot: QtBot
) -> None:
    items, view = desk
    items.take(ITEM)
    assert view.item.item.text == ITEM

    with qtbot.waitSignal(items.done) as heard:
        items.commit(counter.clerk, counter.now)

    assert heard.args == [f"Đã ghi bưu gửi đến {ITEM}.", ""]
    assert noted(counter) == [ITEM]
    qtbot.waitUntil(lambda: ITEM in view.item._came.text())
    assert view.item.item.text == ""


def test_an_odd_code_is_taken_when_it_comes_once_more(
    desk: tuple[ItemDesk, ResultsView], counter: Counter, qtbot: QtBot
) -> None:
    items, view = desk
    with qtbot.waitSignal(items.refused) as heard:
        items.take(ODD)
    assert "lần nữa" in heard.args[0]
    assert view.item.item.text == ODD
    with qtbot.waitSignal(items.took):
        items.take(ODD)

    with qtbot.waitSignal(items.done):
        items.commit(counter.clerk, counter.now)

    assert noted(counter) == [ODD]


def test_a_typed_odd_code_is_asked_about_once(
    desk: tuple[ItemDesk, ResultsView], counter: Counter, qtbot: QtBot
) -> None:
    items, view = desk
    view.item.item.editor.setText(ODD)
    with qtbot.waitSignal(items.failed) as heard:
        items.commit(counter.clerk, counter.now)
    assert isinstance(heard.args[0], Refused)
    assert view.item.show_problems(heard.args[0].problems)
    assert noted(counter) == []

    with qtbot.waitSignal(items.done):
        items.commit(counter.clerk, counter.now)

    assert noted(counter) == [ODD]


@pytest.mark.parametrize("code", [ITEM, ODD])
def test_a_code_that_names_another_item_is_asked_about_though_it_was_scanned_twice(
    desk: tuple[ItemDesk, ResultsView], counter: Counter, qtbot: QtBot, code: str
) -> None:
    items, view = desk
    acts.note_arrival(counter.db, code, counter.now.date(), counter.clerk, counter.now, confirmed=True)
    items.take(code)
    items.take(code)
    with qtbot.waitSignal(items.failed) as heard:
        items.commit(counter.clerk, counter.now)
    assert "lần nữa" in heard.args[0].sentence
    assert view.item.show_problems(heard.args[0].problems)
    assert noted(counter) == [code]

    with qtbot.waitSignal(items.done):
        items.commit(counter.clerk, counter.now)

    assert noted(counter) == [code, code]


def test_what_is_no_code_or_no_day_is_told_and_nothing_is_noted(
    desk: tuple[ItemDesk, ResultsView], counter: Counter, qtbot: QtBot
) -> None:
    items, view = desk
    with qtbot.waitSignal(items.refused):
        items.take("https://example.vn")
    assert view.item.item.text == ""
    view.item.item.editor.setText(ITEM)
    view.item.day.editor.setText("31/02/2026")

    with qtbot.waitSignal(items.failed) as heard:
        items.commit(counter.clerk, counter.now)

    assert view.item.show_problems(heard.args[0].problems)
    assert view.item.day.has_problem
    assert noted(counter) == []
