"""The office file (tệp đơn vị, OFFICE.toml): the office, its first lead, its clerks, portal, key store and printers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import Enum
from urllib.parse import urlsplit

import msgspec

from cchc_desktop.domain.calendar import DayKind, Override
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.domain.office import Account, Office, OfficeName
from cchc_desktop.domain.office_form import ClerkPart, FilePart, HoursPart, MemberPart, OfficePart, ScannerPart
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.retention import Retention
from cchc_desktop.domain.scanner import Scanner, ScannerKind
from cchc_desktop.domain.shape import Mismatch, mismatches
from cchc_desktop.domain.slip_kind import KINDS
from cchc_desktop.domain.working_hours import Session, WorkingHours

_FORMER_KINDS = {"stop_notice": "stop"}  # as files of former programs have them
SLIP_KINDS = tuple(KINDS)
"""Which slips may have a printer of their own."""


class KeyStore(Enum):
    """Where the store's key is kept."""

    CREDENTIAL_STORE = "credential_store"  # of the operating system
    FILE = "file"  # readable by its owner alone, for machines without a credential store


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """What set-up needs; `portal_url` "" is a counter that works alone, `clerks` are those beside the first lead."""

    office: Office
    lead: Clerk
    clerks: tuple[Clerk, ...] = ()
    portal_url: str = ""
    key_store: KeyStore = KeyStore.CREDENTIAL_STORE
    printers: Mapping[str, str] = field(default_factory=dict)  # slip kind → printer
    scanner: Scanner = field(default_factory=Scanner)


def read_office(text: str) -> OfficeFile | tuple[Problem, ...]:
    """The office of a TOML file, or everything wrong with it, each naming its key."""
    try:
        content = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+), column (\d+)", str(error))
        where = f" ở dòng {place[1]}, cột {place[2]}" if place else ""
        return (_problem(Mismatch("", "syntax", f"sai cú pháp TOML{where}")),)
    wrong = list(mismatches(content, FilePart)) or list(_breaches(msgspec.convert(content, FilePart)))
    return tuple(map(_problem, wrong)) or _office_file(msgspec.convert(content, FilePart))


def _problem(mismatch: Mismatch) -> Problem:
    where = f"Tệp đơn vị, mục {mismatch.path}" if mismatch.path else "Tệp đơn vị"
    return Problem(mismatch.path, f"office.{mismatch.kind}", f"{where}: {mismatch.what}. Chưa cài đặt gì.")


def _breaches(file: FilePart) -> Iterator[Mismatch]:
    if not file.office.names:
        yield Mismatch("office.names", "missing", "cần ít nhất một tên")
    starts = [name.valid_from for name in file.office.names]
    if len(set(starts)) < len(starts):
        yield Mismatch("office.names", "twice", "hai tên cùng một ngày hiệu lực")
    for index, hours in enumerate(file.hours):
        if _working_hours(hours) is None:
            said = "các buổi phải có giờ đúng, theo thứ tự, không chồng nhau"
            yield Mismatch(f"hours.{index}.sessions", "wrong", said)
    days = [override.date for override in file.overrides]
    for index, day in enumerate(days):
        if day in days[:index]:
            yield Mismatch(f"overrides.{index}.date", "twice", "ngày này đã ghi ở trên")
    if file.portal and not _is_portal(file.portal.url):
        yield Mismatch("portal.url", "wrong", "cần địa chỉ https:// (chỉ máy này mới dùng http://)")
    yield from _clerk_breaches(file)
    for kind in file.printers:
        if _FORMER_KINDS.get(kind, kind) not in SLIP_KINDS:
            yield Mismatch(f"printers.{kind}", "unknown", f"không có loại phiếu này, chỉ có: {', '.join(SLIP_KINDS)}")


def _clerk_breaches(file: FilePart) -> Iterator[Mismatch]:
    known = {file.lead.code.lower()}
    for index, clerk in enumerate(file.clerks):
        if clerk.code.lower() in known:
            yield Mismatch(f"clerks.{index}.code", "twice", "mã cán bộ này đã có")
        known.add(clerk.code.lower())


def _is_portal(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and host in ("127.0.0.1", "localhost")))


def _office_file(file: FilePart) -> OfficeFile:
    return OfficeFile(
        office=_office(file.office, file),
        lead=_clerk(file.lead, Role.LEAD),
        clerks=tuple(_clerk(clerk, Role(clerk.role)) for clerk in file.clerks),
        portal_url=file.portal.url.rstrip("/") if file.portal else "",
        key_store=KeyStore(file.key_store),
        printers={_FORMER_KINDS.get(kind, kind): printer for kind, printer in file.printers.items()},
        scanner=_scanner(file.scanner) if file.scanner else Scanner(),
    )


def _office(part: OfficePart, file: FilePart) -> Office:
    return Office(
        unit_code=part.unit_code,
        names=tuple(OfficeName(**msgspec.structs.asdict(name)) for name in part.names),
        counter=part.counter,
        return_place=part.return_place,
        hours=tuple(hours for each in file.hours if (hours := _working_hours(each))) or (WorkingHours(),),
        overrides=tuple(Override(o.date, DayKind(o.kind), o.note, o.source) for o in file.overrides),
        divisions=part.divisions,
        paper=part.paper,
        receipt_qr=part.receipt_qr,
        retention=Retention(file.retention.years, tuple(file.retention.fields.items())),
        account=Account(**msgspec.structs.asdict(file.account)) if file.account else None,
    )


def _scanner(part: ScannerPart) -> Scanner:
    return Scanner(ScannerKind(part.kind), part.port, part.baud, part.prefix)


def _working_hours(part: HoursPart) -> WorkingHours | None:
    try:
        return WorkingHours(tuple(_session(session) for session in part.sessions), part.valid_from)
    except ValueError:  # no such time of day, or sessions out of order: said by `_breaches`
        return None


def _session(text: str) -> Session:
    start, end = (time.fromisoformat(part.strip()) for part in text.split("-"))
    return start, end


def _clerk(part: ClerkPart | MemberPart, role: Role) -> Clerk:
    return Clerk(part.code, part.name, part.title, role)
