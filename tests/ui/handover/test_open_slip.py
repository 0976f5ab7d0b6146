"""An open slip knows what lies on the table, what was put aside, and what the act is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cchc_desktop.domain.batch import BatchNumber, Receiver, Settled, digest
from cchc_desktop.domain.differences import Difference, Kind
from cchc_desktop.ui.handover.basket import Basket, Row
from cchc_desktop.ui.handover.open_slip import OpenSlip
from cchc_desktop.ui.handover.slip_reading import TAKEN_BEFORE, SlipReading

ROWS = tuple(Row(str(n), f"H00-261005-{n:04}", f"Người {n}", "Thủ tục", None, n) for n in range(3))
UNHEARD = Difference(Kind.UNKNOWN, "H00-261005-0009")
THEIRS = Difference(Kind.EXTRA, "H00-261005-0008", "BG-3-261005-02")


def unlisted(rows: tuple[Row, ...], told: tuple[Difference, ...] = ()) -> OpenSlip:
    number = BatchNumber("BG-9-261005-01", date(2026, 10, 5), digest(row.code for row in ROWS))
    reading = SlipReading(f"{number.number}-{number.check}", number, None, rows, Settled(), (), told)
    return OpenSlip(reading, Basket(rows).with_scanned(row.code for row in rows))


def test_an_unlisted_slip_is_proved_by_all_of_it() -> None:
    assert not unlisted(ROWS[:2]).is_proved
    whole = unlisted(ROWS)
    assert whole.is_proved
    assert not replace(whole, basket=whole.basket.without(ROWS[0].code)).is_proved


def test_what_belongs_to_another_slip_is_not_given_to_the_act_what_is_unheard_of_is() -> None:
    slip = unlisted(ROWS[:1], (UNHEARD, THEIRS))
    assert slip.codes == (ROWS[0].code, UNHEARD.code)
    assert [each.code for each in slip.apart] == [UNHEARD.code, THEIRS.code]


def test_what_was_taken_before_is_not_fresh() -> None:
    rows = (replace(ROWS[0], note=TAKEN_BEFORE), *ROWS[1:])
    assert unlisted(rows).fresh == ROWS[1:]


def test_a_folder_taken_off_stays_off_and_a_new_one_lies_on_the_table() -> None:
    slip = unlisted(ROWS[:2])
    slip = replace(slip, basket=slip.basket.without(ROWS[0].code))

    again = slip.read_again(unlisted(ROWS).reading)

    assert [row.code for row in again.basket.chosen] == [ROWS[1].code, ROWS[2].code]


def test_a_code_is_asked_about_once_and_who_signs_is_told_with_the_division() -> None:
    slip = unlisted(ROWS).with_asked("a").with_asked("a")
    assert slip.asked == ("a",)
    assert replace(slip, to="Phòng A").receiver("Vì Văn Hồng", confirmed=True) == Receiver(
        "Vì Văn Hồng", "Phòng A", True
    )
