"""A serial scanner over a pseudo terminal: whole letters, whole codes, unplugged and plugged in again."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.scanner import Scanner, ScannerKind
from cchc_desktop.ui import scanner_port
from cchc_desktop.ui.scanner_port import LONGEST, PAUSE_S, Framing, Port, ScannerPort, ports

CODE = "H52.18-261123-3012"
CARD = "014190003271|051234567|Lò Thị Ánh Nguyệt|12051990|Nữ|Bản Hẹo, Chiềng Cơi, Sơn La|01012022"

if sys.platform == "win32":
    pytest.skip("pseudo terminals are Unix's", allow_module_level=True)


class Line:
    """A pseudo terminal whose far end is the scanner; it can be unplugged and plugged in again at the same name."""

    def __init__(self, folder: Path) -> None:
        self.name = folder / "scanner"
        self.plug_in()

    def plug_in(self) -> None:
        self._far, self._near = os.openpty()
        self.name.unlink(missing_ok=True)
        self.name.symlink_to(os.ttyname(self._near))

    def send(self, data: bytes) -> None:
        os.write(self._far, data)

    def unplug(self) -> None:
        self.name.unlink(missing_ok=True)
        for end in (self._near, self._far):
            os.close(end)


class Heard:
    """A port under test, and what it said."""

    def __init__(self, port: ScannerPort) -> None:
        self.port = port
        self.codes: list[str] = []
        self.lost: list[str] = []
        self.found: list[str] = []
        for signal, told in ((port.heard, self.codes), (port.lost, self.lost), (port.found, self.found)):
            signal.connect(told.append, Qt.ConnectionType.QueuedConnection)


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    made = Line(tmp_path)
    yield made
    made.unplug() if made.name.is_symlink() else None


@pytest.fixture
def heard(qapp: object, line: Line) -> Iterator[Heard]:
    port = ScannerPort(Scanner(ScannerKind.SERIAL, str(line.name)), retry=0.05)
    told = Heard(port)
    port.start()
    yield told
    port.stop()


def listening(qtbot: QtBot, line: Line, heard: Heard) -> None:
    """The thread has opened the port and hears us: what came before that it throws away."""

    def hears() -> bool:
        line.send(b"ready\r")
        return "ready" in heard.codes

    qtbot.waitUntil(hears)
    line.send(b"go\r")
    qtbot.waitUntil(lambda: heard.codes[-1:] == ["go"])
    heard.codes.clear()


def test_a_card_and_a_code_arrive_whole_with_their_letters(qtbot: QtBot, line: Line, heard: Heard) -> None:
    listening(qtbot, line, heard)

    line.send(CARD.encode() + b"\r\n" + CODE.encode() + b"\r")

    qtbot.waitUntil(lambda: len(heard.codes) == 2)
    assert heard.codes == [CARD, CODE]


def test_letters_sent_apart_from_their_marks_are_put_together(qtbot: QtBot, line: Line, heard: Heard) -> None:
    listening(qtbot, line, heard)

    line.send(unicodedata.normalize("NFD", CARD).encode() + b"\n")

    qtbot.waitUntil(lambda: heard.codes == [CARD])


def test_a_letter_cut_between_two_chunks_is_whole_and_a_pause_ends_a_code(
    qtbot: QtBot, line: Line, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    listening(qtbot, line, heard)
    data, chunks, feed = CARD.encode(), list[bytes](), Framing.feed
    cut = data.index("ị".encode()) + 1

    def noted(framing: Framing, chunk: bytes, moment: float) -> list[bytes]:
        chunks.append(chunk)
        return feed(framing, chunk, moment)

    monkeypatch.setattr(Framing, "feed", noted)
    monkeypatch.setattr(scanner_port, "PAUSE_S", 60.0)
    for part, so_far in ((data[:cut], data[:cut]), (data[cut:], data)):
        line.send(part)
        qtbot.waitUntil(lambda so_far=so_far: b"".join(chunks) == so_far)
    assert heard.codes == []
    monkeypatch.setattr(scanner_port, "PAUSE_S", PAUSE_S)

    qtbot.waitUntil(lambda: heard.codes == [CARD])


def test_three_hundred_codes_in_one_go_are_three_hundred_in_order(qtbot: QtBot, line: Line, heard: Heard) -> None:
    listening(qtbot, line, heard)
    codes = [f"H52.18-261123-{number:04}" for number in range(300)]

    for start in range(0, 300, 20):
        line.send("".join(f"{code}\r\n" for code in codes[start : start + 20]).encode())

    qtbot.waitUntil(lambda: len(heard.codes) == 300)
    assert heard.codes == codes


def test_bytes_that_are_no_letters_are_marked_as_such(qtbot: QtBot, line: Line, heard: Heard) -> None:
    listening(qtbot, line, heard)

    line.send("Trần".encode("cp1258", "replace") + b"\xff\r")

    qtbot.waitUntil(lambda: bool(heard.codes))
    assert "\ufffd" in heard.codes[0]


def test_unplugged_is_said_once_and_plugged_in_again_it_is_heard(qtbot: QtBot, line: Line, heard: Heard) -> None:
    listening(qtbot, line, heard)

    line.unplug()
    qtbot.waitUntil(lambda: bool(heard.lost))
    qtbot.wait(200)
    line.plug_in()
    qtbot.waitUntil(lambda: bool(heard.found))
    listening(qtbot, line, heard)

    assert len(heard.lost) == len(heard.found) == 1
    assert str(line.name) in heard.lost[0]


def test_half_a_code_before_the_plug_was_pulled_is_not_glued_to_the_next(
    qtbot: QtBot, line: Line, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanner_port, "PAUSE_S", 60.0)  # a slow hand at the plug makes no code of the half
    listening(qtbot, line, heard)

    line.send(b"H52.18-26")
    line.unplug()
    qtbot.waitUntil(lambda: bool(heard.lost))
    line.plug_in()

    def hears() -> bool:
        line.send(CODE.encode() + b"\r")
        return bool(heard.codes)

    qtbot.waitUntil(hears)
    assert set(heard.codes) == {CODE}


@pytest.mark.parametrize(
    ("there", "words"),
    [((), "Chưa thấy máy quét"), ((Port("COM3", "COM3"), Port("COM4", "COM4")), "Có nhiều cổng COM")],
)
def test_no_port_set_and_none_or_many_there_is_said(
    qtbot: QtBot, qapp: object, there: tuple[Port, ...], words: str
) -> None:
    heard = Heard(ScannerPort(Scanner(ScannerKind.SERIAL), lambda: there, retry=0.01))
    heard.port.start()
    qtbot.waitUntil(lambda: bool(heard.lost))
    heard.port.stop()

    assert len(heard.lost) == 1
    assert heard.lost[0].startswith(words)


def test_the_only_port_there_is_taken_without_being_named(qtbot: QtBot, qapp: object, line: Line) -> None:
    heard = Heard(ScannerPort(Scanner(ScannerKind.SERIAL), lambda: (Port(str(line.name), ""),)))
    heard.port.start()
    listening(qtbot, line, heard)
    heard.port.stop()

    assert heard.lost == []


def test_stopping_one_that_was_never_started_is_nothing(qapp: object) -> None:
    ScannerPort(Scanner(ScannerKind.SERIAL)).stop()


def test_usb_devices_are_listed_before_all_and_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    built_in = SimpleNamespace(device="COM1", vid=None, description="Communications Port (COM1)")
    scanner = SimpleNamespace(device="COM3", vid=0x0C2E, description="USB Serial Device (COM3)")
    nameless = SimpleNamespace(device="/dev/ttyS0", vid=None, description="n/a")

    monkeypatch.setattr(scanner_port.list_ports, "comports", lambda: [scanner, built_in])
    assert ports() == (Port("COM3", "COM3 · USB Serial Device"),)
    monkeypatch.setattr(scanner_port.list_ports, "comports", lambda: [nameless])
    assert ports() == (Port("/dev/ttyS0", "/dev/ttyS0"),)


@given(
    st.lists(st.text(st.characters(exclude_characters="\r\n\x00 \t", codec="utf-8"), min_size=1), max_size=8), st.data()
)
def test_however_the_bytes_are_cut_the_codes_are_the_same(codes: list[str], data: st.DataObject) -> None:
    sent = "".join(f"{code}\r\n" for code in codes).encode()
    framing, got, start = Framing(), [], 0
    while start < len(sent):
        end = data.draw(st.integers(start + 1, len(sent)))
        got += framing.feed(sent[start:end], 0.0)
        start = end

    assert [code.decode() for code in got] == codes


def test_silence_ends_a_code_and_endless_bytes_are_cut() -> None:
    framing = Framing()

    assert framing.feed(b"H52", 1.0) == []
    assert framing.feed(b"", 1.0 + PAUSE_S / 2) == []
    assert framing.feed(b"", 1.01 + PAUSE_S) == [b"H52"]
    assert framing.feed(b"", 9.0) == []
    assert framing.feed(b"x" * (LONGEST + 1), 9.1) == [b"x" * (LONGEST + 1)]
    assert framing.feed(b" \x00\r\n", 9.2) == []
