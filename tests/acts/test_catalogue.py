"""Importing the catalogue: the administrator's, whole, with an entry."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter
from factories import a_procedure

from cchc_desktop.acts import catalogue
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.store import meta, procedures


def test_the_new_catalogue_is_current_and_the_old_kept(counter: Counter) -> None:
    old = procedures.get(counter.db, "1.010803")
    new = a_procedure(version="v2", name="Tên mới")

    count = catalogue.import_catalogue(counter.db, [new], "v2", counter.admin, counter.now)

    assert count == 1
    assert procedures.current(counter.db) == [new]
    assert old is not None
    assert procedures.get(counter.db, "1.010803", old.version) == old
    assert meta.read(counter.db, "catalogue_version") == "v2"
    assert counter.entries()[-1].clerk_code == counter.admin.code


def test_a_clerk_imports_nothing(counter: Counter) -> None:
    before = counter.contents()

    for who in (counter.clerk, counter.lead):
        with pytest.raises(Refused, match=r"^role\.import_catalogue$"):
            catalogue.import_catalogue(counter.db, [a_procedure()], "v2", who, counter.now)

    assert counter.contents() == before


def test_an_import_that_fails_leaves_the_old_one(counter: Counter) -> None:
    before = counter.contents()

    def rows() -> list[object]:
        return [a_procedure(version="v2"), object()]

    with pytest.raises(AttributeError):
        catalogue.import_catalogue(counter.db, rows(), "v2", counter.admin, counter.now)  # type: ignore[arg-type]  # is tested

    assert counter.contents() == before
