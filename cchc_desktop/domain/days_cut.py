"""Days cut (cắt giảm thời gian giải quyết): how much shorter the local time is than the statutory one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.procedure import Procedure, in_force
from cchc_desktop.domain.process import HOURS_OF_A_DAY


@dataclass(frozen=True, slots=True)
class Cut:
    """Both times of one procedure; `days` is None where they cannot be compared: calendar against working days."""

    statutory: Duration
    local: Duration
    days: Decimal | None


def days_cut(procedure: Procedure, day: date) -> Cut | None:
    """The cut in force on `day`: 15 → 10 is 5; below 0 where the local time is longer; None without both times.

    Eight working hours are a working day.
    """
    statutory, local = in_force(procedure.statutory, day), in_force(procedure.local, day)
    if statutory is None or local is None or statutory.duration is None or local.duration is None:
        return None
    return Cut(statutory.duration, local.duration, _between(statutory.duration, local.duration))


def _between(statutory: Duration, local: Duration) -> Decimal | None:
    if (statutory.unit is Unit.DAY) is not (local.unit is Unit.DAY):
        return None
    return _days(statutory) - _days(local)


def _days(duration: Duration) -> Decimal:
    return Decimal(duration.amount) / (HOURS_OF_A_DAY if duration.unit is Unit.WORKING_HOUR else 1)
