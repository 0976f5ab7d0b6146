"""An office file written out (ghi tệp đơn vị): TOML by hand, since the standard library only reads it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cchc_desktop.domain.calendar import Override
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.office import Office, OfficeName
from cchc_desktop.domain.office_file import OfficeFile
from cchc_desktop.domain.retention import USUAL, Retention
from cchc_desktop.domain.scanner import Scanner
from cchc_desktop.domain.working_hours import WorkingHours

Value = str | bool | int | date | tuple[str, ...]


def write_office(file: OfficeFile) -> str:
    """TOML that `read_office` turns into the same OfficeFile; names, hours and overrides keep their order."""
    office = file.office
    tables = [
        _line("key_store", file.key_store.value),
        _table("[office]", _office(office)),
        *(_table("[[office.names]]", _name(name)) for name in office.names),
        *(_table("[[hours]]", _hours(hours)) for hours in office.hours),
        *(_table("[[overrides]]", _override(override)) for override in office.overrides),
        *([_table("[account]", _texts(office.account, "bank_bin", "number", "holder"))] if office.account else []),
        *_retention(office.retention),
        *([_table("[portal]", {"url": file.portal_url})] if file.portal_url else []),
        *([_table("[printers]", file.printers)] if file.printers else []),
        *([_table("[scanner]", _scanner(file.scanner))] if file.scanner != Scanner() else []),
        _table("[lead]", _texts(file.lead, "code", "name", "title")),
        *(_table("[[clerks]]", _clerk(clerk)) for clerk in file.clerks),
    ]
    return "\n".join(tables)


def _office(office: Office) -> Mapping[str, Value]:
    return _texts(office, "unit_code", "counter", "return_place", "paper") | {
        "receipt_qr": office.receipt_qr,
        "divisions": office.divisions,
    }


def _retention(times: Retention) -> list[str]:
    if times == USUAL:
        return []
    fields = "".join(_line(_written(name), years) for name, years in times.fields)
    return [_table("[retention]", {"years": times.years}), *([f"[retention.fields]\n{fields}"] if fields else [])]


def _name(name: OfficeName) -> Mapping[str, Value]:
    return _texts(name, "valid_from", "upper", "lower", "place", "hotline", "website")


def _override(override: Override) -> Mapping[str, Value]:
    return {"date": override.day, "kind": override.kind.value} | _texts(override, "note", "source")


def _texts(value: object, *names: str) -> dict[str, Value]:
    return {name: getattr(value, name) for name in names}


def _hours(hours: WorkingHours) -> Mapping[str, Value]:
    sessions = tuple(f"{start:%H:%M}-{end:%H:%M}" for start, end in hours.sessions)
    return ({} if hours.valid_from == date.min else {"valid_from": hours.valid_from}) | {"sessions": sessions}


def _scanner(scanner: Scanner) -> Mapping[str, Value]:
    return {"kind": scanner.kind.value} | _texts(scanner, "port", "baud", "prefix")


def _clerk(clerk: Clerk) -> Mapping[str, Value]:
    return _texts(clerk, "code", "name", "title") | {"role": clerk.role.value}


def _table(head: str, members: Mapping[str, Value]) -> str:
    return f"{head}\n" + "".join(_line(name, value) for name, value in members.items())


def _line(name: str, value: Value) -> str:
    return f"{name} = {_written(value)}\n"


def _written(value: Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case str():
            return f'"{"".join(map(_escaped, value))}"'
    return f"[{', '.join(map(_written, value))}]"


def _escaped(mark: str) -> str:
    """One character of a basic string: TOML forbids raw control characters, quotes and backslashes in it."""
    if mark in '"\\':
        return f"\\{mark}"
    return f"\\u{ord(mark):04X}" if ord(mark) < 0x20 or ord(mark) == 0x7F else mark
