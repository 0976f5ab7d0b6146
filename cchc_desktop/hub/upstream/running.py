"""The forwarding beside a served hub (chạy chuyển tiếp): begun when the hub listens, ended before it ends."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.upstream import settings
from cchc_desktop.hub.upstream.forwarder import Forwarder
from cchc_desktop.hub.upstream.ministry_driver import MinistryAdaptor
from cchc_desktop.hub.upstream.national_driver import NationalAdaptor
from cchc_desktop.hub.upstream.parcel import Adaptor
from cchc_desktop.hub.upstream.settings import National, Settings

_PATIENCE = 5.0  # seconds for what is under way at the end; what does not end is noted as begun


class Above(NamedTuple):
    """The portal above: how it is reached, and the secret that opens it."""

    settings: Settings
    secret: str

    def __repr__(self) -> str:
        return f"Above({self.settings.base_url})"


def above(path: Path, environment: Mapping[str, str]) -> Above:
    """Out of the file of `--upstream`, checked as far as can be without the network; raises WrongSettings."""
    found = settings.read(path)
    whole = Above(found, settings.secret(found, path.parent, environment))
    adaptor(whole).close()
    return whole


def adaptor(whole: Above) -> Adaptor:
    """Of the kind that the file names; raises WrongSettings for an address that may not be spoken to."""
    if isinstance(whole.settings, National):
        return NationalAdaptor(whole.settings, whole.secret)
    return MinistryAdaptor(whole.settings, whole.secret)


class Forwarding:
    """A thread beside the event loop it is begun on."""

    def __init__(self, hub: Hub, whole: Above) -> None:
        self._hub = hub
        self._stop = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._forwarder = Forwarder(hub, adaptor(whole), whole.settings.deadline_seconds, self._rung)
        self._thread = threading.Thread(target=self._forwarder.run, args=(self._stop,), name="forwarding", daemon=True)

    def begin(self) -> None:
        """On the loop whose long polls are to hear of what comes back."""
        self._loop = asyncio.get_running_loop()
        self._thread.start()

    def end(self) -> None:
        """Nothing new is begun; waits a moment for what is under way."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(_PATIENCE)

    def _rung(self, unit: str) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._hub.bell.ring, unit)
