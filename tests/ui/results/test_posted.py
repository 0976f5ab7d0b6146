"""A postal list that is scanned shows itself; a changed one, or one of nobody here, is refused aloud."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter, hand_over
from factories import a_clerk
from pytestqt.qtbot import QtBot

from cchc_desktop.acts import custody, post
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.batch import BatchNumber, parse_batch
from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.postal import PostalList
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.results.posted import PostedLists, read_list


@pytest.fixture
def lists(reader: Reader, counter: Counter) -> PostedLists:
    return PostedLists(reader, lambda: counter.clerk)


def sent(counter: Counter, *items: str) -> PostalList:
    posted = []
    for item in items:
        dossier = hand_over(counter, counter.receive())
        custody.take_result(counter.db, dossier.uid, "", counter.clerk, counter.now)
        posted.append((dossier.uid, item))
    return post.post_results(counter.db, counter.desk, posted, counter.clerk, counter.now)


def scanned(text: str) -> BatchNumber:
    number = parse_batch(text)
    assert number is not None
    return number


def refused(qtbot: QtBot, lists: PostedLists, text: str) -> str:
    looked: list[str] = []
    lists.look_wanted.connect(lambda _kind, number: looked.append(number))
    with qtbot.waitSignal(lists.refused) as heard:
        lists.take(scanned(text))
    assert looked == []
    return str(heard.args[0])


@pytest.mark.parametrize("typed", [False, True])
def test_the_bars_or_the_number_show_the_list_again(
    qtbot: QtBot, lists: PostedLists, counter: Counter, typed: bool
) -> None:
    listed = sent(counter, "EV123456785VN", "EV123456799VN")
    told: list[str] = []
    lists.took.connect(told.append)
    with qtbot.waitSignal(lists.look_wanted) as heard:
        lists.take(scanned(listed.number if typed else listed.bars))
    assert heard.args == ["postal_list", listed.number]
    assert told == [f"{listed.number}: 2 bưu gửi, {counter.clerk.name} gửi {counter.now:%H:%M %d/%m/%Y}"]


def test_a_list_printed_before_a_correction_is_shown_as_it_is_now(
    qtbot: QtBot, lists: PostedLists, counter: Counter
) -> None:
    listed = sent(counter, "EV123456785VN")
    code_why, by_when = ("EV123456799VN", "Gõ nhầm"), (counter.clerk, counter.now, None)
    post.correct_item(counter.db, listed.items[0].uid, code_why, by_when)
    told: list[str] = []
    lists.heeded.connect(told.append)
    with qtbot.waitSignal(lists.look_wanted) as heard:
        lists.take(scanned(listed.bars))
    assert heard.args == ["postal_list", listed.number]
    assert "in trước khi sửa mã bưu gửi" in told[0]


def test_bars_of_a_changed_list_are_refused(qtbot: QtBot, lists: PostedLists, counter: Counter) -> None:
    listed = sent(counter, "EV123456785VN")
    forged = f"{listed.number}-{'0000' if listed.digest != '0000' else '1111'}"
    assert "không phải bản của quầy" in refused(qtbot, lists, forged)


def test_a_list_of_another_counter_is_told(qtbot: QtBot, lists: PostedLists) -> None:
    assert "không có danh sách BC-7-261005-01" in refused(qtbot, lists, "BC-7-261005-01")


def test_an_administrator_sees_no_list(counter: Counter) -> None:
    with pytest.raises(Refused):
        read_list(counter.db, scanned("BC-3-261005-01"), a_clerk(Role.ADMIN))
