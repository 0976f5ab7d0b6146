"""The members of an office file (các mục của OFFICE.toml)."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

import msgspec

from cchc_desktop.domain.retention import USUAL_YEARS
from cchc_desktop.domain.scanner import PREFIX_MARKS

Text = Annotated[str, msgspec.Meta(pattern=r"\S")]
UnitCode = Annotated[
    str,  # domain.md 3.2: both the national writings, small to big and big to small
    msgspec.Meta(pattern=r"^(?:[0-9]{2,3}\.){0,3}[A-Z][0-9]{2}(?:\.[0-9]{1,3}){0,3}\Z", examples=["H52.18"]),
]
Sessions = Annotated[
    str, msgspec.Meta(pattern=r"^[0-2][0-9]:[0-5][0-9] ?- ?[0-2][0-9]:[0-5][0-9]\Z", examples=["07:00-11:30"])
]
ClerkCode = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9._-]{1,50}\Z", examples=["tq01"])]
BankBin = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{6}\Z", examples=["970436"])]
AccountNumber = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9]{1,19}\Z", examples=["0123456789"])]
Port = Annotated[str, msgspec.Meta(pattern=r"^[!-~]{0,64}\Z", examples=["COM3"])]
Prefix = Annotated[str, msgspec.Meta(pattern=rf"^[{re.escape(PREFIX_MARKS)}]{{0,4}}\Z", examples=["~"])]
Years = Annotated[int, msgspec.Meta(ge=1, le=100)]
Paper = Literal["a5", "a4", "80mm"]
DayWord = Literal["worked", "weekend", "holiday", "compensatory", "swapped_off", "swapped_work"]


class Part(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A table of the file."""


class NamePart(Part, frozen=True):
    """[[office.names]]"""

    valid_from: date
    upper: Text
    lower: Text
    place: Text
    hotline: str = ""
    website: str = ""


class OfficePart(Part, frozen=True):
    """[office]"""

    unit_code: UnitCode
    names: tuple[NamePart, ...]
    counter: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,3}\Z", examples=["03"])] = "01"
    return_place: str = ""
    divisions: tuple[Text, ...] = ()
    paper: Paper = "a5"
    receipt_qr: bool = False


class RetentionPart(Part, frozen=True):
    """[retention]"""

    years: Years = USUAL_YEARS
    fields: dict[Text, Years] = {}


class AccountPart(Part, frozen=True):
    """[account]"""

    bank_bin: BankBin
    number: AccountNumber
    holder: Text


class HoursPart(Part, frozen=True):
    """[[hours]]"""

    sessions: tuple[Sessions, ...]
    valid_from: date = date.min


class OverridePart(Part, frozen=True):
    """[[overrides]], the columns of a calendar file"""

    date: date
    kind: DayWord
    note: str = ""
    source: str = ""


class ScannerPart(Part, frozen=True):
    """[scanner]"""

    kind: Literal["wedge", "serial"] = "wedge"
    port: Port = ""
    baud: Literal[1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200] = 9600
    prefix: Prefix = ""


class PortalPart(Part, frozen=True):
    """[portal]"""

    url: str


class ClerkPart(Part, frozen=True):
    """[lead]; [[clerks]] with a role"""

    code: ClerkCode
    name: Text
    title: str = ""


class MemberPart(ClerkPart, frozen=True):
    """[[clerks]]"""

    role: Literal["clerk", "lead", "admin"] = "clerk"


class FilePart(Part, frozen=True):
    """The whole file."""

    office: OfficePart
    lead: ClerkPart
    key_store: Literal["credential_store", "file"] = "credential_store"
    hours: tuple[HoursPart, ...] = ()
    overrides: tuple[OverridePart, ...] = ()
    account: AccountPart | None = None
    portal: PortalPart | None = None
    clerks: tuple[MemberPart, ...] = ()
    printers: dict[str, str] = {}
    scanner: ScannerPart | None = None
    retention: RetentionPart = RetentionPart()
