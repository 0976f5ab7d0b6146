"""Importing the catalogue (nhập danh mục thủ tục): whole or not at all, older versions kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cchc_desktop.acts.record import note_counter, require
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.store import meta, procedures
from cchc_desktop.store.connection import Database, transaction


def import_catalogue(db: Database, rows: Sequence[Procedure], version: str, by: Clerk, now: datetime) -> int:
    """Makes `rows` the current catalogue; dossiers received before keep the version of their day. Returns how many."""
    require(by, Duty.IMPORT_CATALOGUE)
    at = instant_text(to_millisecond(now))
    with transaction(db):
        count = procedures.import_all(db, rows, at)
        meta.write(db, "catalogue_version", version)
        meta.write(db, "catalogue_at", at)
        note_counter(db, "import_catalogue", {"phienBan": version, "soThuTuc": count}, by, now)
    return count
