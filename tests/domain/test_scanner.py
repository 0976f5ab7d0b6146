"""The scanner's settings: what a prefix may be."""

from __future__ import annotations

from domain.typist import Program, Typist

from cchc_desktop.domain.scanner import PREFIX_MARKS, Scanner, ScannerKind


def test_a_keyboard_without_a_prefix_unless_somebody_says_otherwise() -> None:
    assert Scanner() == Scanner(ScannerKind.WEDGE, "", 9600, "")
    assert not Scanner().is_serial
    assert Scanner(ScannerKind.SERIAL).is_serial


def test_a_prefix_is_nothing_that_codes_or_cards_begin_with_and_nothing_that_a_typing_program_changes() -> None:
    assert not any(mark.isalnum() or mark in "-.;|[]{} " for mark in PREFIX_MARKS)
    for method in ("telex", "simple", "vni"):
        for standing in ("", "Hoa", "Hoa2"):
            assert Typist(Program(method), standing).type(PREFIX_MARKS) == PREFIX_MARKS
