"""The first start: practice or a real counter, by keys alone, and what can go wrong on the way."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from set_up_hand import ADMIN_PASSWORD, LEAD, PASSWORD, Memory, choose_practice, fill_in, press, recovery_text, type_in

from cchc_desktop.acts import sign_in
from cchc_desktop.app import first_start, places, setting_up
from cchc_desktop.app.counter import is_set_up, open_counter
from cchc_desktop.app.first_start import NO_CREDENTIAL_STORE, NOT_MADE, FirstStart
from cchc_desktop.hub.serve import enrolment_code, serving
from cchc_desktop.store import keys, meta, numbers
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.wire.contract import API_PATH


@pytest.fixture
def credential_store(monkeypatch: pytest.MonkeyPatch) -> Memory:
    store = Memory()
    monkeypatch.setattr(keyring, "get_keyring", lambda: store)
    return store


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> FirstStart:
    made = FirstStart(tmp_path, places.clock)
    qtbot.addWidget(made.view)
    made.show()
    made.view.activateWindow()
    qtbot.waitUntil(made.view.isActiveWindow)
    return made


def finish(first: FirstStart, qtbot: QtBot) -> None:
    """The last group of the key typed back; until it is made or refused."""
    type_in(recovery_text(first.view).rsplit("-", 1)[-1])
    qtbot.waitUntil(lambda: first.outcome is not None or bool(first.view.strip.text))


def test_practice_is_one_chord(first: FirstStart, tmp_path: Path) -> None:
    choose_practice()

    assert first.outcome == "practice"
    assert first.view.isHidden()
    assert not is_set_up(tmp_path)


def test_a_real_counter_opens_by_the_key_that_was_shown(
    first: FirstStart, credential_store: Memory, tmp_path: Path, qtbot: QtBot
) -> None:
    fill_in()
    shown = recovery_text(first.view)
    finish(first, qtbot)

    assert (first.outcome, first.notice) == ("real", "")
    assert first.view.isHidden()
    assert keys.from_recovery_text(shown) == keys.find(tmp_path)
    assert not (tmp_path / keys.FILE_NAME).exists()
    counter = open_counter(tmp_path, practice=False)
    try:
        assert counter.desk.office.counter == "03"
        assert sign_in.sign_in(counter.db, LEAD[0], PASSWORD, "03", places.clock()).name == LEAD[1]
        assert sign_in.sign_in(counter.db, setting_up.ADMIN.code, ADMIN_PASSWORD, "03", places.clock()).name
    finally:
        counter.db.close()


def test_until_the_last_group_is_right_nothing_is_made(
    first: FirstStart, credential_store: Memory, tmp_path: Path, qtbot: QtBot
) -> None:
    fill_in()

    type_in("AAAA")

    assert first.outcome is None
    assert list(tmp_path.iterdir()) == []
    assert credential_store.held == {}
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    finish(first, qtbot)
    assert first.outcome == "real"


def test_without_a_credential_store_it_says_what_the_administrator_can_do(
    first: FirstStart, tmp_path: Path, qtbot: QtBot
) -> None:
    fill_in()
    finish(first, qtbot)

    assert first.outcome is None
    assert first.view.strip.text == NO_CREDENTIAL_STORE
    assert first.view.form().name == LEAD[1]
    assert not is_set_up(tmp_path)


def test_a_disk_that_is_full_is_said_and_what_was_typed_stays(
    first: FirstStart, credential_store: Memory, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_what: object) -> str:
        raise StoreTrouble(Trouble.FULL)

    monkeypatch.setattr(setting_up, "set_up_counter", full)
    fill_in()
    finish(first, qtbot)

    assert first.view.strip.text == Trouble.FULL.sentence
    assert first.view.form().name == LEAD[1]


def test_a_bug_is_shown_and_does_not_leave_the_screen_waiting(
    first: FirstStart, credential_store: Memory, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bugs: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: bugs.append(kind))
    monkeypatch.setattr(setting_up, "set_up_counter", lambda *_what: 1 // 0)
    fill_in()
    finish(first, qtbot)

    assert first.view.strip.text == NOT_MADE
    assert bugs == [ZeroDivisionError]
    assert first.view.back.isEnabled()


def test_with_a_code_it_joins_the_portal_and_has_numbers(
    first: FirstStart, credential_store: Memory, tmp_path: Path, qtbot: QtBot
) -> None:
    database = f"sqlite:///{(tmp_path / 'portal.db').as_posix()}"
    with serving(database, clock=places.clock) as address:
        code = enrolment_code(database, "H52.18", 3, now=places.clock(), unit_name="Trung tâm Minh Họa")
        fill_in(address + API_PATH, code)
        finish(first, qtbot)

    assert (first.outcome, first.notice) == ("real", "")
    counter = open_counter(tmp_path, practice=False)
    try:
        assert meta.read(counter.db, "portal_url") == address + API_PATH
        assert numbers.left(counter.db, "H52.18", places.clock().date()) > 800
    finally:
        counter.db.close()


def test_a_portal_that_is_not_there_keeps_no_counter_from_being_set_up(
    first: FirstStart, credential_store: Memory, tmp_path: Path, qtbot: QtBot
) -> None:
    with socket.socket() as taken:  # so that nobody else listens there
        taken.bind(("127.0.0.1", 0))
        fill_in(f"http://127.0.0.1:{taken.getsockname()[1]}{API_PATH}", "ABCD-EFGH")
        finish(first, qtbot)

    assert first.outcome == "real"
    assert "quản trị nối cổng sau bằng lệnh enrol" in first.notice
    assert "tự gửi" not in first.notice
    counter = open_counter(tmp_path, practice=False)
    try:
        assert meta.read(counter.db, "client_id") is None
    finally:
        counter.db.close()


def test_a_bug_while_joining_leaves_the_counter_usable(
    first: FirstStart, credential_store: Memory, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bugs: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: bugs.append(kind))
    monkeypatch.setattr(first_start.connection, "enrol", lambda *_what: 1 // 0)
    fill_in("http://127.0.0.1:1" + API_PATH, "ABCD-EFGH")
    finish(first, qtbot)

    assert first.outcome == "real"
    assert bugs == [ZeroDivisionError]
