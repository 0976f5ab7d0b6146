"""A practice counter and a real one made once, copied for each test; the whole window over them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import midnight
import pytest
from app_window import PASSWORD, Opener, sign_in
from page_fixtures import NoPrinters
from practice_lives import LIVED_UNTIL, LIVES, SEED
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.acts.set_up import FirstPasswords
from cchc_desktop.app import places, practice, setting_up
from cchc_desktop.app.counter import Counter, open_counter
from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.app.practice_fill import fill
from cchc_desktop.domain.office_file import KeyStore
from cchc_desktop.ui.printing import printers
from cchc_desktop.ui.widgets import strip


@pytest.fixture(autouse=True)
def one_day() -> None:
    """No test begins just before midnight: the window and the commands go by the machine's clock."""
    midnight.waited_for()


@pytest.fixture(scope="session")
def practice_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice-template") / "practice"
    practice.prepare(folder, places.clock)
    return folder


@pytest.fixture
def practice_folder(practice_template: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "practice"
    shutil.copytree(practice_template, folder)
    return folder


@pytest.fixture
def counter(practice_folder: Path) -> Iterator[Counter]:
    opened = open_counter(practice_folder, practice=True)
    yield opened
    opened.db.close()


@pytest.fixture(scope="session")
def lived(practice_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """A practice counter with whole lives of dossiers in it, only to be looked at; the same at every run."""
    folder = tmp_path_factory.mktemp("lived") / "practice"
    shutil.copytree(practice_template, folder)
    opened = open_counter(folder, practice=True)
    fill(opened, LIVES, SEED, LIVED_UNTIL)
    yield opened
    opened.db.close()


@pytest.fixture(scope="session")
def real_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real-template") / "data"
    sample = practice.sample_office()
    file = replace(sample, office=replace(sample.office, unit_code="H52.18"), key_store=KeyStore.FILE)
    setting_up.set_up_counter(folder, file, FirstPasswords(PASSWORD, PASSWORD), places.clock())
    return folder


@pytest.fixture
def real_folder(real_template: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(real_template, folder)
    return folder


@pytest.fixture
def open_window(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opener]:
    """Opens the window over a folder; the machine has no printer.

    What is said stays: on a slow machine a second and a half may be over before a test looks.
    """
    monkeypatch.setattr(strip, "SHOWN_MS", 600_000)
    monkeypatch.setattr(printers, "QPrinterInfo", NoPrinters)
    opener = Opener(qapp, qtbot)
    yield opener
    opener.close_all()


@pytest.fixture
def hand(open_window: Opener, practice_folder: Path) -> Hand:
    """At the practice counter, its usual clerk signed in, its portal out of reach."""
    hand = open_window(practice_folder)
    sign_in(hand)
    return hand
