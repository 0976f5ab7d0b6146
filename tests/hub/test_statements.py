"""Inserts that leave it to the database what is there already, the same on both."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.schema import access_tokens, known_procedures, settings
from cchc_desktop.hub.statements import insert_many, insert_rows, one_of, put, put_new


def codes(hub: Hub) -> list[str]:
    with hub.storage.reading() as db:
        return list(db.execute(select(known_procedures.c.code).order_by(known_procedures.c.code)).scalars())


def test_what_is_there_stays_and_what_is_new_comes(hub: Hub) -> None:
    for rows in (["1", "2"], ["2", "3"], []):
        with hub.storage.writing() as db:
            put_new(db, known_procedures, [{"code": code} for code in rows])

    assert codes(hub) == ["1", "2", "3"]


def test_a_row_takes_the_place_of_the_one_with_its_key(hub: Hub) -> None:
    for value in ("a", "b"):
        with hub.storage.writing() as db:
            put(db, settings, {"key": "x", "value": value})
    with hub.storage.reading() as db:
        assert db.execute(select(settings.c.value).where(settings.c.key == "x")).scalars().all() == ["b"]


def test_many_rows_go_in_together_or_not_at_all(hub: Hub) -> None:
    with hub.storage.writing() as db:
        insert_many(db, known_procedures, [{"code": f"{number:04}"} for number in range(1201)])
        insert_many(db, known_procedures, [])
    with pytest.raises(IntegrityError), hub.storage.writing() as db:
        insert_many(db, known_procedures, [{"code": "new"}, {"code": "0001"}])

    assert len(codes(hub)) == 1201


def test_rows_go_in_by_the_places_of_their_columns(hub: Hub) -> None:
    with hub.storage.writing() as db:
        insert_rows(db, settings, ("value", "key"), [("a", "x%s"), ("b", "y?")])
        insert_rows(db, settings, ("value", "key"), [])
    with hub.storage.reading() as db:
        found = db.execute(select(settings.c.value).where(one_of(db, settings.c.key, ["x%s", "y?"])))
        assert sorted(found.scalars()) == ["a", "b"]


@pytest.mark.parametrize("codes", [[], ["1"], ['"', "'", "\\", "ơ", "%s"], [str(number) for number in range(3000)]])
def test_one_of_many_values_is_looked_for_whatever_stands_in_them(hub: Hub, codes: list[str]) -> None:
    with hub.storage.writing() as db:
        put_new(db, known_procedures, [{"code": code} for code in (*codes, "other")])
    with hub.storage.reading() as db:
        found = db.execute(select(known_procedures.c.code).where(one_of(db, known_procedures.c.code, codes)))
        assert set(found.scalars()) == set(codes)


def test_the_order_of_the_members_is_no_matter(hub: Hub) -> None:
    row = {"scopes": "c", "expires_at": "d", "token_hash": "a", "device_id": "b%s"}
    with hub.storage.writing() as db:
        insert_many(db, access_tokens, [row, row | {"token_hash": "e"}])
    with hub.storage.reading() as db:
        assert {tuple(one) for one in db.execute(select(access_tokens))} == {(k, "b%s", "c", "d") for k in "ae"}
