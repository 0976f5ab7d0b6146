"""What drives a scanner is chosen by the system, and loaded only where it is."""

from __future__ import annotations

import sys

import pytest

from cchc_desktop.ui.scanning.driver import Scanned, ScanTrouble, Trouble, here
from cchc_desktop.ui.scanning.sane import Sane
from cchc_desktop.ui.scanning.wia import Wia


@pytest.mark.parametrize(("system", "kind"), [("linux", Sane), ("darwin", Sane), ("win32", Wia)])
def test_each_system_has_its_own(monkeypatch: pytest.MonkeyPatch, system: str, kind: type) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert isinstance(here(), kind)


def test_pages_are_never_shown_in_a_log_and_a_trouble_says_only_its_kind() -> None:
    assert "secret" not in repr(Scanned("a.pdf", b"secret"))
    assert str(ScanTrouble(Trouble.JAM)) == "jam"
