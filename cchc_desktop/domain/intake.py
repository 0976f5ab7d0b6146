"""An intake (phần tiếp nhận của hồ sơ): what the clerk takes down when a dossier is received."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from cchc_desktop.domain.person import OwnerKind, Person


class Channel(Enum):
    """How the dossier came (KenhThucHien)."""

    COUNTER = "1"
    ONLINE = "2"
    POST = "3"


class ReturnChannel(Enum):
    """How the result goes back (HinhThuc; online has no national value and travels as a note)."""

    COUNTER = "0"
    POST = "1"
    ONLINE = "2"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper handed in (giấy tờ nộp), counted three ways; `code` is the catalogue's, "" for one the clerk added."""

    name: str
    original: int = 0
    certified: int = 0
    photocopy: int = 0
    code: str = ""
    note: str = ""

    @property
    def handed_in(self) -> bool:
        """Whether any copy of it was taken."""
        return self.original + self.certified + self.photocopy > 0


@dataclass(frozen=True, slots=True)
class Collector:
    """Who gets the result by post, where; empty text means as the owner."""

    name: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """What was taken down. Money in whole đồng; `fee_amount` None means the procedure has no fee."""

    owner: Person
    procedure_code: str
    owner_kind: OwnerKind = OwnerKind.CITIZEN
    submitter: Person | None = None  # None: the owner came in person
    authorised: bool = False  # the submitter holds a written authorisation (giấy ủy quyền)
    case_code: str = ""
    papers: tuple[Paper, ...] = ()
    sets: int = 1
    channel: Channel = Channel.COUNTER
    return_channel: ReturnChannel = ReturnChannel.COUNTER
    collector: Collector = Collector()
    fee_amount: int | None = None
    fee_exempt: str = ""  # reason of exemption
    summary: str = ""
    note: str = ""
    filed_on: date | None = None  # when it was filed, if not the day of reception (post, online)

    @property
    def handed_in(self) -> tuple[Paper, ...]:
        """The papers really taken, in order."""
        return tuple(paper for paper in self.papers if paper.handed_in)

    @property
    def originals(self) -> tuple[Paper, ...]:
        """The originals among the papers, which go back to the citizen when nothing comes of the dossier."""
        return tuple(
            Paper(paper.name, original=paper.original, code=paper.code) for paper in self.papers if paper.original
        )

    @property
    def sums(self) -> tuple[int, int, int]:
        """How many originals, certified copies and photocopies in all."""
        return (
            sum(paper.original for paper in self.papers),
            sum(paper.certified for paper in self.papers),
            sum(paper.photocopy for paper in self.papers),
        )
