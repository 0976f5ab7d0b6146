"""Scans and searches reach the pages; what became of them is seen and heard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlite_utils import Database

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.scanned_code import CHANGED
from cchc_desktop.domain.scanner_sheet import BARS, QR
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.scans import ScanCatcher
from cchc_desktop.ui.shell.findings import FoundRow
from cchc_desktop.ui.shell.presenter import LOCKED, ShellPresenter
from cchc_desktop.ui.shell.status import SyncCounts
from cchc_desktop.ui.sounds import Sound, Sounds

CODE = "H52.18-261123-3012"


class Heard(Sounds):
    """Sounds that are noted instead of played."""

    def __init__(self) -> None:
        super().__init__()
        self.played: list[Sound] = []

    @property
    def audible(self) -> bool:
        return self.on

    def play(self, sound: Sound) -> None:
        self.played.append(sound)


def find(_db: Database, text: str) -> list[FoundRow]:
    return [FoundRow(text, f"tìm {text}", "")]


class Frame:
    """The parts of one window."""

    def __init__(self, shell, qapp: QApplication) -> None:
        self.shell = shell
        self.sounds = Heard()
        self.catcher = ScanCatcher(qapp)
        self.reader = Reader(lambda: Database(memory=True, execute_plugins=False))
        self.presenter = ShellPresenter(shell, self.catcher, self.sounds, self.reader, find)
        self.codes: list[str] = []
        self.presenter.code.connect(self.codes.append)
        self.others: list[tuple[str, str]] = []
        self.presenter.other.connect(lambda text, missing: self.others.append((text, missing)))
        self.reader.start()


@pytest.fixture
def frame(shell, qapp: QApplication) -> Iterator[Frame]:
    frame = Frame(shell, qapp)
    yield frame
    qapp.removeEventFilter(frame.catcher)
    frame.catcher.deleteLater()
    frame.reader.stop()


def test_a_scan_on_any_page_is_handed_on_and_leaves_fields_alone(qtbot: QtBot, frame: Frame) -> None:
    field = frame.shell.intake.fields[2].editor
    field.setFocus()

    QTest.keyClicks(field, CODE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(frame.codes))

    assert frame.codes == [CODE]
    assert field.text() == ""


def test_a_code_typed_into_the_box_is_the_same_as_scanned(frame: Frame) -> None:
    frame.shell.entered.emit(CODE)

    assert frame.codes == [CODE]


def test_taken_goes_up_and_is_green(frame: Frame) -> None:
    frame.presenter.took("Căn cước: Trần Thị Ví Dụ")

    assert frame.sounds.played == [Sound.TAKEN]
    assert (frame.shell.strip.tone, frame.shell.strip.text) == ("done", "Căn cước: Trần Thị Ví Dụ")
    assert not frame.shell.strip.flashes


def test_without_sound_the_strip_flashes(frame: Frame) -> None:
    frame.sounds.on = False

    frame.presenter.refused("Không nhận mã này.")

    assert frame.shell.strip.flashes
    assert frame.shell.strip.tone == "wrong"


def test_a_scan_while_locked_is_refused_and_handed_to_nobody(frame: Frame) -> None:
    frame.shell.cover(QLineEdit())

    frame.catcher.feed(CODE)

    assert frame.codes == []
    assert frame.sounds.played == [Sound.REFUSED]
    assert frame.shell.strip.text == LOCKED
    assert frame.shell.strip.isVisible()


@pytest.mark.parametrize(
    "text", ["8934567890123", "https://example.vn/x", "H52.18-261123-3012H52.18-261123-3013", "064090003271|cut"]
)
def test_a_scan_that_is_none_of_ours_is_refused_aloud_and_opens_nothing(frame: Frame, text: str) -> None:
    frame.catcher.feed(text)

    assert frame.codes == []
    assert frame.sounds.played == [Sound.REFUSED]
    assert frame.shell.strip.tone == "wrong"
    assert text not in frame.shell.strip.text


def test_a_code_of_another_system_is_handed_on_with_what_to_say_if_nobody_bears_it(frame: Frame) -> None:
    frame.catcher.feed("G09.99-0001/XYZ")
    frame.catcher.feed("H52.18-2611")

    assert [text for text, _missing in frame.others] == ["G09.99-0001/XYZ", "H52.18-2611"]
    assert ["thiếu" in missing for _text, missing in frame.others] == [False, True]
    assert frame.codes == []


def test_what_a_typing_program_made_of_a_scan_is_refused_aloud(frame: Frame) -> None:
    frame.catcher.refused.emit(CHANGED.sentence)

    assert frame.sounds.played == [Sound.REFUSED]
    assert "Tắt Unikey" in frame.shell.strip.text


def test_the_scanners_test_sheet_is_judged_on_any_page(frame: Frame) -> None:
    frame.catcher.feed(QR)
    assert frame.sounds.played == [Sound.TAKEN]
    assert "chữ Việt nguyên vẹn" in frame.shell.strip.text

    frame.catcher.feed(BARS.swapcase())
    assert frame.sounds.played == [Sound.TAKEN, Sound.REFUSED]
    assert "Caps Lock" in frame.shell.strip.text
    assert frame.codes == []


def test_a_paper_to_look_at_is_taken_and_amber(frame: Frame) -> None:
    frame.presenter.heed("Đã thay bằng bản 2.")

    assert frame.sounds.played == [Sound.TAKEN]
    assert frame.shell.strip.tone == "waiting"


def test_typing_in_the_box_drops_findings_down(qtbot: QtBot, frame: Frame) -> None:
    box = frame.shell.top.box
    box.setFocus()

    box.setText("nguyet")
    box.textEdited.emit("nguyet")
    qtbot.waitUntil(frame.shell.findings.isVisible)

    with qtbot.waitSignal(frame.presenter.opened) as opened:
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert opened.args == ["nguyet"]


@pytest.mark.parametrize(
    ("error", "words"),
    [(Refused((Problem("", "x", "Không được."),)), "Không được."), (StoreTrouble(Trouble.FULL), Trouble.FULL.sentence)],
)
def test_trouble_nobody_asked_to_hear_of_is_said(frame: Frame, error: Exception, words: str) -> None:
    frame.presenter.trouble(error)

    assert frame.shell.strip.text == words
    assert frame.shell.strip.tone == "wrong"


def test_a_warning_makes_no_sound(frame: Frame) -> None:
    frame.presenter.warn("Giấy in ra đã lưu thành tệp.")

    assert frame.sounds.played == []
    assert frame.shell.strip.tone == "waiting"


def test_the_light_is_shown(frame: Frame) -> None:
    frame.presenter.show_sync(SyncCounts(2, 2))

    assert frame.shell.top.pill.property("tone") == "done"
