"""Files on the F9 page: what waits, how far, what was refused and why; nothing at all when all are there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter
from factories import PAPERS
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts import files as acts
from cchc_desktop.acts.files import Scan
from cchc_desktop.domain.clerk import Role
from cchc_desktop.store import meta, transfers
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.transfers import Transfer
from cchc_desktop.ui.sync.files import RESULT, FilesCard, size, state_of, title
from cchc_desktop.ui.sync.reading import Moving, SyncReading, read

WAITS = Transfer("ab" * 32, False, 1, "u", "waiting", "", 0, 2_000_000, 0, "")


def state(**changes: object) -> str:
    return state_of(Moving(WAITS._replace(**changes), "H", "Đơn"))


def test_where_a_file_is_is_said_in_words() -> None:
    assert state() == "Chờ gửi"
    assert state(attempts=3) == "◷ Chờ gửi lại, đã thử 3 lần"
    assert state(done=900_000) == "Đang gửi 45 %"
    assert state(done=2_000_000) == "Đang gửi 99 %", "not whole until the portal says so"
    assert state(state="refused", said="file_refused") == "✕ Cổng không nhận"
    assert state(state="refused", said="file_lost") == "✕ Không còn trên máy này"
    assert state(fetched=True) == "Chờ tải về"
    assert state(fetched=True, done=500_000) == "Đang tải về 25 %"


def test_sizes_are_read_at_a_glance() -> None:
    assert [size(length) for length in (0, 9, 2048, 1_300_000, 20 * 1024 * 1024)] == [
        "–",
        "1 kB",
        "2 kB",
        "1,2 MB",
        "20,0 MB",
    ]


@pytest.fixture
def card(show: Callable[..., QWidget], counter: Counter) -> FilesCard:
    made = FilesCard()
    show(made)
    return made


def link(counter: Counter, data: bytes = b"%PDF-1 x") -> str:
    uid = counter.receive().uid
    acts.link(counter.db, uid, Scan(data, PAPERS[0].name), counter.clerk, counter.now)
    transfers.gather(counter.db)
    return uid


def look(card: FilesCard, counter: Counter) -> SyncReading:
    reading = read(counter.db, counter.now, counter.clerk)
    card.show_reading(reading)
    return reading


def test_nothing_is_shown_when_no_file_is_under_way(card: FilesCard, counter: Counter) -> None:
    look(card, counter)
    assert card.isHidden()


def test_a_file_is_shown_with_its_dossier_and_paper_until_it_is_held(card: FilesCard, counter: Counter) -> None:
    uid = link(counter)
    look(card, counter)

    row = card.rows.rows.row(0)
    texts = [column.text(row) for column in card.rows.rows.columns]
    assert texts == ["Chờ gửi", counter.dossier(uid).code, PAPERS[0].name, "1 kB"]
    assert not card.isHidden()
    (transfer,) = transfers.unheld(counter.db)
    transfers.note(counter.db, transfer._replace(state="held"))

    assert title(look(card, counter).state) == "Tệp số hóa: chờ 0, xong 1"
    assert card.isHidden()


def test_what_was_refused_is_counted_and_red(card: FilesCard, counter: Counter) -> None:
    link(counter)
    (transfer,) = transfers.unheld(counter.db)
    transfers.note(counter.db, transfer._replace(state="refused", said="file_refused"))

    assert title(look(card, counter).state) == "Tệp số hóa: chờ 0, xong 0, bị từ chối 1"
    column = card.rows.rows.columns[0]
    assert column.tone
    assert column.tone(card.rows.rows.row(0)) == "wrong"


def test_why_files_do_not_move_is_said_while_some_wait(card: FilesCard, counter: Counter) -> None:
    meta.write(counter.db, transfers.TROUBLE, "Cổng đang bận.")
    assert look(card, counter).state.files_trouble == ""
    link(counter)
    assert look(card, counter).state.files_trouble == "Cổng đang bận."


def test_a_result_that_comes_is_called_so(card: FilesCard, counter: Counter) -> None:
    with transaction(counter.db):
        transfers.want(counter.db, "cd" * 32, counter.receive().uid)
    (row,) = look(card, counter).files

    assert card.rows.rows.columns[2].text(row) == RESULT


def test_enter_opens_the_dossier(qtbot: QtBot, card: FilesCard, counter: Counter) -> None:
    uid = link(counter)
    look(card, counter)
    card.rows.selectRow(0)

    with qtbot.waitSignal(card.opened) as opened:
        QTest.keyClick(card.rows, Qt.Key.Key_Return)
    assert opened.args == [uid]


def test_who_may_not_see_dossiers_sees_that_a_file_waits_and_no_more(counter: Counter) -> None:
    link(counter)

    (row,) = read(counter.db, counter.now, counter.people[Role.ADMIN]).files

    assert (row.paper, row.uid) == (None, "")
