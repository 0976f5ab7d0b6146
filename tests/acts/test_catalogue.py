"""Importing the catalogue: the administrator's, whole, with an entry."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time

import pytest
from counter_fixtures import Counter
from factories import a_procedure

from cchc_desktop.acts import catalogue
from cchc_desktop.acts.catalogue import Source
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.decision import Decision
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.procedure import ProcessingTime
from cchc_desktop.store import catalogue_imports, due, meta, procedures

DECISION = Decision("1276/QĐ-UBND", date(2025, 4, 14), "UBND tỉnh")


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


def test_the_decision_stands_in_the_ledger_and_with_the_version(counter: Counter) -> None:
    new = a_procedure(version="v2", name="Tên mới")

    catalogue.import_catalogue(counter.db, [new], "v2", counter.admin, counter.now, Source(DECISION))

    body = json.loads(counter.entries()[-1].payload)
    assert body["chiTiet"]["quyetDinh"] == {"so": "1276/QĐ-UBND", "ngay": "2025-04-14", "coQuan": "UBND tỉnh"}
    found = catalogue_imports.source(counter.db, new.code, "v2")
    assert found is not None
    assert (found.decision, found.version, found.clerk) == (DECISION, "v2", counter.admin.code)


def test_what_was_looked_at_over_another_catalogue_is_not_imported(counter: Counter) -> None:
    before = counter.contents()

    with pytest.raises(Refused, match=r"^catalogue\.moved$"):
        catalogue.import_catalogue(
            counter.db, [a_procedure()], "v2", counter.admin, counter.now, Source(DECISION, over="another")
        )

    assert counter.contents() == before
    over = meta.read(counter.db, "catalogue_version")
    catalogue.import_catalogue(counter.db, [a_procedure()], "v2", counter.admin, counter.now, Source(DECISION, over))


def test_an_old_dossier_keeps_its_version_and_its_date(counter: Counter) -> None:
    dossier = counter.receive()
    story = due.story(counter.db, dossier, counter.desk.office.hours, counter.desk.calendar)
    old = due.procedure_of(counter.db, dossier)
    assert old is not None
    shorter = (ProcessingTime(Duration(1, Unit.WORKING_DAY), date(2000, 1, 1)),)
    new = replace(old, local=shorter, documents=(), same_day_cutoff=time(15), version="v2")

    catalogue.import_catalogue(counter.db, [new], "v2", counter.admin, counter.now, Source(DECISION))

    kept = counter.dossier(dossier.uid)
    assert due.procedure_of(counter.db, kept) == old
    assert procedures.get(counter.db, old.code) == new
    again = due.story(counter.db, kept, counter.desk.office.hours, counter.desk.calendar)
    assert (again.due_at, again.rules.cutoff, again.first) == (story.due_at, story.rules.cutoff, story.first)
