"""How long what a dossier says of people is kept (thời hạn lưu trữ), and what is left of the dossier afterwards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from cchc_desktop.domain.intake import Collector, Intake
from cchc_desktop.domain.person import Person

if TYPE_CHECKING:
    from cchc_desktop.domain.dossier import Dossier

BLANKED = "(đã xóa, hết hạn lưu)"  # in place of what was said
USUAL_YEARS = 5


@dataclass(frozen=True, slots=True)
class Retention:
    """Whole years after a dossier's end; `fields`: procedure fields (lĩnh vực) that have a time of their own."""

    years: int = USUAL_YEARS
    fields: tuple[tuple[str, int], ...] = ()

    @property
    def shortest(self) -> int:
        """The least of all times."""
        return min([self.years, *(years for _, years in self.fields)])

    def until(self, procedure_field: str, today: date) -> date:
        """What ended before this day is kept no longer."""
        return years_before(today, dict(self.fields).get(procedure_field, self.years))


USUAL = Retention()


def years_before(day: date, years: int) -> date:
    """The same day so many years ago; of 29/02 the 28th where that year has none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def bare(dossier: Dossier) -> Dossier:
    """What stays of a dossier: numbers, days, procedure, clerk, counter, money, outcome; nobody's name and no free words."""
    return replace(
        dossier,
        intake=_bare_intake(dossier.intake),
        reception=replace(dossier.reception, late_reason=BLANKED if dossier.reception.late_reason else ""),
        blanked=True,
    )


def _bare_intake(intake: Intake) -> Intake:
    return replace(
        intake,
        owner=Person(BLANKED),
        submitter=None,
        authorised=False,
        papers=(),
        collector=Collector(),
        fee_exempt=BLANKED if intake.fee_exempt else "",
        summary="",
        note="",
    )
