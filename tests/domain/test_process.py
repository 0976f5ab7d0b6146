"""Steps of the internal process: their hours together, and whether they come out at the published time."""

import pytest

from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.process import Step, doubt, minutes_of, time_text

TEN_DAYS = Duration(10, Unit.WORKING_DAY)


def test_hours_and_minutes_add_up() -> None:
    steps = (Step("Tiếp nhận", "Một cửa", 4), Step("Thẩm định", "Phòng", 2, 30), Step("Ký", "", 0, 45), Step("Trả"))

    assert minutes_of(steps) == 7 * 60 + 15
    assert [step.time for step in steps] == ["4 giờ", "2 giờ 30 phút", "45 phút", ""]
    assert time_text(0) == ""


@pytest.mark.parametrize(
    ("hours", "allowed", "said"),
    [
        (80, TEN_DAYS, ""),
        (88, TEN_DAYS, "88 giờ, dài hơn thời hạn 10 ngày làm việc (80 giờ)"),
        (72, TEN_DAYS, "72 giờ, ngắn hơn thời hạn 10 ngày làm việc (80 giờ)"),
        (8, Duration(0, Unit.DAY), ""),  # a same-day procedure has one day
        (9, Duration(0, Unit.WORKING_DAY), "9 giờ, dài hơn thời hạn trong ngày (8 giờ)"),
        (4, Duration(4, Unit.WORKING_HOUR), ""),
        (112, Duration(20, Unit.DAY), ""),  # of calendar days some are no working days
        (168, Duration(20, Unit.DAY), "168 giờ, dài hơn thời hạn 20 ngày (160 giờ)"),
        (500, None, ""),
        (0, TEN_DAYS, ""),  # no hours are laid down
    ],
)
def test_hours_that_do_not_come_out_are_told(hours: int, allowed: Duration | None, said: str) -> None:
    found = doubt((Step("Giải quyết", hours=hours),), allowed)

    assert found == (f"quy trình nội bộ cộng {said}" if said else "")
