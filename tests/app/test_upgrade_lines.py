"""Scripts read how far an upgrade is: a line for each tenth, and nothing where there is nothing to do."""

from __future__ import annotations

import pytest

from cchc_desktop.app.upgrade_lines import BEGUN, UpgradeLines
from cchc_desktop.store.upgrading import Stage, Step


def test_each_tenth_has_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = UpgradeLines()
    assert capsys.readouterr().err == ""

    for done in range(0, 30_000, 1_000):
        lines(Stage(Step.FACTS, done, 30_000))
    lines(Stage(Step.KEEPING))

    said = capsys.readouterr().err.splitlines()
    assert said[0] == BEGUN
    assert said[1] == "Bước 2/4: Dựng lại số liệu của hồ sơ từ sổ cái, 0/30.000."
    assert said[-1] == "Bước 4/4: Ghi xuống ổ đĩa."
    assert len(said) == 12
