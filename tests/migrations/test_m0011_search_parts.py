"""A store of the version before can keep the words of procedures; its dossiers and their words stay."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from migrations import STEPS, m0011_search_parts


def test_each_procedure_s_words_are_kept_once() -> None:
    db = Database(dbapi2.connect(":memory:", isolation_level=None), execute_plugins=False)
    for step in STEPS[: STEPS.index(m0011_search_parts)]:
        step.upgrade(db)
    db.conn.execute("insert into search (rowid, words) values (1, 'vi du')")

    m0011_search_parts.upgrade(db)

    db.conn.execute("insert into procedure_words (words) values (' 1 ')")
    with pytest.raises(dbapi2.IntegrityError):
        db.conn.execute("insert into procedure_words (words) values (' 1 ')")
    assert db.conn.execute("select rowid from search where search match 'du'").fetchall() == [(1,)]
    db.conn.close()
