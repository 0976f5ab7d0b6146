"""A decision is named whole or not at all, and none is signed tomorrow."""

from datetime import date

from cchc_desktop.domain.decision import Decision, read_decision

TODAY = date(2026, 11, 23)
SIGNED = date(2025, 4, 14)


def codes(found: object) -> list[str]:
    assert isinstance(found, tuple)
    return [problem.code for problem in found]


def test_a_decision_reads_as_papers_name_it() -> None:
    found = read_decision("  1276/QĐ-UBND ", SIGNED, "UBND tỉnh  Bình Định", TODAY)

    assert found == Decision("1276/QĐ-UBND", SIGNED, "UBND tỉnh Bình Định")
    assert found.text == "Quyết định số 1276/QĐ-UBND ngày 14/04/2025 của UBND tỉnh Bình Định"


def test_all_that_is_missing_is_said_at_once() -> None:
    assert codes(read_decision("", None, " ", TODAY)) == ["decision.number", "decision.day", "decision.agency"]


def test_nobody_has_signed_tomorrow() -> None:
    assert codes(read_decision("1/QĐ", date(2026, 11, 24), "UBND tỉnh", TODAY)) == ["decision.future"]
    assert isinstance(read_decision("1/QĐ", TODAY, "UBND tỉnh", TODAY), Decision)
