"""What the portal said of a dossier, version by version: the raw documents that portal.changed entries point at."""

from __future__ import annotations

from sqlite_utils import Database

from cchc_desktop.store.uids import packed


def put(db: Database, dossier_uid: str, version: int, document: bytes, changed_at: str) -> None:
    """Keeps one version, inside the caller's transaction; the same version again changes nothing."""
    db.conn.execute(
        "insert into portal_states (dossier_uid, version, document, changed_at) values (?, ?, ?, ?) "
        "on conflict do nothing",
        (packed(dossier_uid), version, document, changed_at),
    )


def get(db: Database, dossier_uid: str, version: int) -> bytes | None:
    """The document of one version, or None."""
    row = db.conn.execute(
        "select document from portal_states where dossier_uid = ? and version = ?", (packed(dossier_uid), version)
    ).fetchone()
    return row[0] if row else None


def latest(db: Database, dossier_uid: str) -> tuple[int, bytes] | None:
    """The newest version and its document, or None."""
    row = db.conn.execute(
        "select version, document from portal_states where dossier_uid = ? order by version desc limit 1",
        (packed(dossier_uid),),
    ).fetchone()
    return (row[0], row[1]) if row else None
