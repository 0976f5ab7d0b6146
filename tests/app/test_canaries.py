"""No citizen's datum in any file but the store, the portal's own and a slip, nor on standard error (I9)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from app_window import Opener, give_printer, received, sign_in
from PySide6.QtCore import Qt, qWarning

from cchc_desktop.acts.drafts import keep
from cchc_desktop.app import places
from cchc_desktop.app.demo_hand import CTRL, Hand
from cchc_desktop.app.log import start_log, stop_log
from cchc_desktop.domain.intake import Channel, ReturnChannel
from cchc_desktop.store import dossiers, procedures
from cchc_desktop.store.connection import Database
from cchc_desktop.ui.crash import CrashHandler
from cchc_desktop.ui.intake.form import IntakeForm, MoreForm, PaperForm, PersonForm, ReturnForm, form_json
from cchc_desktop.ui.shell.status import SyncCounts

# Each unlike anything the program itself could write; letters alone where a name must be letters.
NAMES = ("Quyxa Bervot", "Quyxo Bervat", "Quyxi Bervut")
NUMBERS = ("000190731846", "000088731957")
PHONES = ("0912873164", "0987873165", "0963873166")
WORDS = ("zvkmaila@zvk.example.vn", "Zvktailieu", "Zvkdiachi", "Zvktomtat", "Zvkghichu", "Zvknhanthay", "Zvkngan")
CANARIES = (*NAMES, *NUMBERS, *PHONES, *WORDS, "14/03/1990", "1990-03-14", "14031990")
MAY_HOLD = (
    "store.db",
    "hub.db",
    "hub.db-wal",
    "hub.db-shm",
)  # encrypted; the practice portal's, another machine's in life


def forms_of(canary: str) -> Iterator[bytes]:
    """How it may stand in a file: as it is, small, without marks, in another encoding, escaped."""
    bare = "".join(c for c in unicodedata.normalize("NFD", canary) if not unicodedata.combining(c))
    for text in {canary, canary.lower(), canary.upper(), bare, bare.lower(), canary.split("@", maxsplit=1)[0]}:
        yield text.encode()
        yield text.encode("utf-16-le")
        yield json.dumps(text).strip('"').encode()


def leaks(where: Path) -> list[str]:
    """Files that hold a canary in their name or inside, but for those that may."""
    found = []
    for file in sorted(path for path in where.rglob("*") if path.is_file()):
        inside = b"" if file.name in MAY_HOLD or file.parent.name in ("slips", "tray") else file.read_bytes()
        text = str(file.relative_to(where)).encode() + b"\n" + inside
        found += [f"{file.name}: {canary}" for canary in CANARIES if any(form in text for form in forms_of(canary))]
    return found


def told(text: str) -> list[str]:
    """Canaries in what was said."""
    return [canary for canary in CANARIES if any(form in text.encode() for form in forms_of(canary))]


def a_form(procedure_code: str) -> IntakeForm:
    """Every field of the screen filled in."""
    owner = PersonForm(
        number=NUMBERS[0],
        name=NAMES[0],
        born="14/03/1990",
        phone=PHONES[0],
        email=WORDS[0],
        detail=WORDS[2],
        commune="Xã Mai Sơn",
        province="Sơn La",
        sex="Nữ",
    )
    submitter = PersonForm(number=NUMBERS[1], name=NAMES[1], born="14/03/1990", phone=PHONES[1], detail=WORDS[2])
    return IntakeForm(
        owner=owner,
        submitter=submitter,
        authorised=True,
        procedure_code=procedure_code,
        papers=(PaperForm(WORDS[1], original=1, extra=True),),
        exempt=False,
        giving_back=ReturnForm(ReturnChannel.POST, NAMES[2], PHONES[2], WORDS[5]),
        more=MoreForm(Channel.COUNTER, "", WORDS[3], WORDS[4]),
    )


def test_the_search_for_canaries_finds_them(tmp_path: Path) -> None:
    (tmp_path / "a.log").write_bytes("… quyxa bervot …".encode())
    (tmp_path / f"{NUMBERS[0]}.txt").touch()
    (tmp_path / "store.db").write_bytes(NAMES[0].encode())

    assert leaks(tmp_path) == [f"{NUMBERS[0]}.txt: {NUMBERS[0]}", f"a.log: {NAMES[0]}"]
    assert told(f"KeyError: '{PHONES[0]}'") == [PHONES[0]]


def test_a_day_at_the_window_leaves_none_behind(
    open_window: Opener,
    practice_folder: Path,
    tmp_path: Path,
    home_of_nobody: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    log = start_log(practice_folder)
    crash = CrashHandler("0.1", places.clock)
    crash.install()
    try:
        hand = open_window(practice_folder, network=True)
        counts: list[SyncCounts] = []
        hand.desktop.pages.sync.light.changed.connect(counts.append)
        _work(hand, tmp_path / "tray", crash)
        hand.wait(lambda: counts[-1].accepted == counts[-1].saved == 1, "the portal")
        hand.desktop.shell.close()
    finally:
        crash.uninstall()
        stop_log(log)

    written = (practice_folder / "logs" / "cchc-desktop.log").read_text(encoding="utf-8")
    assert "no_printer" in written
    assert "KeyError" in written
    assert leaks(tmp_path) == []
    assert leaks(home_of_nobody) == []
    assert told(capfd.readouterr().err) == []


def _work(hand: Hand, tray: Path, crash: CrashHandler) -> None:
    """A draft, a lock, a reception whose slip fails and then comes out, searches, and bugs that name everybody."""
    clerk = hand.desktop.counter.file.clerks[0]
    form = a_form(hand.ask(procedures.current)[0].code)
    hand.desktop.threads.writer.run(keep, clerk, "draft-1", form.title, form_json(form), hand.clock())
    hand.settle()
    sign_in(hand)
    hand.ctrl(Qt.Key.Key_D)
    hand.ctrl(Qt.Key.Key_L)
    sign_in(hand)
    hand.press(Qt.Key.Key_Return, CTRL)
    [row] = received(hand)
    dossier = hand.ask(dossiers.get, row.uid)
    assert dossier is not None
    assert dossier.intake.collector.name == NAMES[2]
    give_printer(hand, tray)
    hand.ctrl(Qt.Key.Key_R)
    hand.ctrl(Qt.Key.Key_K)
    hand.type("quyxa")
    hand.enter()
    hand.scan("|".join((*NUMBERS, NAMES[0], "14031990")))
    qWarning(f'QFont: no letter for "{NAMES[0]}" {PHONES[0]}')
    for canary in CANARIES:
        hand.desktop.threads.writer.run(_bug, canary)
    hand.wait(lambda: crash.window is not None, "the crash window")
    assert crash.window is not None
    assert told(crash.window.report_text) == []
    crash.window.close()


def _bug(_db: Database, canary: str) -> None:
    local = {canary: canary}
    raise KeyError(local[canary], canary)


AN_INTAKE = {
    "owner": {
        "name": NAMES[0],
        "personal_number": NUMBERS[0],
        "born": "1990-03-14",
        "sex": "Nữ",
        "phone": PHONES[0],
        "email": WORDS[0],
        "address": {"detail": WORDS[2], "commune": "Xã Mai Sơn", "province": "Sơn La"},
    },
    "submitter": {"name": NAMES[1], "personal_number": NUMBERS[1], "born": "1990-03-14", "phone": PHONES[1]},
    "authorised": True,
    "procedure_code": "1.010803",
    "papers": [{"name": WORDS[1], "original": 1, "note": WORDS[6]}],
    "return_channel": "post",
    "collector": {"name": NAMES[2], "phone": PHONES[2], "address": WORDS[5]},
    "summary": WORDS[3],
    "note": WORDS[4],
}
WRONG = {**AN_INTAKE, "owner": {"name": NAMES[0], "personal_number": PHONES[0]}, "case_code": WORDS[4]}


def test_a_day_on_the_command_line_leaves_none_behind(practice_folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"  # of the program's: what the person put there and asked for
    temporary, data = tmp_path / "temporary", practice_folder.parent / "data"
    for folder in (outside, temporary, data):
        folder.mkdir()
    practice_folder.rename(data / "practice")
    for name, intake in (("good", AN_INTAKE), ("wrong", WRONG), ("odd", [NAMES[0]])):
        (outside / f"{name}.json").write_text(json.dumps(intake, ensure_ascii=False), encoding="utf-8")

    def command(*words: str | Path) -> tuple[int, str]:
        program = [sys.executable, "-m", "cchc_desktop.cli", "--data", data, "--practice", *words]
        environment = os.environ | {"TMPDIR": str(temporary)}
        ended = subprocess.run(program, capture_output=True, text=True, check=False, env=environment)
        assert told(ended.stderr) == []
        return ended.returncode, ended.stdout

    code, answer = command("receive", outside / "good.json", "-o", outside / "slip.pdf")
    assert code == 0, answer
    assert command("receive", outside / "wrong.json")[0] == 1
    assert command("receive", outside / "odd.json")[0] == 1
    received_code = json.loads(answer)["code"]
    assert NAMES[0] in command("show", received_code)[1]
    assert received_code in command("find", "quyxa")[1]
    assert command("slip", "receipt", received_code, "-o", outside / "again.pdf")[0] == 0
    assert command("sync")[0] == 0
    assert command("verify", "--full")[0] == 0

    assert leaks(data) == []
    assert leaks(temporary) == []
