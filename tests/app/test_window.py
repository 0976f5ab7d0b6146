"""Opening the window: one a folder, and when it cannot be opened a sentence, an exit code and nothing changed."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import keyring
import pytest
from app_window import sweep
from filelock import FileLock
from page_fixtures import NoPrinters
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot
from set_up_hand import Memory, choose_practice, fill_in, recovery_text, type_in
from store_fixtures import NOBODY

from cchc_desktop.app import places, window
from cchc_desktop.app.counter import KEY_MENDED, Counter, is_set_up, open_counter
from cchc_desktop.app.desktop import Desktop
from cchc_desktop.app.one_window import LOCK
from cchc_desktop.app.window import ANOTHER, BUG, CRASHED, TROUBLE
from cchc_desktop.store import keys
from cchc_desktop.store.connection import FILE_NAME, Database, Use
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.ui.clock_question.view import ClockQuestionView
from cchc_desktop.ui.printing import printers
from cchc_desktop.ui.set_up.view import SetUpView
from cchc_desktop.ui.shell.view import ShellView

PATIENCE = 90.0  # seconds
HEAVY = ("reportlab", "requests", "holidays", "keyring", "pypdfium2", "sqlalchemy", "uvicorn", "numpy")
HEAVY_AS_WELL = (
    "jinja2",
    "cryptography",
    "jwt",
    "tenacity",
    "phonenumbers",
    "vietnam_provinces",
    "argon2",
    "qtawesome",
)


@pytest.fixture(autouse=True)
def no_printers(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(printers, "QPrinterInfo", NoPrinters)
    yield
    sweep()


@pytest.fixture
def messages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said in message boxes; a question for the recovery key is given up."""
    said: list[str] = []
    monkeypatch.setattr(QInputDialog, "getText", lambda *_question: ("", False))
    monkeypatch.setattr(QMessageBox, "critical", lambda _parent, _title, words: said.append(words))
    return said


def opened(folder: Path, *, practice: bool = True) -> int:
    """The window of the practice counter in `folder`, opened and closed as soon as it is ready."""
    return window.run(folder.parent if practice else folder, practice, True)


def digest(folder: Path) -> str:
    return hashlib.sha256((folder / FILE_NAME).read_bytes()).hexdigest()


# it opens


