"""The portal of a day that is played (cổng của ngày diễn): the practice portal, by the clock of that day."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import datetime
from pathlib import Path

from cchc_desktop.acts.set_up import INSTALLER
from cchc_desktop.app import practice
from cchc_desktop.app.counter import Counter, open_counter
from cchc_desktop.app.practice_hub import database_url
from cchc_desktop.domain.status import Status
from cchc_desktop.hub import dossiers, moves
from cchc_desktop.hub.database import open_storage
from cchc_desktop.hub.serve import enrolment_code, serving
from cchc_desktop.store import meta
from cchc_desktop.store.connection import Use
from cchc_desktop.sync import connection
from cchc_desktop.sync.exchange import Report, exchange
from cchc_desktop.wire.contract import API_PATH

_COUNTER = 3


class DemoPortal:
    """The hub over the practice folder's hub.db; a process of its own would go by the clock on the wall."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self._folder, self._clock = folder, clock
        self.asked_at = 0.0  # of time.monotonic: when it last looked at the clock, as for every request

    @contextmanager
    def running(self) -> Iterator[str]:
        """While it is needed; the counter is told its address, and enrolled the first time."""
        with serving(database_url(self._folder), clock=self._tell_time) as url:
            self._join(url + API_PATH)
            yield url

    def exchange(self) -> Report:
        """One exchange as of the command line; raises PortalUnreachable while nothing is `running`."""
        with self._counter() as counter:
            portal = connection.connect(counter.db, self._clock)
            if portal is None:
                return Report()
            with closing(portal):
                return exchange(counter.db, portal, self._clock)

    def invite(self, counter: int) -> str:
        """A code by which one more counter of the unit joins, once."""
        unit = practice.sample_office().office.unit_code
        return enrolment_code(database_url(self._folder), unit, counter, now=self._clock(), unit_name="Minh Họa")

    def move(self, dossier_uid: str, status: Status, officer: str) -> None:
        """A division moves a dossier's status, as on the hub's own page."""
        with closing(open_storage(database_url(self._folder))) as storage, storage.writing() as db:
            kept = dossiers.load(db, [dossier_uid])[dossier_uid]
            moves.move(db, kept, moves.Move(status, officer, "", None), self._clock())

    def _tell_time(self) -> datetime:
        self.asked_at = time.monotonic()
        return self._clock()

    def _join(self, address: str) -> None:
        with self._counter() as counter:
            if meta.read(counter.db, "client_id"):
                meta.write(counter.db, "portal_url", address)
            else:
                connection.enrol(counter.db, address, self.invite(_COUNTER), INSTALLER, self._clock)

    def _counter(self) -> AbstractContextManager[Counter]:
        return closing(open_counter(self._folder, practice=True, use=Use.SYNC))
