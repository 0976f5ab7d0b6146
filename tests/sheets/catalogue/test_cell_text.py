"""What Excel makes of what was typed comes back as the text of a table."""

from datetime import date, datetime, time, timedelta

import pytest

from cchc_desktop.sheets.catalogue.cell_text import cell_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (15, "15"),
        (15.0, "15"),
        (2.5, "2.5"),
        (datetime(2025, 7, 1), "2025-07-01"),
        (datetime(2025, 7, 1, 8, 30), "2025-07-01 08:30"),
        (date(2025, 7, 1), "2025-07-01"),
        (time(15, 0), "15:00"),
        (timedelta(hours=15), "15:00"),
        ("  Trợ cấp\n thờ cúng ", "Trợ cấp thờ cúng"),
    ],
)
def test_values_become_texts(value: object, text: str) -> None:
    assert cell_text(value) == text


def test_a_code_that_excel_took_for_a_number_gets_its_zeros_back() -> None:
    assert cell_text(1.0108, "code") == "1.010800"
    assert cell_text(2.000286, "code") == "2.000286"
    assert cell_text("1.014199.H42", "code") == "1.014199.H42"
