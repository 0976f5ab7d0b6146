"""Pages and troubles keep what they hold to themselves."""

from __future__ import annotations

from cchc_desktop.ui.scanning.driver import Scanned, ScanTrouble, Trouble


def test_pages_are_never_shown_in_a_log_and_a_trouble_says_only_its_kind() -> None:
    assert "secret" not in repr(Scanned("a.pdf", b"secret"))
    assert str(ScanTrouble(Trouble.JAM)) == "jam"
