"""The catalogue: most used first, found by code or words without marks, older versions kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import PROCEDURES, a_procedure
from hypothesis import HealthCheck, given, settings
from store_fixtures import AT

from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.store import procedures
from cchc_desktop.store.connection import Database, bulk

MARTYRS = a_procedure()
BIRTH = a_procedure(code="1.001193", name="Đăng ký khai sinh", short_name="Khai sinh", procedure_field="Hộ tịch")
DEATH = a_procedure(code="1.000656", name="Đăng ký khai tử", short_name="Khai tử", procedure_field="Hộ tịch")


@pytest.fixture
def catalogue(db: Database) -> Database:
    assert procedures.import_all(db, (MARTYRS, BIRTH, DEATH), AT) == 3
    return db


def codes(found: list[Procedure]) -> list[str]:
    return [procedure.code for procedure in found]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PROCEDURES)
def test_any_procedure_comes_back_as_it_was_imported(db: Database, procedure: Procedure) -> None:
    procedures.import_all(db, [procedure], AT)
    assert procedures.get(db, procedure.code) == procedure
    assert procedures.current(db) == [procedure]


def test_a_code_nobody_imported_is_none(catalogue: Database) -> None:
    assert procedures.get(catalogue, "9.999999") is None
    assert procedures.get(catalogue, BIRTH.code, "another") is None


def test_a_new_catalogue_takes_the_place_of_the_old_which_stays_for_its_dossiers(catalogue: Database) -> None:
    newer = replace(BIRTH, name="Đăng ký khai sinh (sửa)", version="ffff00000000")
    procedures.import_all(catalogue, [newer], AT)
    assert procedures.current(catalogue) == [newer]
    assert procedures.get(catalogue, BIRTH.code) == newer
    assert procedures.get(catalogue, BIRTH.code, BIRTH.version) == BIRTH
    assert procedures.get(catalogue, MARTYRS.code) is None
    assert procedures.get(catalogue, MARTYRS.code, MARTYRS.version) == MARTYRS


def test_importing_the_same_again_changes_nothing(catalogue: Database) -> None:
    procedures.import_all(catalogue, (MARTYRS, BIRTH, DEATH), AT)
    assert len(procedures.current(catalogue)) == 3


def test_the_most_used_come_first_then_by_code(catalogue: Database) -> None:
    assert codes(procedures.current(catalogue)) == [DEATH.code, BIRTH.code, MARTYRS.code]
    for _ in range(2):
        procedures.count_use(catalogue, MARTYRS.code, AT)
    procedures.count_use(catalogue, BIRTH.code, AT)
    assert codes(procedures.current(catalogue)) == [MARTYRS.code, BIRTH.code, DEATH.code]
    assert codes(procedures.matching(catalogue, "khai")) == [BIRTH.code, DEATH.code]
    assert codes(procedures.matching(catalogue, "", limit=1)) == [MARTYRS.code]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("1.001193", [BIRTH.code]),
        ("1.00", [DEATH.code, BIRTH.code]),
        (" 1.000656 ", [DEATH.code]),
        ("khai sinh", [BIRTH.code]),
        ("KHAI SINH", [BIRTH.code]),
        ("dang ky", [DEATH.code, BIRTH.code]),
        ("Đăng ký khai tử", [DEATH.code]),
        ("sinh khai", [BIRTH.code]),
        ("ho tich", [DEATH.code, BIRTH.code]),
        ("liet si", [MARTYRS.code]),
        ("cấp giấy phép", []),
        ('"', [DEATH.code, BIRTH.code, MARTYRS.code]),
    ],
)
def test_a_procedure_is_found_by_code_or_by_words_without_marks(
    catalogue: Database, typed: str, found: list[str]
) -> None:
    assert codes(procedures.matching(catalogue, typed)) == found


def test_a_use_of_a_code_no_longer_current_still_counts(catalogue: Database) -> None:
    procedures.count_use(catalogue, "9.999999", AT)
    assert len(procedures.current(catalogue)) == 3


def test_a_bulk_reads_a_procedure_once(catalogue: Database) -> None:
    with bulk(catalogue) as whole:
        assert procedures.get(whole, BIRTH.code) is procedures.get(whole, BIRTH.code)
