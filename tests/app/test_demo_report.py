"""What is left behind tells the truth: acknowledged is what the portal answered well, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

from app_window import Opener, sign_in
from demo_window import a_play

from cchc_desktop.app import demo_report
from cchc_desktop.app.counter import open_counter
from cchc_desktop.app.demo_camera import Camera
from cchc_desktop.app.demo_play import Play
from cchc_desktop.store import dossiers, summaries
from cchc_desktop.store.connection import Use


def a_short_day(open_window: Opener, folder: Path, output: Path) -> Play:
    hand = open_window(folder)
    sign_in(hand)
    played = a_play(hand, folder, output, Camera)
    played.card_to_receipt(3, "1.010803")
    played.camera.take("end")
    hand.desktop.shell.close()
    return played


def test_slips_report_and_guide_lie_there(open_window: Opener, practice_folder: Path, tmp_path: Path) -> None:
    played = a_short_day(open_window, practice_folder, tmp_path)
    counter = open_counter(practice_folder, practice=True, use=Use.SYNC)

    report = demo_report.leave(counter, played, played.tray, tmp_path)
    counter.db.close()

    assert report["all_acknowledged"]
    (dossier,) = report["dossiers"]
    code = dossier["code"]
    assert set(dossier["outcomes"]) == {"applied"}
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8")) == report
    slips = {file.name for file in (tmp_path / "receipts").iterdir()}
    assert slips == {f"{code}.pdf", f"{code}-a4.pdf", f"{code}-80mm.pdf"}


def test_of_an_older_day_only_what_is_not_ours_stays(tmp_path: Path) -> None:
    for name in ("screenshots/07-receive.png", "slips/H00.18-260101-3000-label.pdf", "slips/notes.txt", "plan.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")

    demo_report.clear(tmp_path)

    assert {file.name for file in tmp_path.rglob("*.*")} == {"notes.txt", "plan.pdf"}


def test_what_was_never_sent_is_not_acknowledged(open_window: Opener, practice_folder: Path, tmp_path: Path) -> None:
    a_short_day(open_window, practice_folder, tmp_path)
    counter = open_counter(practice_folder, practice=True, use=Use.SYNC)
    dossier = dossiers.get(counter.db, summaries.newest(counter.db, 1)[0].uid)
    assert dossier is not None

    assert not demo_report._is_acknowledged(counter, dossier)
    counter.db.close()
