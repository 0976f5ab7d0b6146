"""A dossier on its way on (gói chuyển tiếp): what is brought, and what is known of the other side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

import msgspec

from cchc_desktop.wire.canonical import canonical, sha256_hex


class FileThere(msgspec.Struct):
    """A file as a ministry's portal named it when it was uploaded."""

    IdTepTin: str
    HashTepTin: str


class Notice(NamedTuple):
    """Taken, and a person should know."""

    code: str
    detail: str


class Memory(msgspec.Struct, omit_defaults=True):
    """What is known of a dossier on the other side; kept before and after every call that changes something there."""

    code: str = ""  # MaHoSo as it is called there
    id: str = ""  # idHoSo
    exists: bool = False
    begun: bool = False  # its making was begun, and nobody knows the end
    files: dict[str, FileThere] = {}  # by SHA-256
    progress: int = 0  # lines of tienTrinh that are there
    status: str = ""  # the status told last
    digest: str = ""  # of the message taken last
    refused: str = ""  # which refusal was told last
    notices: list[Notice] = []  # told when all of it is there: a call before that may fail, or the process end

    def note(self, notice: Notice) -> None:
        """To be told once, however often it is come upon."""
        self.forget(notice)
        self.notices = [*self.notices, notice]

    def forget(self, notice: Notice) -> None:
        """It is so no more."""
        self.notices = [each for each in self.notices if each.code != notice.code]


class LinkedFile(NamedTuple):
    """A scan that a counter linked to a dossier."""

    sha256: str
    media_type: str
    paper: str  # TenTepDinhKem of the paper it shows


@dataclass(frozen=True, slots=True)
class Parcel:
    """One dossier to bring: `data` is the contract's Dossier; `code` what it is called by, "" for none yet.

    `waited` (seconds): since when something new has been waiting. `read`: a linked file's bytes, None while they are to come.
    """

    uid: str
    unit: str
    unit_name: str
    version: int
    code: str
    data: Mapping[str, Any]
    memory: Memory
    files: tuple[LinkedFile, ...] = ()
    waited: float = 0.0
    read: Callable[[LinkedFile], bytes | None] = field(default=lambda _file: None)


Keep = Callable[[], None]
"""Puts the parcel's memory on disk; raises LostClaim when another process has the dossier."""


class Adaptor(Protocol):
    """One kind of portal above."""

    def bring(self, parcel: Parcel, keep: Keep) -> None:
        """All that is new of the dossier, to the other side; raises Trouble, NotYet, Refused or LostClaim.

        `parcel.memory` is changed in place, and kept before each call that is not safe to repeat; what a person should
        know is among its notices.
        """

    def close(self) -> None:
        """Give connections back."""


def digest_of(message: Mapping[str, Any]) -> str:
    """By which the same message is known again."""
    return sha256_hex(canonical(dict(message)))
