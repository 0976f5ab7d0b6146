"""Importing the catalogue (nhập danh mục thủ tục): whole or not at all, with its decision, older versions kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cchc_desktop.acts.record import note_counter, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.decision import Decision
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.store import catalogue_imports, meta, procedures
from cchc_desktop.store.catalogue_imports import CatalogueImport
from cchc_desktop.store.connection import Database, transaction

_MOVED = (
    "Danh mục của máy này vừa đổi sau khi xem thay đổi (cổng gửi bản mới, hoặc có người vừa nhập). Chưa nhập gì: "
    "mở lại tệp, xem lại các thay đổi."
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a catalogue comes from: the decision that publishes it, and over which version its changes were looked at."""

    decision: Decision
    over: str | None = None  # None: whatever is current


def import_catalogue(
    db: Database, rows: Sequence[Procedure], version: str, by: Clerk, now: datetime, source: Source | None = None
) -> int:
    """Makes `rows` the current catalogue; dossiers received before keep the version of their day. Returns how many.

    `source` is None only for what the portal sends and for the sample. Raises Refused when the catalogue is another
    than the one the changes were looked at.
    """
    require(by, Duty.IMPORT_CATALOGUE)
    at = instant_text(to_millisecond(now))
    decision = source.decision if source else None
    with transaction(db):
        if source and source.over is not None and source.over != (meta.read(db, "catalogue_version") or ""):
            raise Refused((Problem("", "catalogue.moved", _MOVED),))
        count = procedures.import_all(db, rows, at)
        catalogue_imports.add(db, CatalogueImport(at, version, count, by.code, decision))
        meta.write(db, "catalogue_version", version)
        meta.write(db, "catalogue_at", at)
        note_counter(db, "import_catalogue", _detail(version, count, decision), by, now)
    return count


def _detail(version: str, count: int, decision: Decision | None) -> dict[str, Any]:
    detail: dict[str, Any] = {"phienBan": version, "soThuTuc": count}
    if decision:
        detail["quyetDinh"] = {"so": decision.number, "ngay": decision.day.isoformat(), "coQuan": decision.agency}
    return detail
