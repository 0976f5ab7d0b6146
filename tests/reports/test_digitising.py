"""What is digitised: by the catalogue of the dossier's day, from its entries."""

from __future__ import annotations

from dataclasses import replace

from counter_fixtures import PROCEDURE, Counter
from factories import PAPERS

from cchc_desktop.acts import files
from cchc_desktop.acts.files import Scan
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.reports import digitising
from cchc_desktop.store import procedures


def test_a_paper_that_must_be_digitised_is_missing_until_it_is_scanned(counter: Counter) -> None:
    known = procedures.get(counter.db, PROCEDURE)
    assert known is not None
    first = replace(known.documents[0], code=PAPERS[0].code, digitise=True)
    marked = replace(known, documents=(first, *known.documents[1:]), version="so-hoa")
    procedures.import_all(counter.db, [marked], instant_text(counter.now))
    dossier = counter.receive()
    procedures.import_all(counter.db, [replace(known, version="sau")], instant_text(counter.now))  # no duty any more

    before = digitising.papers(counter.db, dossier)
    files.link(counter.db, dossier.uid, Scan(b"%PDF-1", PAPERS[0].name), counter.clerk, counter.now)
    after = digitising.papers(counter.db, dossier)

    assert [each.paper for each in before if each.missing] == [PAPERS[0].name]
    assert not any(each.missing for each in after)
    assert [scan.media_type for scan in after[0].scans] == ["application/pdf"]


def test_another_counter_s_dossier_is_judged_by_the_catalogue_at_hand(counter: Counter) -> None:
    mirror = counter.mirror()

    assert [each.paper for each in digitising.papers(counter.db, mirror)] == [paper.name for paper in PAPERS[:3]]


def test_a_procedure_nobody_knows_asks_for_nothing(counter: Counter) -> None:
    mirror = counter.mirror()
    unknown = replace(mirror, intake=replace(mirror.intake, procedure_code="9.999999"))

    assert not any(each.must for each in digitising.papers(counter.db, unknown))
