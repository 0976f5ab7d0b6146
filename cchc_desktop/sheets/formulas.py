"""Words that a spreadsheet program would compute (công thức): they are told apart, and marked to stay words."""

from __future__ import annotations

RISKY = frozenset("=+-@\t\r\n")  # what begins so


def guarded(text: str) -> str:
    """With an apostrophe before what would be a formula, as OWASP advises."""
    return f"'{text}" if text[:1] in RISKY else text
