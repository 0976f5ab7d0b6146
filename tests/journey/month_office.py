"""The office of the month: four divisions, its catalogue, three counters and their hub on loopback."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from counter_fixtures import UNIT, Clock, Counter, a_counter, catalogue
from factories import an_office

from cchc_desktop.acts.catalogue import import_catalogue
from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.legs import Leg
from cchc_desktop.domain.office import Account, Office
from cchc_desktop.domain.procedure import Fee, FeeMoment, Linkage, Procedure, ProcessingTime
from cchc_desktop.store import meta
from tests.journey.month_calendar import FIRST, SWAPS
from tests.journey.month_calendar import at as moment
from tests.sync.hubs import CATALOGUE, RunningHub, listening, new_database

DIVISIONS = ("Phòng Người có công", "Phòng Bảo trợ xã hội", "Phòng Lao động - Việc làm", "Phòng Hành chính tư pháp")
COUNTERS = 3
_AS_THEY_ARE = (
    *("1.010801", "1.010803", "1.010814", "1.010824", "1.001776", "1.001731", "1.001699"),
    *("1.014199", "1.001978", "2.002398", "2.000134"),
)
_SINCE = date(2022, 1, 1)


@functools.cache
def _sample() -> dict[str, Procedure]:
    return {each.code: each for each in catalogue().procedures}


def _of_the_fourth(code: str, amount: int, unit: Unit, **changes: object) -> Procedure:
    """A procedure of the sample, given to the fourth division with another time limit."""
    known = _sample()[code]
    times = (ProcessingTime(Duration(amount, unit), _SINCE, "quyết định của tháng này"),)
    return replace(known, division=DIVISIONS[3], statutory=times, **changes)  # type: ignore[arg-type]  # by name


@functools.cache
def procedures() -> list[Procedure]:
    """What the office takes in: every unit of time, a cut-off, fees of both moments, every kind of linkage."""
    legs = (Leg("Ủy ban nhân dân cấp xã", Duration(1, Unit.WORKING_DAY)), Leg("Công an cấp xã"))
    known = [_sample()[code] for code in _AS_THEY_ARE]
    return [
        *known,
        _of_the_fourth("1.014027", 3, Unit.WORKING_DAY, linkage=Linkage.SAME_LEVEL, legs=legs),
        _of_the_fourth("1.014028", 12, Unit.WORKING_HOUR, fee=Fee(20_000, "Phí trích lục", moment=FeeMoment.AT_RETURN)),
        _of_the_fourth("1.010825", 0, Unit.WORKING_DAY, same_day_cutoff=time(15), fee=Fee(8_000, "Lệ phí hộ tịch")),
        _of_the_fourth("1.010826", 6, Unit.WORKING_DAY, linkage=Linkage.BOTH, legs=legs),
    ]


def _office(number: int) -> Office:
    account = Account("999999", "0000000000", "TAI KHOAN TAP")
    return an_office(counter=f"{number:02}", divisions=DIVISIONS, overrides=SWAPS, account=account, receipt_qr=True)


@contextmanager
def open_office(folder: Path) -> Iterator[tuple[Clock, RunningHub, list[Counter]]]:
    """Three counters of one unit, set up on the eve of the first day; the third still has to be joined to the hub."""
    clock = Clock(moment(FIRST, time(6)))
    with ExitStack() as stack:
        hub = stack.enter_context(listening(new_database(folder / "hub"), clock))
        counters = []
        for number in range(1, COUNTERS + 1):
            counter = a_counter(folder / f"counter{number}", clock, unit=UNIT, number=number, hasty=True)
            stack.callback(counter.close)
            calendar = WorkCalendar(SWAPS)
            counter.desk = replace(counter.desk, office=_office(number), calendar=calendar)
            rows = procedures()
            import_catalogue(counter.db, rows, "2026-02", counter.admin, clock())
            meta.write(counter.db, "portal_catalogue", CATALOGUE)
            counters.append(counter)
        for number, counter in enumerate(counters[:-1], start=1):
            counter.enrol(hub.url, hub.code(number, UNIT))
        yield clock, hub, counters
