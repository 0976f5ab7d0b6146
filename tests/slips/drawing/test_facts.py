"""The pieces a slip's text is made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from slips.receipts import AT, FORMS, NORMAL, OFFICE, printing

from cchc_desktop.domain.office import OfficeName
from cchc_desktop.slips.drawing.facts import Source
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.text import Ink


def a_source(**changes: object) -> Source:
    dossier = replace(NORMAL, **changes)  # type: ignore[arg-type]
    return Source(dossier, OFFICE, FORMS.receipt.on("a5"), printing(), Ink())


def test_a_fact_without_a_value_or_a_line_in_the_form_is_none() -> None:
    source = a_source()

    assert source.fact("Email:", "") == ()
    assert source.fact("", "Quầy 03") == ()
    assert len(source.fact("Email:", "a@b.example")) == 1


def test_the_value_alone_is_bold() -> None:
    (fact,) = a_source().fact("Tiếp nhận hồ sơ của:", "Trần Thị Ví Dụ", bold=True)

    assert [run.face for run in fact.runs] == [Face.REGULAR, Face.BOLD]


def test_the_day_is_that_of_reception_in_vietnam() -> None:
    assert a_source(received_at=datetime(2026, 10, 4, 18, 0, tzinfo=UTC)).day == date(2026, 10, 5)


def test_without_a_reception_the_day_is_that_of_the_print() -> None:
    assert a_source(received_at=None).day == AT.date()


def test_the_office_has_the_name_of_the_day() -> None:
    later = OfficeName(date(2026, 11, 1), "Tỉnh mới", "Trung tâm mới", "Nơi mới")
    source = replace(a_source(), office=replace(OFFICE, names=(*OFFICE.names, later)))

    assert source.office_name.place == "Minh Họa"
