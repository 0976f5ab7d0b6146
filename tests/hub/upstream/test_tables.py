"""The tables of the way on are made with the others."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect

from cchc_desktop.hub.database import open_storage
from cchc_desktop.hub.upstream.tables import forwarded_ops, forwardings


def test_a_new_database_has_them_empty(tmp_path: Path) -> None:
    storage = open_storage(f"sqlite:///{tmp_path / 'hub.db'}")
    with storage.reading() as db:
        assert {forwardings.name, forwarded_ops.name} <= set(inspect(db).get_table_names())
        assert db.execute(forwardings.select()).all() == []
    storage.close()
