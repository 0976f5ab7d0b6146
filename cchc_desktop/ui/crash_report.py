"""A crash report (báo cáo lỗi): kinds of exception and frames, never a value, so it may be sent by anybody."""

from __future__ import annotations

import hashlib
import platform
import traceback
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from types import TracebackType

import PySide6

_KEPT = 3  # parts of a path that are kept: enough to find the file, no name of a user's folder


@dataclass(frozen=True, slots=True)
class CrashReport:
    """What went wrong, without what it went wrong with."""

    code: str  # the same bug has the same code on every machine of a version
    kinds: tuple[str, ...]  # class of the exception, then of those behind it
    frames: tuple[str, ...]

    def text(self, version: str, now: datetime) -> str:
        """For the clipboard and the log."""
        head = [
            f"cchc-desktop {version} · {self.code} · {now.isoformat(timespec='seconds')}",
            f"Python {platform.python_version()} · Qt {PySide6.__version__} · {platform.system()} {platform.release()}",
            " <- ".join(self.kinds),
        ]
        return "\n".join([*head, *self.frames])


def crash_report(error: BaseException, trace: TracebackType | None) -> CrashReport:
    """The report of an exception; its message is left out, for it may hold names and numbers."""
    frames = tuple(
        f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)[-40:]
    )
    kinds = tuple(_kinds(error))
    places = [frame.rsplit(":", 1)[0] + frame.rsplit(" ", 1)[1] for frame in frames]
    digest = hashlib.sha256("\n".join([*kinds, *places]).encode()).hexdigest()
    return CrashReport(f"L-{digest[:6].upper()}", kinds, frames)


def _kinds(error: BaseException) -> list[str]:
    kinds: list[str] = []
    behind: BaseException | None = error
    while behind is not None and len(kinds) < 8:
        kinds.append(f"{type(behind).__module__}.{type(behind).__qualname__}")
        behind = behind.__cause__ or behind.__context__
    return kinds


def _short(path: str) -> str:
    return "/".join(PurePath(path).parts[-_KEPT:])
