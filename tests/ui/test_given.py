"""Keys that reached a field are taken back whole, with what they replaced, and only while nobody touched it since."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.burst import ANNOUNCED_MEAN_GAP_S, Burst
from cchc_desktop.ui.given import NEAR_S, Given, GivenKeys, content, editor
from cchc_desktop.ui.handover.folders_table import FoldersTable


def given_to(
    field: QLineEdit | QPlainTextEdit, text: str, keys: GivenKeys, start: float = 0.0, gap: float = 0.05
) -> None:
    for place, letter in enumerate(text):
        before = content(field)
        field.insert(letter) if isinstance(field, QLineEdit) else field.insertPlainText(letter)
        keys.note(Given(letter, start + place * gap, field, before, content(field)))


@pytest.fixture(params=[QLineEdit, QPlainTextEdit])
def field(request: pytest.FixtureRequest, qtbot: QtBot) -> QLineEdit | QPlainTextEdit:
    made = request.param("Lò Thị ")
    qtbot.addWidget(made)
    if isinstance(made, QPlainTextEdit):
        made.moveCursor(made.textCursor().MoveOperation.End)
    return made


def test_keys_leave_their_field_again(field: QLineEdit | QPlainTextEdit) -> None:
    keys = GivenKeys()
    was = content(field)
    given_to(field, "H52", keys)

    keys.take_back(3)

    assert content(field) == was
    assert list(keys.before(Burst(), 0.2)) == []


def test_what_they_replaced_is_selected_again(qtbot: QtBot) -> None:
    field = QLineEdit("Lò Thị Hai")
    qtbot.addWidget(field)
    field.setSelection(3, 3)
    keys = GivenKeys()
    given_to(field, "H5", keys)
    assert field.text() == "Lò H5 Hai"

    keys.take_back(2)

    assert field.text() == "Lò Thị Hai"
    assert field.selectedText() == "Thị"


def test_a_field_changed_since_is_let_be(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    keys = GivenKeys()
    given_to(field, "H52", keys)
    field.setText("H52 và nữa")

    keys.take_back(3)

    assert field.text() == "H52 và nữa"


def test_letters_that_a_list_passes_on_to_a_field_are_taken_back_from_there(qtbot: QtBot) -> None:
    table, field = FoldersTable(lambda _row: False), QLineEdit()
    for widget in (table, field):
        qtbot.addWidget(widget)
    assert editor(table) is None
    table.writes_into = field
    assert editor(table) is field


def test_a_field_that_is_gone_is_nothing_to_take_back_from(qtbot: QtBot) -> None:
    keys = GivenKeys()
    keys.note(Given("H", 0.0, None, None, None))

    keys.take_back(1)


def test_keys_right_before_a_burst_are_offered_from_the_nearest_on(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    keys, burst = GivenKeys(), Burst()
    given_to(field, "aH", keys, gap=0.05)
    for place, letter in enumerate("52.18-26"):
        burst.add(letter, 0.1 + place * 0.002)

    assert list(keys.before(burst, None)) == [(1, "H"), (2, "aH")]


def test_few_slow_or_distant_keys_are_no_scan(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    few, slow, distant = GivenKeys(), GivenKeys(), GivenKeys()
    given_to(field, "H52.18-", few, gap=0.01)
    given_to(field, "H52.18-261123", slow, gap=ANNOUNCED_MEAN_GAP_S * 1.01)
    given_to(field, "H52.18-261123", distant, gap=0.01)

    assert list(few.before(Burst(), 0.1)) == []
    assert list(slow.before(Burst(), 0.8)) == []
    assert list(distant.before(Burst(), 0.2 + NEAR_S)) == []


def test_a_pause_begins_a_new_run_and_forgetting_ends_it(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    keys = GivenKeys()
    given_to(field, "Nguyen", keys, start=0.0, gap=0.01)
    given_to(field, "H52.18-2", keys, start=1.0, gap=0.01)

    assert [text for _count, text in keys.before(Burst(), 1.1)] == ["H52.18-2"]
    keys.forget()
    assert list(keys.before(Burst(), 1.1)) == []


def test_only_editors_can_give_back(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)

    assert editor(label) is None
