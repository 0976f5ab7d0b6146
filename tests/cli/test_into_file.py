"""What cannot be written is said with what there is not, whatever its form; the commands' own tests read the files."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import CommandLine


@pytest.mark.parametrize(
    ("command", "missing"),
    [
        (("register",), "Chưa có sổ."),
        (("report", "ii06a", "--from", "2026-01-01", "--to", "2026-01-02"), "Chưa có báo cáo."),
    ],
)
def test_a_file_that_cannot_be_written(
    practised: CommandLine, code: str, tmp_path: Path, command: tuple[str, ...], missing: str
) -> None:
    for form in ("json", "xlsx", "csv", "pdf"):
        answer = practised(*command, "--format", form, "--out", tmp_path / f"{'x' * 300}.{form}")

        assert (answer.code, answer.out) == (3, ""), form
        assert answer.err.startswith("Không ghi được tệp xxx")
        assert answer.err.strip().endswith(missing)
    assert [each for each in tmp_path.iterdir() if each.is_file()] == []
