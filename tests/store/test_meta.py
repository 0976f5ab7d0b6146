"""Small facts: one text a key, the last one written."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop.store import meta
from cchc_desktop.store.connection import Database


def test_what_was_never_written_is_none(db: Database) -> None:
    assert meta.read(db, "mode") is None


def test_the_last_text_written_stands_and_can_be_forgotten(db: Database) -> None:
    meta.write(db, "mode", "practice")
    meta.write(db, "mode", "real")
    assert meta.read(db, "mode") == "real"
    meta.remove(db, "mode")
    assert meta.read(db, "mode") is None


def test_forgetting_what_is_not_there_is_nothing(db: Database) -> None:
    meta.remove(db, "mode")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=st.text(min_size=1), value=st.text())
def test_any_text_comes_back_letter_for_letter(db: Database, key: str, value: str) -> None:
    meta.write(db, key, value)
    assert meta.read(db, key) == value
