"""Practice mode (chế độ thực hành): made once with its sample office, joined to its own portal, apart from the real."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from cchc_desktop.app import setting_up
from cchc_desktop.app.counter import is_set_up, open_counter
from cchc_desktop.app.practice_hub import PracticeHub
from cchc_desktop.domain.office_file import OfficeFile, read_office
from cchc_desktop.resources import resource
from cchc_desktop.store.connection import Use


def prepare(folder: Path, clock: Callable[[], datetime]) -> None:
    """Makes the practice counter and enrols it at its own portal, so that it has numbers from its first minute."""
    if not is_set_up(folder):
        setting_up.set_up_practice(folder, sample_office(), clock())
    with running_hub(folder, clock):
        pass


@contextmanager
def running_hub(folder: Path, clock: Callable[[], datetime]) -> Iterator[PracticeHub]:
    """The practice portal while it is needed, the practice counter joined to it."""
    hub = PracticeHub(folder)
    try:
        counter = open_counter(folder, practice=True, use=Use.SYNC)
        try:
            hub.join(counter.db, counter.desk.office.unit_code, clock)
        finally:
            counter.db.close()
        yield hub
    finally:
        hub.close()


def sample_office() -> OfficeFile:
    """The shipped sample office."""
    file = read_office(resource("sample/office.toml").read_text(encoding="utf-8"))
    if not isinstance(file, OfficeFile):
        raise TypeError("the shipped office file is wrong")
    return file
