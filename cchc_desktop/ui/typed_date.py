"""Days as clerks type them (ngày gõ tay), and what is said where no day was typed."""

from __future__ import annotations

import re
from datetime import date

NO_DAY = "Cần ngày dạng 05/12/2026."
_DATE = re.compile(r"([0-9]{1,2})[/.\-\s]+([0-9]{1,2})[/.\-\s]+([0-9]{4})|([0-9]{2})([0-9]{2})([0-9]{4})")
_YEAR = re.compile(r"(?:18|19|20)[0-9]{2}", re.ASCII)


def read_date(text: str) -> date | None:
    """A day as clerks type it: 14/3/1990, 14-03-1990, 14031990; None for anything else."""
    match = _DATE.fullmatch(text.strip())
    if not match:
        return None
    day, month, year = (int(part) for part in match.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_year(text: str) -> int | None:
    """A year of birth alone, 1945, as some cards have it; None for anything else."""
    return int(text) if _YEAR.fullmatch(text := text.strip()) else None
