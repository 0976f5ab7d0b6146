"""The command line as a test calls it: in this process, with its answer read back."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.cli import main

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "docs" / "examples"
SAMPLE = ROOT / "resources" / "sample" / "procedures.json"
DECISION = ("--decision", "1276/QĐ-UBND", "--decision-date", "2025-04-14", "--agency", "UBND tỉnh Minh Họa")
PASSWORD = "mat-khau-thu-nghiem"
ADMIN_PASSWORD = "mat-khau-cua-quan-tri"
_OFFICE = tomllib.loads((EXAMPLES / "office.toml").read_text(encoding="utf-8"))
LEAD = str(_OFFICE["lead"]["code"])
ADMIN = next((str(clerk["code"]) for clerk in _OFFICE.get("clerks", []) if clerk["role"] == "admin"), "quantri")


@dataclass(frozen=True)
class Answer:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class CommandLine:
    """Calls `cchc-desktop --data FOLDER [--practice] …`."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], practice: bool) -> None:
        self.folder = folder
        self._capsys = capsys
        self._options = ["--data", str(folder), *(["--practice"] if practice else [])]

    def __call__(self, *words: str | Path) -> Answer:
        return call(self._capsys, [*self._options, *map(str, words)])


def call(capsys: pytest.CaptureFixture[str], words: Sequence[str]) -> Answer:
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    said = capsys.readouterr()
    return Answer(int(ended.value.code or 0), said.out, said.err)


def office_file(folder: Path) -> Path:
    """The documented example, its key kept in a file."""
    text = (EXAMPLES / "office.toml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("key_store")]
    path = folder / "office.toml"
    path.write_text("\n".join(['key_store = "file"', *lines]), encoding="utf-8")
    return path
