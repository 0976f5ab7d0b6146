"""A procedure is called by its short name with its code, also once it is gone from the catalogue."""

from __future__ import annotations

from pathlib import Path

from factories import a_procedure
from store_fixtures import AT, a_store

from cchc_desktop.reports.figures.named import named_procedures
from cchc_desktop.store import procedures


def test_names(tmp_path: Path) -> None:
    db = a_store(tmp_path / "store")
    old = a_procedure(code="1.000001", short_name="Tên cũ", version="a")
    procedures.import_all(db, [old, a_procedure(code="1.000002", short_name="", name="Chỉ có tên dài")], AT)
    procedures.import_all(db, [a_procedure(code="1.000003", short_name="Mới")], AT)
    named = named_procedures(db)
    assert named("1.000001") == "Tên cũ (1.000001)"
    assert named("1.000002") == "Chỉ có tên dài (1.000002)"
    assert named("1.000003") == "Mới (1.000003)"
    assert named("7.777777") == "7.777777"
    assert named("") == "Không rõ thủ tục"
