"""A store to work in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from store_fixtures import a_store

from cchc_desktop.store.connection import Database


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the store of `db` lies."""
    return tmp_path / "counter"


@pytest.fixture
def db(folder: Path) -> Iterator[Database]:
    """A new store, for writing."""
    made = a_store(folder)
    yield made
    made.close()
