"""What an office file's members may hold."""

from pathlib import Path

import msgspec
import pytest

from cchc_desktop.domain.calendar import DayKind
from cchc_desktop.domain.office_form import ClerkCode, DayWord, FilePart, OfficePart, OverridePart, UnitCode


@pytest.mark.parametrize("code", ["H52", "H52.18", "H15.50.05.13", "000.00.18.H40", "G09.20", "H00.18"])
def test_unit_codes_of_both_writings_are_codes(code: str) -> None:
    assert msgspec.convert(code, UnitCode) == code


@pytest.mark.parametrize("code", ["", "52", "H5", "h52", "H52.", "H52.18-01", "H52.18\n"])
def test_anything_else_is_no_unit_code(code: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(code, UnitCode)


@pytest.mark.parametrize("code", ["", "cb 01", "cb/01", "cán-bộ", "x" * 51])
def test_a_clerks_code_fits_a_ledger_line(code: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(code, ClerkCode)


def test_a_day_is_of_a_kind_the_calendar_knows() -> None:
    assert set(DayWord.__args__) == {kind.value for kind in DayKind}


def test_the_paper_on_office_files_has_every_member() -> None:
    paper = (Path(__file__).parents[2] / "docs" / "office.md").read_text(encoding="utf-8")

    members = [*FilePart.__struct_fields__, *OfficePart.__struct_fields__, *OverridePart.__struct_fields__]
    assert [name for name in members if name not in paper] == []
