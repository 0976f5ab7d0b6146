"""A procedure written as a row is the procedure read, and the same procedure is always the same row."""

from datetime import date

import msgspec
from factories import PROCEDURES, a_procedure
from hypothesis import given

from cchc_desktop.domain.catalogue_row import ProcedureRow
from cchc_desktop.domain.catalogue_writing import row_of
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.procedure import Fee, Procedure, ProcessingTime


@given(PROCEDURES)
def test_a_procedure_written_as_a_row_is_the_procedure_read(procedure) -> None:
    row = row_of(procedure)

    assert row.value() == procedure
    assert msgspec.convert(msgspec.json.decode(msgspec.json.encode(row)), ProcedureRow) == row


@given(PROCEDURES)
def test_a_procedure_that_was_read_is_written_as_it_was(procedure) -> None:
    written = msgspec.json.encode(row_of(procedure))

    assert msgspec.json.encode(row_of(msgspec.json.decode(written, type=ProcedureRow).value())) == written


def test_what_is_as_usual_is_not_written_however_it_came_about() -> None:
    usual = Procedure(
        "1.010803", "Trợ cấp", "Người có công", valid_from=date(2000, 1, 1), fee=Fee(5, "Phí, lệ " + "phí")
    )
    timed = a_procedure(statutory=(ProcessingTime(Duration(24, Unit.DAY), date(2000, 1, 1)),), documents=())

    assert msgspec.to_builtins(row_of(usual)) == {
        "code": "1.010803",
        "name": "Trợ cấp",
        "procedure_field": "Người có công",
        "fee": {"amount": 5},
    }
    assert msgspec.to_builtins(row_of(timed))["statutory"] == ({"amount": 24, "unit": "day"},)
