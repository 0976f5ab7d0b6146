"""A spreadsheet's value as the text a table would have it (giá trị trong ô): numbers, days, clock times, yes and no."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

_CODE = "code"  # 1.010800, typed into Excel, is the number 1.0108


def cell_text(value: object, column: str = "") -> str:
    """One line of text, "" for an empty cell; a number in the column of codes gets back the zeros Excel took."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if column == _CODE:
            return f"{value:.6f}"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time.min:
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case timedelta():
            hours, minutes = divmod(int(value.total_seconds()) // 60, 60)
            return f"{hours:02}:{minutes:02}"
    return " ".join(str(value).split())
