"""Catalogues (danh mục): whole files as NDJSON, each version kept, and the procedures a unit ever held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, func, insert, select

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub import feed
from cchc_desktop.hub.refusals import not_here
from cchc_desktop.hub.schema import catalogues, known_procedures
from cchc_desktop.hub.statements import put_new
from cchc_desktop.wire.canonical import canonical, sha256_hex
from cchc_desktop.wire.contract import CatalogueEntry

PROCEDURES = "thu-tuc"
NAMES = (
    PROCEDURES,
    *("truong-hop", "thanh-phan", "phi-le-phi", "linh-vuc", "co-quan", "dia-ban"),
    *("ngay-nghi", "gio-lam-viec", "ly-do", "mau-phieu", "can-bo"),
)
_CODE_MEMBERS = ("MaTTHC", "code")


def load(db: Connection, name: str, rows: Sequence[Mapping[str, Any]], version: str, now: datetime) -> CatalogueEntry:
    """Keep a catalogue's version, which becomes the current one; the same version again changes nothing.

    Raises ValueError for a name the contract does not list, or a version that came before with other content.
    """
    if name not in NAMES or not version:
        raise ValueError("catalogue name or version")
    body = b"".join(canonical(dict(row)) + b"\n" for row in rows)
    digest = sha256_hex(body)
    known = db.execute(_columns().where(catalogues.c.name == name, catalogues.c.version == version)).first()
    if known is not None:
        if known.sha256 != digest:
            raise ValueError("catalogue version reused")
        return _entry(known)
    values = {"sha256": digest, "rows": len(rows), "effective_from": now.date().isoformat(), "body": body}
    db.execute(insert(catalogues).values(name=name, version=version, loaded_at=instant_text(now), **values))
    if name == PROCEDURES:
        _remember_procedures(db, rows)
    entry = current(db, name)
    data = msgspec.json.encode(entry)
    feed.publish(db, [feed.Item("catalogue", name, None, _count(db, name), instant_text(now), data=data)])
    return entry


def _count(db: Connection, name: str) -> int:
    return db.execute(select(func.count()).select_from(catalogues).where(catalogues.c.name == name)).scalar_one()


def _remember_procedures(db: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    codes = {base_code(str(row[member])) for row in rows for member in _CODE_MEMBERS if row.get(member)}
    put_new(db, known_procedures, [{"code": code} for code in sorted(codes)])


def base_code(code: str) -> str:
    """`1.010801.000.00.00.H56` is `1.010801` at a province: the suffix says where, not which."""
    return ".".join(code.split(".")[:2])


def procedures_ever(db: Connection, codes: Iterable[str]) -> frozenset[str]:
    """Base codes of those of `codes` that any version held; empty also when none was ever loaded: see `is_loaded`."""
    asked = {base_code(code) for code in codes}
    return frozenset(db.execute(select(known_procedures.c.code).where(known_procedures.c.code.in_(asked))).scalars())


def is_loaded(db: Connection) -> bool:
    """Whether a catalogue of procedures ever came."""
    return db.execute(select(known_procedures.c.code).limit(1)).first() is not None


def _columns() -> Any:
    c = catalogues.c
    size = func.length(c.body).label("bytes")
    return select(c.name, c.version, c.sha256, c.rows, c.effective_from, c.loaded_at, size)


def _entry(row: Any) -> CatalogueEntry:
    return CatalogueEntry(
        name=row.name,
        version=row.version,
        etag=f'"{row.sha256}"',
        sha256=row.sha256,
        bytes=row.bytes,
        rows=row.rows,
        effectiveFrom=row.effective_from,
    )


def manifest(db: Connection) -> list[CatalogueEntry]:
    """The current version of each catalogue, by name."""
    newest = {row.name: row for row in db.execute(_columns().order_by(catalogues.c.loaded_at, catalogues.c.version))}
    return [_entry(newest[name]) for name in sorted(newest)]


def current(db: Connection, name: str, version: str = "") -> CatalogueEntry:
    """One catalogue's entry, the newest unless `version` is named; raises Refusal 404."""
    query = _columns().where(catalogues.c.name == name)
    if version:
        query = query.where(catalogues.c.version == version)
    newest_first = query.order_by(catalogues.c.loaded_at.desc(), catalogues.c.version.desc())
    row = db.execute(newest_first.limit(1)).first()
    if row is None:
        raise not_here("Cổng chưa có danh mục này.")
    return _entry(row)


def body(db: Connection, entry: CatalogueEntry) -> bytes:
    """The whole file of an entry, NDJSON."""
    mine = (catalogues.c.name == entry.name) & (catalogues.c.version == entry.version)
    return bytes(db.execute(select(catalogues.c.body).where(mine)).scalar_one())
