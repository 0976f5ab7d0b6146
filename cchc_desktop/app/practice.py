"""Practice mode (chế độ thực hành): made once with its sample office, joined to its own portal, apart from the real."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from cchc_desktop.app import setting_up
from cchc_desktop.app.counter import is_set_up, open_counter
from cchc_desktop.app.practice_hub import NotStartedError, PracticeHub
from cchc_desktop.domain.office_file import OfficeFile, read_office
from cchc_desktop.resources import resource
from cchc_desktop.store import meta
from cchc_desktop.store.connection import Use

LOCK = "hub.lock"  # the window and the command line share one practice portal


def prepare(folder: Path, clock: Callable[[], datetime]) -> None:
    """Makes the practice counter and enrols it at its own portal, unless it is: then it has numbers to give.

    Where the portal does not start, nothing of a counter that is made now is left. Raises NotStartedError.
    """
    fresh, before = not is_set_up(folder), set(folder.iterdir()) if folder.is_dir() else set()
    try:
        make(folder, clock)
        if not _is_joined(folder):
            with running_hub(folder, clock):
                pass
    except NotStartedError:
        for path in set(folder.iterdir()) - before if fresh else ():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise


def make(folder: Path, clock: Callable[[], datetime]) -> None:
    """Makes the practice counter where there is none; its portal is joined as soon as exchanges run."""
    if not is_set_up(folder):
        setting_up.set_up_practice(folder, sample_office(), clock())


def _is_joined(folder: Path) -> bool:
    with closing(open_counter(folder, practice=True, use=Use.READER)) as counter:
        return bool(meta.read(counter.db, "client_id"))


def running_hub(folder: Path, clock: Callable[[], datetime]) -> AbstractContextManager[PracticeHub | None]:
    """The practice portal while it is needed, the practice counter joined to it."""
    return PracticePortal(folder, clock).running()


class PracticePortal:
    """The practice portal of one folder, for the network thread; the window's thread may give it up."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self._folder, self._clock = folder, clock
        self._hub: PracticeHub | None = None

    @contextmanager
    def running(self) -> Iterator[PracticeHub | None]:
        """While it is needed, the counter joined to it; None where another program of this folder runs it already.

        Raises OSError, StoreTrouble, PortalTrouble.
        """
        lock = FileLock(self._folder / LOCK)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            yield None
            return
        try:
            with self._started() as hub:
                yield hub
        finally:
            lock.release()

    @contextmanager
    def _started(self) -> Iterator[PracticeHub]:
        self._hub = hub = PracticeHub(self._folder)
        try:
            hub.wait()
            self._join(hub)
            yield hub
        finally:
            hub.close()

    def abandon(self) -> None:
        """From another thread: it ends, even while it is still starting."""
        if self._hub is not None:
            self._hub.abandon()

    def _join(self, hub: PracticeHub) -> None:
        with closing(open_counter(self._folder, practice=True, use=Use.SYNC)) as counter:
            hub.join(counter.db, counter.desk.office.unit_code, self._clock)


def sample_office() -> OfficeFile:
    """The shipped sample office."""
    file = read_office(resource("sample/office.toml").read_text(encoding="utf-8"))
    if not isinstance(file, OfficeFile):
        raise TypeError("the shipped office file is wrong")
    return file
