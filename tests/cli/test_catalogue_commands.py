"""The catalogue on the command line: nothing known is changed that was not shown, and its decision is named."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from command_line import ADMIN, DECISION, LEAD, SAMPLE, CommandLine
from openpyxl import Workbook

ROWS = json.loads(SAMPLE.read_text(encoding="utf-8"))


@pytest.fixture
def taken(real: CommandLine) -> CommandLine:
    """A counter with the sample catalogue."""
    assert real("catalogue", "import", SAMPLE, *DECISION, "--clerk", ADMIN).code == 0
    return real


def a_file(folder: Path, rows: list[dict[str, object]]) -> Path:
    file = folder / "danh muc.json"
    file.write_text(json.dumps(rows), encoding="utf-8")
    return file


def renamed() -> list[dict[str, object]]:
    return [ROWS[0] | {"name": "Tên mới"}, *ROWS[1:]]


def test_every_import_names_its_decision(real: CommandLine) -> None:
    nameless = real("catalogue", "import", SAMPLE, "--clerk", ADMIN)
    future = real("catalogue", "import", SAMPLE, *DECISION, "--decision-date", "2999-01-01", "--clerk", ADMIN)

    assert [problem["field"] for problem in nameless.json["problems"]] == ["number", "day", "agency"]
    assert [problem["code"] for problem in future.json["problems"]] == ["decision.future"]


def test_what_would_change_is_told_and_nothing_done(taken: CommandLine, tmp_path: Path) -> None:
    file = a_file(tmp_path, renamed()[:-1])

    dry = taken("catalogue", "import", file, "--dry-run", "--clerk", LEAD)
    unasked = taken("catalogue", "import", file, *DECISION, "--clerk", ADMIN)

    assert (dry.code, unasked.code) == (0, 1)
    assert dry.json["changed"] == [
        {"code": ROWS[0]["code"], "name": "Tên mới", "changes": [f"tên: {ROWS[0]['name']} → Tên mới"]}
    ]
    assert [each["code"] for each in dry.json["gone"]] == [ROWS[-1]["code"]]
    assert (dry.json["imported"], dry.json["unchanged"]) == (False, len(ROWS) - 2)
    assert unasked.json["confirm"]
    assert "Tên mới" in unasked.err
    assert "--confirm" in unasked.err


def test_what_would_be_refused_ends_with_1_though_nothing_was_to_be_done(taken: CommandLine, tmp_path: Path) -> None:
    dry = taken("catalogue", "import", a_file(tmp_path, [{**ROWS[0], "code": "8"}]), "--dry-run", "--clerk", LEAD)

    assert (dry.code, dry.json["imported"]) == (1, False)
    assert [problem["field"] for problem in dry.json["problems"]] == ["1.code"]
    assert "cột code" in dry.err


def test_what_was_confirmed_is_imported_and_told_as_changed_since(taken: CommandLine, tmp_path: Path) -> None:
    done = taken("catalogue", "import", a_file(tmp_path, renamed()), *DECISION, "--confirm", "--clerk", ADMIN)
    since = taken("catalogue", "changes", "--since", date.today().isoformat(), "--clerk", ADMIN)

    assert (done.code, done.json["imported"], done.json["procedures"]) == (0, True, len(ROWS))
    assert len(since.json["new"]) == len(ROWS)  # before today there was none
    assert [each["decision"] for each in since.json["imports"]] == [
        "Quyết định số 1276/QĐ-UBND ngày 14/04/2025 của UBND tỉnh Minh Họa"
    ] * 2


def test_a_part_of_the_procedures_leaves_the_others(taken: CommandLine, tmp_path: Path) -> None:
    done = taken(
        "catalogue", "import", a_file(tmp_path, renamed()[:1]), *DECISION, "--keep", "--confirm", "--clerk", ADMIN
    )

    assert done.json["procedures"] == len(ROWS)
    assert (len(done.json["changed"]), done.json["gone"]) == (1, [])


def test_a_spreadsheet_is_taken_and_what_was_done_to_it_told(real: CommandLine, tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Danh mục"])
    book.active.append(["code", "name", "procedure_field"])
    book.active.append(["1.010803", "Trợ cấp", "Người có công"])
    book.save(tmp_path / "a.xlsx")

    done = real("catalogue", "import", tmp_path / "a.xlsx", *DECISION, "--clerk", ADMIN)

    assert (done.code, done.json["procedures"]) == (0, 1)
    assert "Tên cột ở dòng 2" in done.err


def test_what_cannot_be_read_is_refused_with_a_sentence(real: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"x")

    refused = real("catalogue", "import", tmp_path / "a.xlsx", *DECISION, "--clerk", ADMIN)

    assert refused.code == 1
    assert "không phải bảng tính" in refused.err
