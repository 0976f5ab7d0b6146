"""The practice portal (cổng thực hành): the hub as a child process on a free port, ended with its parent."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from cchc_desktop.acts.set_up import INSTALLER
from cchc_desktop.store import meta
from cchc_desktop.store.connection import Database
from cchc_desktop.wire.contract import API_PATH

DATABASE = "hub.db"
_COUNTER = 3


class NotStartedError(OSError):
    """The practice portal did not start."""

    sentence = (
        "Cổng thực hành không khởi động được. Chưa làm gì. "
        "Xem quyền ghi và chỗ trống của thư mục thực hành, rồi chạy lại."
    )

    def __init__(self) -> None:
        super().__init__("the practice portal did not start")


class PracticeHub:
    """A running practice portal; `url` is its address. Ends when closed, or when this program ends however it may."""

    def __init__(self, folder: Path) -> None:
        """Starts it over `folder`/hub.db; `wait` before speaking with it."""
        self._folder = folder
        self._process = subprocess.Popen(  # noqa: S603  # our own program
            [
                *_program(),
                "hub",
                "serve",
                "--database",
                database_url(folder),
                "--port",
                "0",
                "--until-input-ends",
                "--sample-catalogue",
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.url = ""

    def wait(self) -> None:
        """Until it listens and `url` is known; raises NotStartedError when it does not."""
        line = self._process.stdout.readline() if self._process.stdout else b""
        if not line:
            self.close()
            raise NotStartedError
        self.url = json.loads(line)["url"]

    def join(self, db: Database, unit: str, clock: Callable[[], datetime]) -> None:
        """Enrols the practice counter there the first time; later only tells it the portal's new port."""
        address = self.url + API_PATH
        if meta.read(db, "client_id"):
            meta.write(db, "portal_url", address)
            return
        # the server's libraries cost half a second, which opening the program must not pay
        from cchc_desktop.hub.serve import enrolment_code  # noqa: PLC0415
        from cchc_desktop.sync import connection  # noqa: PLC0415

        code = enrolment_code(database_url(self._folder), unit, _COUNTER, now=clock(), unit_name="Đơn vị thực hành")
        connection.enrol(db, address, code, INSTALLER, clock)

    def abandon(self) -> None:
        """From any thread: it ends, and whoever waits for it or speaks with it hears so."""
        self._process.terminate()

    def close(self) -> None:
        """Ends it; its data stay in the folder."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def database_url(folder: Path) -> str:
    """The practice portal's database in a practice folder."""
    return f"sqlite:///{(folder / DATABASE).as_posix()}"


def _program() -> list[str]:
    """How this program is started again: itself when frozen, else the module."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "cchc_desktop.cli"]
