"""Slips kept for want of a printer: named by the code, readable by their owner alone, never outside their folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.ui.printing.kept import drop, file_of, keep, name_of


def test_it_lies_in_the_slips_folder_under_the_code(tmp_path: Path) -> None:
    file = keep(tmp_path, "H52.18-261005-3000", b"%PDF")

    assert file == tmp_path / "slips" / "H52.18-261005-3000.pdf"
    assert file.read_bytes() == b"%PDF"
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_other_slips_of_a_dossier_do_not_take_the_receipt_s_place() -> None:
    assert name_of("receipt", "H52.18-261005-3000") == "H52.18-261005-3000"
    assert name_of("control_sheet", "H52.18-261005-3000") == "H52.18-261005-3000-control_sheet"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    file = keep(tmp_path, "H52.18-261005-3000", b"%PDF")

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_second_one_takes_the_place_of_the_first(tmp_path: Path) -> None:
    keep(tmp_path, "H52.18-261005-3000", b"first, and longer")
    (tmp_path / "slips" / "H52.18-261005-3000.part").write_bytes(b"a torn one")

    assert keep(tmp_path, "H52.18-261005-3000", b"second").read_bytes() == b"second"


def test_what_is_on_paper_is_dropped_and_dropping_twice_is_nothing(tmp_path: Path) -> None:
    file = keep(tmp_path, "H52.18-261005-3000", b"%PDF")

    drop(tmp_path, "H52.18-261005-3000")
    drop(tmp_path, "H52.18-261005-3000")

    assert not file.exists()


@given(st.text(max_size=40))
def test_no_code_leads_out_of_the_folder(code: str) -> None:
    folder = Path("data")
    file = file_of(folder, code)

    assert file.parent == folder / "slips"
    assert file.suffix == ".pdf"
    assert not file.name.startswith(".")
