"""What may be wrong is said all at once, and never for a good intake."""

from __future__ import annotations

from counter_fixtures import PROCEDURE, Counter
from factories import a_person, an_intake

from cchc_desktop.domain.intake import Intake
from cchc_desktop.reports.intake_warnings import warnings
from cchc_desktop.store import procedures


def codes(counter: Counter, intake: Intake, but: str = "") -> set[str]:
    procedure = procedures.get(counter.db, PROCEDURE)
    return {warning.code for warning in warnings(counter.db, intake, procedure, counter.now.date(), but)}


def test_hidden_marks_and_letters_without_a_glyph_are_told(counter: Counter) -> None:
    usual = codes(counter, an_intake(procedure_code=PROCEDURE))
    odd = an_intake(procedure_code=PROCEDURE, owner=a_person(name="Trần\u202e Thị 张"), note="a\x07b")

    assert codes(counter, odd) - usual == {"text.hidden", "text.unprintable"}


def test_an_open_dossier_for_the_same_thing_is_told(counter: Counter) -> None:
    intake = an_intake(procedure_code=PROCEDURE)
    assert "duplicate.open" not in codes(counter, intake)

    same = counter.receive(procedure_code=PROCEDURE)

    assert "duplicate.open" in codes(counter, intake)
    assert "duplicate.open" not in codes(counter, intake, same.uid), "nothing is its own duplicate"


def test_only_what_stops_nothing_is_told_here(counter: Counter) -> None:
    wrong = an_intake(procedure_code=PROCEDURE, owner=a_person(name=""), sets=0)

    assert not codes(counter, wrong) & {"name.empty", "sets.count"}
