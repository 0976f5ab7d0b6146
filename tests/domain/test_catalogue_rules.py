"""A row of the right shape may still break a rule; each is named at its member."""

from typing import Any

import msgspec
import pytest
from factories import PROCEDURES
from hypothesis import given

from cchc_desktop.domain.catalogue_row import ProcedureRow
from cchc_desktop.domain.catalogue_rules import breaches
from cchc_desktop.domain.catalogue_writing import row_of

LEAST = {"code": "1.010803", "name": "Trợ cấp thờ cúng liệt sĩ", "procedure_field": "Người có công"}
TIME = {"amount": 20, "unit": "day"}


def broken(**members: Any) -> list[str]:
    return [mismatch.path for mismatch in breaches(msgspec.convert(LEAST | members, ProcedureRow))]


def test_a_plain_row_breaks_nothing() -> None:
    assert broken(processing=TIME, documents=[{"name": "Đơn"}], fee_vnd=0) == []


@given(PROCEDURES)
def test_what_is_written_breaks_nothing(procedure) -> None:
    assert list(breaches(row_of(procedure))) == []


@pytest.mark.parametrize(
    ("members", "path"),
    [
        ({"name": ""}, "name"),
        ({"procedure_field": ""}, "procedure_field"),
        ({"processing": TIME, "statutory": [TIME]}, "processing"),
        ({"fee": {"amount": 1}, "fee_vnd": 0}, "fee_vnd"),
        ({"valid_from": "2026-01-02", "valid_to": "2026-01-01"}, "valid_to"),
        ({"processing": {"unit": "day"}}, "processing.amount"),
        ({"processing": {"amount": 3}}, "processing.unit"),
        ({"legs": [{"agency": "Sở Nội vụ"}]}, "linkage"),
        ({"linkage": "both", "legs": [{"agency": ""}]}, "legs.0.agency"),
        ({"linkage": "both", "legs": [{"agency": "A"}, {"agency": "B", "amount": 3}]}, "legs.1.unit"),
        ({"local": [TIME, {"amount": 0, "unit": "working_hour"}]}, "local.1.amount"),
        ({"documents": [{"name": ""}]}, "documents.0.name"),
        ({"documents": [{"name": "A", "type": "copy", "original": 1}]}, "documents.0.type"),
        ({"documents": [{"name": "A"}, {"name": "B", "qty": 0}]}, "documents.1.qty"),
        ({"documents": [{"name": "A", "original": 0}]}, "documents.0.original"),
        ({"cases": [{"code": "", "name": "A"}]}, "cases.0.code"),
        ({"cases": [{"code": "a", "name": ""}]}, "cases.0.name"),
        ({"cases": [{"code": "a", "name": "A"}, {"code": "a", "name": "B"}]}, "cases.1.code"),
        ({"cases": [{"code": "a", "name": "A", "processing": [{"unit": "day"}]}]}, "cases.0.processing.0.amount"),
        ({"cases": [{"code": "a", "name": "A", "documents": [{"name": ""}]}]}, "cases.0.documents.0.name"),
    ],
)
def test_a_broken_rule_is_named_at_its_member(members: dict[str, Any], path: str) -> None:
    assert broken(**members) == [path]


def test_all_broken_rules_are_named() -> None:
    assert broken(name="", valid_to="1999-01-01", documents=[{"name": "", "qty": 0}]) == [
        "name",
        "valid_to",
        "documents.0.name",
        "documents.0.qty",
    ]


def test_a_step_has_a_title() -> None:
    assert broken(steps=[{"title": "Tiếp nhận", "hours": 4}, {"title": "", "who": "Phòng"}]) == ["steps.1.title"]
