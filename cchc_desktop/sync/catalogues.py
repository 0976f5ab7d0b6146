"""Keeping the catalogue of procedures up to date (cập nhật danh mục): whole, checked, or not at all."""

from __future__ import annotations

import json

import msgspec

from cchc_desktop.acts.catalogue import import_catalogue
from cchc_desktop.acts.portal_dossier import PORTAL
from cchc_desktop.domain.catalogue import Catalogue, read_catalogue
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import PortalUnreachable
from cchc_desktop.store import meta, tasks
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.tasks import Task
from cchc_desktop.sync.connection import Clock
from cchc_desktop.wire.contract import CatalogueEntry

NAME = "thu-tuc"
_TRIES = 5


def refresh(db: Database, portal: Portal, clock: Clock) -> bool:
    """Imports the portal's procedures when their version is new here; one that is wrong becomes a task.

    Whether one was taken, which the ledger then tells.
    """
    if meta.read(db, "catalogue_stale") == "0":
        return False
    entry = next((known for known in portal.catalogues() if known.name == NAME), None)
    is_new = entry is not None and entry.version != meta.read(db, "portal_catalogue")
    if entry is not None and is_new:
        _take(db, _download(portal, entry), entry, clock)
    meta.write(db, "catalogue_stale", "0")
    return is_new


def _download(portal: Portal, entry: CatalogueEntry) -> str:
    part = bytearray()
    for left in range(_TRIES, -1, -1):
        try:
            rows = portal.catalogue(entry, part)
            break
        except PortalUnreachable:
            if left == 0:
                raise
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


def _take(db: Database, text: str, entry: CatalogueEntry, clock: Clock) -> None:
    now = clock()
    found = read_catalogue(text, "ndjson")
    with transaction(db):
        if isinstance(found, Catalogue) and found.version == meta.read(db, "catalogue_version"):
            pass  # the same rows came from a file already
        elif isinstance(found, Catalogue):
            import_catalogue(db, found.procedures, found.version, PORTAL, now)
        else:
            detail = msgspec.json.encode([problem.message for problem in found[:20]])
            tasks.add(db, Task(0, "catalogue_wrong", None, None, detail, instant_text(to_millisecond(now))))
        meta.write(db, "portal_catalogue", entry.version)
