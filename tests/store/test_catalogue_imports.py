"""Each import with its decision; the catalogue of any moment is known again, also when a version comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from factories import a_procedure

from cchc_desktop.domain.decision import Decision
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.store import catalogue_imports, procedures
from cchc_desktop.store.catalogue_imports import CatalogueImport
from cchc_desktop.store.connection import Database

DECISION = Decision("1276/QĐ-UBND", date(2025, 4, 14), "UBND tỉnh")
ONE, OTHER = a_procedure(version="one"), a_procedure(version="other", name="Tên khác")
SECOND = a_procedure(code="1.000001", version="second")
FIRST, NEXT, LAST = (f"2026-0{month}-01T08:00:00.000+07:00" for month in (1, 2, 3))


def take(db: Database, at: str, *rows: Procedure, decision: Decision | None = None) -> None:
    procedures.import_all(db, rows, at)
    catalogue_imports.add(db, CatalogueImport(at, "v", len(rows), "qt01", decision))


@pytest.fixture
def taken(db: Database) -> Database:
    take(db, FIRST, ONE, SECOND, decision=DECISION)
    take(db, NEXT, OTHER)
    take(db, LAST, ONE)
    return db


def versions(db: Database, moment: str) -> list[str]:
    return [procedure.version for procedure in catalogue_imports.catalogue_at(db, moment)]


def test_the_catalogue_of_each_moment_is_known(taken: Database) -> None:
    assert versions(taken, "2025-12-31T00:00:00.000+07:00") == []
    assert versions(taken, FIRST) == versions(taken, "2026-01-31T23:59:59.999+07:00") == ["second", "one"]
    assert versions(taken, NEXT) == ["other"]
    assert versions(taken, LAST) == ["one"]


def test_imports_are_told_newest_first_with_their_decisions(taken: Database) -> None:
    assert [(each.at, each.decision) for each in catalogue_imports.latest(taken)] == [
        (LAST, None),
        (NEXT, None),
        (FIRST, DECISION),
    ]
    assert len(catalogue_imports.latest(taken, 1)) == 1


def test_a_version_knows_the_import_it_came_by(taken: Database) -> None:
    found = catalogue_imports.source(taken, SECOND.code, SECOND.version)

    assert found is not None
    assert (found.at, found.decision, found.clerk, found.procedures) == (FIRST, DECISION, "qt01", 2)
    came_back = catalogue_imports.source(taken, ONE.code, ONE.version)
    assert came_back is not None
    assert came_back.at == LAST
    assert catalogue_imports.source(taken, "9.999999", "one") is None


def test_what_is_imported_unchanged_stays_with_the_decision_it_came_by(db: Database) -> None:
    take(db, FIRST, ONE, decision=DECISION)
    take(db, NEXT, ONE, SECOND, decision=replace(DECISION, number="2/QĐ"))

    found = catalogue_imports.source(db, ONE.code, ONE.version)
    assert found is not None
    assert found.decision == DECISION