def test_it_opens_says_nothing_and_leaves_no_thread_behind(
    practice_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = set(threading.enumerate())

    assert opened(practice_folder) == 0

    assert capfd.readouterr().err == ""
    left = set(threading.enumerate()) - before
    for thread in left:
        thread.join(PATIENCE)  # one that was given up may be at its last lines
    assert [thread.name for thread in left if thread.is_alive()] == []


def test_the_first_time_it_makes_the_practice_counter(tmp_path: Path) -> None:
    assert opened(tmp_path / "practice") == 0

    assert is_set_up(tmp_path / "practice")
    assert not is_set_up(tmp_path)


def test_it_loads_nothing_that_only_paper_network_and_rules_need() -> None:
    program = f"import sys, cchc_desktop.cli.main, cchc_desktop.app.window; print([m for m in {HEAVY + HEAVY_AS_WELL} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_from_the_command_line_it_ends_by_itself_as_soon_as_it_is_ready(practice_folder: Path) -> None:
    program = [sys.executable, "-m", "cchc_desktop.cli", "--data", str(practice_folder.parent), "--practice"]

    ended = subprocess.run([*program, "--start-and-exit"], capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


# one window a folder


@pytest.fixture
def other(practice_folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another window on the same folder, open in a process of its own."""
    program = [sys.executable, "-m", "cchc_desktop.cli", "--data", str(practice_folder.parent), "--practice"]
    process = subprocess.Popen(program)
    end = time.monotonic() + PATIENCE
    while not _is_taken(practice_folder):
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.02)
    yield process
    process.kill()
    process.wait()


def _is_taken(folder: Path) -> bool:
    lock = FileLock(folder / LOCK)
    try:
        with lock.acquire(timeout=0):
            return False
    except TimeoutError:
        return True


def test_a_second_window_is_refused_till_the_first_has_died_however_it_did(
    other: subprocess.Popen[bytes], practice_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert opened(practice_folder) == TROUBLE
    assert capsys.readouterr().err == ANOTHER + "\n"

    other.kill()
    other.wait()

    assert (practice_folder / LOCK).exists()
    assert opened(practice_folder) == 0


def test_a_second_start_by_a_person_brings_the_first_window_to_the_front_and_says_nothing(
    other: subprocess.Popen[bytes], practice_folder: Path, messages: list[str]
) -> None:
    ended, end = TROUBLE, time.monotonic() + PATIENCE
    while ended != 0 and time.monotonic() < end:  # it hears of us once its window is open
        messages.clear()
        ended = window.run(practice_folder.parent, True, False)

    assert ended == 0
    assert messages == []
    assert other.poll() is None


# it cannot open


def spoil_newer(folder: Path) -> Trouble:
    counter = open_counter(folder, practice=True)
    counter.db.conn.execute(
        "insert into _sqlite_migrations (migration_set, name, applied_at) values ('cchc_desktop', 'm9999_x', 'x')"
    )
    counter.db.close()
    return Trouble.NEWER


def spoil_pages(folder: Path) -> Trouble:
    file = folder / FILE_NAME
    data = bytearray(file.read_bytes())
    data[8192:] = bytes(byte ^ 0xFF for byte in data[8192:])
    file.write_bytes(data)
    return Trouble.CORRUPT


def spoil_whole(folder: Path) -> Trouble:
    (folder / FILE_NAME).write_bytes(b"no store at all" * 1000)
    return Trouble.WRONG_KEY


def lose_key(folder: Path) -> Trouble:
    (folder / keys.FILE_NAME).unlink()
    return Trouble.NO_KEY


def damage_key(folder: Path) -> Trouble:
    (folder / keys.FILE_NAME).write_text("half a k")
    return Trouble.WRONG_KEY


@pytest.mark.parametrize("spoil", [spoil_newer, spoil_pages, spoil_whole, lose_key, damage_key])
def test_what_is_wrong_with_a_store_is_said_in_a_sentence_and_the_store_left_as_it_is(
    practice_folder: Path, capsys: pytest.CaptureFixture[str], messages: list[str], spoil: object
) -> None:
    assert callable(spoil)
    trouble = spoil(practice_folder)
    before = digest(practice_folder)

    assert opened(practice_folder) == TROUBLE
    assert window.run(practice_folder.parent, True, False) == TROUBLE

    assert capsys.readouterr().err == trouble.sentence + "\n"
    assert messages == [trouble.sentence]
    assert digest(practice_folder) == before


def test_a_counter_that_is_not_set_up_is_nothing_a_script_can_wait_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert opened(tmp_path, practice=False) == TROUBLE

    assert capsys.readouterr().err == Trouble.MISSING.sentence + "\n"


def test_a_practice_store_is_not_opened_as_a_real_one(
    practice_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert opened(practice_folder, practice=False) == TROUBLE

    assert capsys.readouterr().err == Trouble.MODE.sentence + "\n"


def test_a_folder_that_can_be_none_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x")

    assert opened(tmp_path / "file" / "practice") == TROUBLE

    assert capsys.readouterr().err == Trouble.FOLDER.sentence + "\n"


READ_ONLY_PROGRAM = """
import os, sys
from pathlib import Path
from cchc_desktop.app import window
if os.geteuid() == 0:
    os.setgroups([]); os.setgid({nobody}); os.setuid({nobody})
sys.exit(window.run(Path(sys.argv[1]), True, True))
"""


@pytest.mark.skipif(os.name != "posix", reason="rights of folders are POSIX's")
def test_a_folder_that_may_only_be_read_is_said_and_left_as_it_is(practice_folder: Path) -> None:
    """Root may write anywhere, so the window is opened as nobody, in a place that nobody can reach."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "practice"
        shutil.copytree(practice_folder, folder)
        for path in (*folder.rglob("*"), folder, Path(name)):
            path.chmod(0o555 if path.is_dir() else 0o444)
        (folder / keys.FILE_NAME).chmod(0o400)
        if os.geteuid() == 0:
            os.chown(folder / keys.FILE_NAME, NOBODY, NOBODY)
        names = sorted(path.name for path in folder.iterdir())

        program = READ_ONLY_PROGRAM.format(nobody=NOBODY)
        ended = subprocess.run([sys.executable, "-c", program, name], capture_output=True, text=True, check=False)

        assert (ended.returncode, ended.stderr) == (TROUBLE, Trouble.READ_ONLY.sentence + "\n")
        assert sorted(path.name for path in folder.iterdir()) == names
        for path in (Path(name), folder):
            path.chmod(0o755)


def test_a_store_that_nobody_lets_us_write_ends_a_script_with_the_sentence(
    practice_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    connect = Counter.connect

    def locked(counter: Counter, use: Use) -> Database:
        if use is Use.WRITER:
            raise StoreTrouble(Trouble.LOCKED)
        return connect(counter, use)

    monkeypatch.setattr(Counter, "connect", locked)

    assert opened(practice_folder) == TROUBLE
    assert capsys.readouterr().err == Trouble.LOCKED.sentence + "\n"


def broken(*_what: object, **_how: object) -> Desktop:
    raise ZeroDivisionError("Trần Thị Ví Dụ")


def test_a_bug_on_the_way_is_a_sentence_and_a_code_for_a_script(
    practice_folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(window, "Desktop", broken)

    assert opened(practice_folder) == BUG

    said = capfd.readouterr().err
    assert CRASHED in said
    assert "Traceback" not in said
    assert "Ví Dụ" not in said


def test_a_bug_on_the_way_is_the_crash_window_for_a_person(
    practice_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "Desktop", broken)
    closed: list[str] = []

    with driving(lambda top: top.objectName() == "" and closing(top, closed)):
        assert window.run(practice_folder.parent, True, False) == BUG

    assert closed == ["Sự cố chương trình"]


# what is said and asked when it opens


def test_a_wrong_date_is_asked_about_and_holds_no_script_up(
    practice_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = places.clock()
    monkeypatch.setattr(places, "clock", lambda: now - timedelta(days=3))
    asked: list[bool] = []

    def step(top: object) -> None:
        if isinstance(top, ShellView):
            asked.append(any(view.isVisible() for view in top.findChildren(ClockQuestionView)))
            top.close()

    with driving(step):
        assert window.run(practice_folder.parent, True, False) == 0
    assert opened(practice_folder) == 0

    assert asked == [True]


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")
def test_a_key_that_others_could_read_is_told_of(practice_folder: Path) -> None:
    (practice_folder / keys.FILE_NAME).chmod(0o644)
    said: list[str] = []

    def step(top: object) -> None:
        if isinstance(top, ShellView):
            said.append(top.strip.text)
            top.close()

    with driving(step):
        assert window.run(practice_folder.parent, True, False) == 0

    assert said == [KEY_MENDED]


# the first start


class driving:  # noqa: N801  # reads as a sentence
    """Looks at every window that is shown, until `step` has done with it what it wants."""

    def __init__(self, step: object) -> None:
        self._step = step
        self._timer = QTimer(interval=20)
        self._timer.timeout.connect(self._look)

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_how: object) -> None:
        self._timer.stop()

    def _look(self) -> None:
        assert callable(self._step)
        for top in QApplication.topLevelWidgets():
            if top.isVisible() and top.isWindow():
                self._step(top)
                return


def closing(top: object, closed: list[str]) -> None:
    from PySide6.QtWidgets import QWidget

    assert isinstance(top, QWidget)
    closed.append(top.windowTitle())
    top.close()


def test_practice_chosen_at_the_first_start_opens_the_practice_counter(tmp_path: Path, qtbot: QtBot) -> None:
    titles: list[str] = []

    def step(top: object) -> None:
        if isinstance(top, SetUpView) and top.isActiveWindow():
            choose_practice()
        elif isinstance(top, ShellView):
            closing(top, titles)

    with driving(step):
        assert window.run(tmp_path, False, False) == 0

    assert titles == ["Một cửa — bản tập"]
    assert is_set_up(tmp_path / "practice")
    assert not is_set_up(tmp_path)


def test_a_real_counter_set_up_by_keys_opens_at_once_and_by_the_key_that_was_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Memory()
    monkeypatch.setattr(keyring, "get_keyring", lambda: store)
    shown: list[str] = []
    titles: list[str] = []

    def step(top: object) -> None:
        if isinstance(top, SetUpView) and top.isActiveWindow() and not shown:
            shown.append(recovery_text(top))
            fill_in()
            type_in(shown[0].rsplit("-", 1)[-1])
        elif isinstance(top, ShellView):
            closing(top, titles)

    with driving(step):
        assert window.run(tmp_path, False, False) == 0

    assert titles == ["Một cửa"]
    assert keys.from_recovery_text(shown[0]) == keys.find(tmp_path)
    assert opened(tmp_path, practice=False) == 0


def test_a_first_start_that_is_closed_makes_nothing(tmp_path: Path) -> None:
    titles: list[str] = []

    with driving(lambda top: closing(top, titles)):
        assert window.run(tmp_path, False, False) == 0

    assert titles == ["Một cửa · Thiết lập"]
    assert not is_set_up(tmp_path)
