"""The log (nhật ký chương trình): codes, counts and frames only; fourteen days and ten megabytes at the most."""

from __future__ import annotations

import logging
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FOLDER = "logs"
_FILE = "cchc-desktop.log"
_BYTES, _FILES = 2_000_000, 5
_KEPT_SECONDS = 14 * 24 * 3600


class _Sober(logging.Formatter):
    """Formats what our own code says; of an exception only its class, never its text, which may hold a name."""

    def format(self, record: logging.LogRecord) -> str:
        stripped = logging.makeLogRecord(record.__dict__ | {"exc_info": None, "exc_text": None, "stack_info": None})
        line = super().format(stripped)
        return f"{line} {record.exc_info[0].__name__}" if record.exc_info and record.exc_info[0] else line


class _File(RotatingFileHandler):
    """A log that cannot be written (a full disk) must not get in the way of work, nor end up on the terminal."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # the base class's
        """Nothing: there is nowhere left to say it."""


def start_log(folder: Path) -> logging.Handler:
    """Our own loggers write to `folder`/logs; other libraries' only from errors up, by name and level alone."""
    logs = folder / _FOLDER
    logs.mkdir(mode=0o700, exist_ok=True)
    _forget_old(logs)
    handler = _File(logs / _FILE, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
    handler.setFormatter(_Sober("%(asctime)s %(levelname)s %(name)s %(message)s"))
    ours = logging.getLogger("cchc_desktop")
    ours.setLevel(logging.INFO)
    ours.propagate = False
    ours.addHandler(handler)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Ends what `start_log` began."""
    logging.getLogger("cchc_desktop").removeHandler(handler)
    handler.close()


def _forget_old(logs: Path) -> None:
    oldest = time.time() - _KEPT_SECONDS
    for file in logs.glob(f"{_FILE}*"):
        if file.stat().st_mtime < oldest:
            file.unlink()
