"""A report names kinds and places, never values."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.domain.instants import VN
from cchc_desktop.ui.crash_report import CrashReport, crash_report

NOW = datetime(2026, 10, 5, 8, 15, tzinfo=VN)


def report_of(value: str) -> CrashReport:
    try:
        try:
            int(value)
        except ValueError as error:
            raise KeyError(value) from error
    except KeyError as error:
        return crash_report(error, error.__traceback__)


def test_no_value_of_the_exception_is_in_the_report() -> None:
    text = report_of("014190003271 Lò Thị Ánh Nguyệt").text("0.1", NOW)

    assert "014190003271" not in text
    assert "Nguyệt" not in text


def test_it_names_the_kinds_and_the_place() -> None:
    text = report_of("x").text("0.1", NOW)

    assert "builtins.KeyError <- builtins.ValueError" in text
    assert "tests/ui/test_crash_report.py:" in text
    assert "report_of" in text


def test_the_same_bug_has_the_same_code_whatever_the_value() -> None:
    assert report_of("a").code == report_of("b").code
    assert report_of("a").code.startswith("L-")


def test_another_bug_has_another_code() -> None:
    try:
        raise OSError
    except OSError as error:
        other = crash_report(error, error.__traceback__)

    assert other.code != report_of("a").code
