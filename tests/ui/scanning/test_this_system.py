"""What drives a scanner is chosen by the system, and loaded only where it is."""

from __future__ import annotations

import sys

import pytest

from cchc_desktop.ui.scanning import this_system
from cchc_desktop.ui.scanning.sane import Sane
from cchc_desktop.ui.scanning.wia import Wia


@pytest.mark.parametrize(("system", "kind"), [("linux", Sane), ("darwin", Sane), ("win32", Wia)])
def test_each_system_has_its_own(monkeypatch: pytest.MonkeyPatch, system: str, kind: type) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert isinstance(this_system.driver(), kind)
