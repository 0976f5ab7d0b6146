"""How a slip is to be printed."""

from __future__ import annotations

from datetime import datetime

import pytest
from slips.receipts import AT, printing

from cchc_desktop.slips.drawing.printing import Printing


def test_a_print_is_of_both_copies_for_the_first_time_unless_said_otherwise() -> None:
    plain = Printing("a5", AT)

    assert (plain.copies, plain.reprint, plain.practice) == ((1, 2), 0, False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"paper": "a3"},
        {"copies": ()},
        {"copies": (1, 3)},
        {"reprint": -1},
        {"dots_per_inch": 72},
        {"printed_at": datetime(2026, 10, 6, 14, 5)},
    ],
)
def test_a_senseless_print_is_refused_when_it_is_asked_for(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"is|are|has|needs"):
        printing(**wrong)  # type: ignore[arg-type]
