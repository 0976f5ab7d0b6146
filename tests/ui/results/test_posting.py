"""The list of the post: envelope by envelope, sent once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import DIVISION, Counter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts import custody, post
from cchc_desktop.domain.intake import ReturnChannel
from cchc_desktop.reports import shelf
from cchc_desktop.ui.results.posting import PostDesk
from cchc_desktop.ui.results.view import ResultsView
from cchc_desktop.ui.writer import Writer


@pytest.fixture
def desk(show: Callable[..., QWidget], writer: Writer, counter: Counter) -> PostDesk:
    for channel in (ReturnChannel.POST, ReturnChannel.POST, ReturnChannel.COUNTER):
        folder = counter.receive(return_channel=channel)
        custody.hand_over(counter.db, counter.desk, [folder.uid], DIVISION, counter.clerk, counter.now)
        custody.take_result(counter.db, folder.uid, "", counter.clerk, counter.now)
    view = ResultsView()
    show(view)
    made = PostDesk(view, writer, counter.desk)
    made.use(shelf.on_shelf(counter.db))
    made.open()
    made.show_rows()
    return made


def test_only_what_goes_by_post_stands_in_it(desk: PostDesk) -> None:
    assert len(desk.results) == 2
    desk.close()
    assert desk.codes == {}


def test_each_scan_goes_on_to_the_next_envelope_and_the_list_is_sent_with_its_number(
    desk: PostDesk, counter: Counter, qtbot: QtBot
) -> None:
    desk.take("EV123456785VN")
    desk.take("EV123456799VN")
    assert len(desk.codes) == 2

    with qtbot.waitSignal(desk.done) as heard:
        desk.commit(counter.clerk, counter.now)

    assert heard.args[1].startswith("BC-")
    assert (desk.codes, desk.is_open) == ({}, False)


def test_a_code_that_names_another_item_is_asked_about_before_the_list_is_sent(
    desk: PostDesk, counter: Counter, qtbot: QtBot
) -> None:
    post.note_arrival(counter.db, "EV123456785VN", counter.now.date(), counter.clerk, counter.now)
    desk.take("EV123456785VN")
    with qtbot.waitSignal(desk.failed) as heard:
        desk.commit(counter.clerk, counter.now)
    assert "EV123456785VN đã ghi cho bưu gửi đến quầy" in heard.args[0].sentence
    assert len(desk.codes) == 1

    with qtbot.waitSignal(desk.done):
        desk.commit(counter.clerk, counter.now)


def test_one_that_the_citizen_fetches_is_refused(desk: PostDesk, counter: Counter, qtbot: QtBot) -> None:
    fetched = next(each for each in shelf.on_shelf(counter.db) if not each.by_post)
    with qtbot.waitSignal(desk.refused):
        desk.aim(fetched)
