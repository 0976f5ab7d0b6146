"""What the portal said of a dossier: the raw documents that portal.changed entries point at, by their hash."""

from __future__ import annotations

from sqlite_utils import Database

from cchc_desktop.store.uids import packed


def put(db: Database, dossier_uid: str, sha256: str, version: int, document: bytes) -> None:
    """Keeps a document under its hash (hex), inside the caller's transaction; the same one again changes nothing."""
    db.conn.execute(
        "insert into portal_states (dossier_uid, sha256, version, document) values (?, ?, ?, ?) on conflict do nothing",
        (packed(dossier_uid), bytes.fromhex(sha256), version, document),
    )


def get(db: Database, dossier_uid: str, sha256: str) -> bytes | None:
    """The document with that hash (hex), or None."""
    row = db.conn.execute(
        "select document from portal_states where dossier_uid = ? and sha256 = ?",
        (packed(dossier_uid), bytes.fromhex(sha256)),
    ).fetchone()
    return row[0] if row else None
