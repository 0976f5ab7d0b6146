"""What names a guide sheet (tờ hướng dẫn): a procedure as it is now, or its version of the day a dossier was received."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_MARK = "@"


@dataclass(frozen=True, slots=True)
class GuideSubject:
    """Without version and day it is whatever the catalogue has today."""

    code: str
    version: str | None = None
    day: date | None = None

    @property
    def text(self) -> str:
        """As journal and commands name it: "1.010803", "1.010803@a1b2c3d4e5f6@2026-10-05"."""
        if self.version is None or self.day is None:
            return self.code
        return _MARK.join((self.code, self.version, self.day.isoformat()))


def read_guide_subject(text: str) -> GuideSubject:
    """The subject a text names; one that is not whole names a code no catalogue has."""
    match text.split(_MARK):
        case [code, version, day] if version:
            try:
                return GuideSubject(code, version, date.fromisoformat(day))
            except ValueError:
                pass
    return GuideSubject(text)
