"""An office is called by the name of the day."""

from datetime import date

import pytest
from factories import an_office

from cchc_desktop.domain.office import OfficeName

BEFORE = OfficeName(date(2018, 1, 1), "Sở LĐ-TB&XH", "Bộ phận Một cửa", "Minh Họa")
SINCE = OfficeName(date(2025, 3, 1), "Sở Nội vụ", "Bộ phận Một cửa", "Minh Họa")


@pytest.mark.parametrize(
    ("day", "upper"),
    [
        (date(2025, 2, 28), "Sở LĐ-TB&XH"),
        (date(2025, 3, 1), "Sở Nội vụ"),
        (date(2030, 1, 1), "Sở Nội vụ"),
        (date(2010, 1, 1), "Sở LĐ-TB&XH"),
    ],
)
@pytest.mark.parametrize("names", [(BEFORE, SINCE), (SINCE, BEFORE)])
def test_the_name_in_force_on_the_day_is_used_in_whatever_order_they_stand(
    names: tuple[OfficeName, ...], day: date, upper: str
) -> None:
    assert an_office(names=names).name_on(day).upper == upper


def test_an_office_prints_on_a5_and_works_the_usual_sessions_unless_told_otherwise() -> None:
    office = an_office()

    assert (office.paper, office.receipt_qr) == ("a5", False)
    assert office.hours[0].minutes == 480
