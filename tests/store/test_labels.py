"""Labels: one number a text for good, in an act by itself and in a bulk."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2

from cchc_desktop.store import labels
from cchc_desktop.store.connection import Database, bulk, transaction


def test_a_text_keeps_its_number(db: Database) -> None:
    with transaction(db):
        first = labels.numbers(db, ["Phòng A", "", "Phòng A"])
        again = labels.numbers(db, ["", "Phòng B", "Phòng A"])

    assert first[0] == first[2] == again[2]
    assert first[1] == again[0]
    assert labels.texts(db) == {first[0]: "Phòng A", first[1]: "", again[1]: "Phòng B"}


def test_a_text_that_is_no_label_has_no_number(db: Database) -> None:
    with transaction(db):
        labels.numbers(db, ["Phòng A"])

    assert labels.known_numbers(db, ["Phòng A", "Phòng B"]) == {"Phòng A": 1}
    assert labels.known_numbers(db, []) == {}


def test_a_bulk_goes_on_from_what_is_there(db: Database) -> None:
    with transaction(db):
        before = labels.numbers(db, ["a"])
    with bulk(db) as whole:
        made = labels.numbers(whole, ["b", "a", "c", "b"])
        assert labels.numbers(whole, ["c"]) == [made[2]]

    assert made[1] == before[0]
    assert labels.texts(db) == {1: "a", 2: "b", 3: "c"}
    with transaction(db):
        assert labels.numbers(db, ["d", "b"]) == [4, 2]


def test_what_waits_in_a_bulk_is_given_to_nobody_else(db: Database) -> None:
    def two_at_once() -> None:
        with bulk(db) as whole:
            labels.numbers(whole, ["a"])
            whole.stored.execute("insert into labels (text) values ('b')")

    with pytest.raises(dbapi2.IntegrityError):
        two_at_once()
    assert labels.texts(db) == {}
