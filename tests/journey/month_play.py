"""The month that is lived: each day's hours at three counters, one of them offline for a while, and every evening's check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from random import Random

from counter_fixtures import UNIT

from cchc_desktop.acts import custody, day_close, decide, late_entry
from cchc_desktop.app.practice_people import Crowd
from cchc_desktop.domain.differences import Kind
from cchc_desktop.domain.events import ResultHandedOver
from cchc_desktop.domain.pad import Stub
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.status import Status
from cchc_desktop.reports import day_close as closings
from cchc_desktop.reports.figures.asked import ReportAsked
from tests.journey import month_calendar as calendar
from tests.journey import month_custody as ways
from tests.journey import month_decisions as acts
from tests.journey.month_back import Desk
from tests.journey.month_books import Day, told
from tests.journey.month_calendar import at as moment
from tests.journey.month_citizens import an_intake_of
from tests.journey.month_hand import PROCEDURES, Hand, counts_worked_days
from tests.journey.month_office import COUNTERS, open_office
from tests.journey.month_world import World

Task = tuple[datetime, Callable[[], object]]
OFFLINE = {7, 8, 9}  # days on which the second counter has no line
POWER_GONE = (4, 11)  # days on which the first counter has no power in the afternoon


@dataclass(repr=False)
class Month:
    """What was lived: the world, its counters, and how the evenings went."""

    world: World
    desks: list[Desk]
    evenings: int = 0
    written: list[tuple[str, datetime]] = field(default_factory=list)  # stubs filled in while the power was gone

    def live(self, dossiers: int) -> None:
        """Every worked day, with its share of them."""
        days = calendar.days()
        per_day = [dossiers * (n + 1) // len(days) - dossiers * n // len(days) for n in range(len(days))]
        for number, (day, count) in enumerate(zip(days, per_day, strict=True)):
            assert self.desks[0].hand.counter.desk.calendar.is_worked(day)
            self._begin(number, day)
            for when, do in sorted(self._tasks(number, day, count), key=lambda task: task[0]):
                self.world.clock.at = max(self.world.clock.at, when)
                do()

    def _begin(self, number: int, day: date) -> None:
        self.world.clock.at = moment(day, time(6, 40))
        for desk in self.desks:
            desk.hand.books.today = Day()
        self.desks[1].hand.online = number not in OFFLINE
        if number == 0:
            for desk in self.desks:
                acts.give_passwords(desk.hand)
                desk.hand.books.unsent = 0

    def _tasks(self, number: int, day: date, count: int) -> Iterator[Task]:
        for place, desk in enumerate(self.desks):
            share = count * (place + 1) // COUNTERS - count * place // COUNTERS
            yield from desk.citizens(day, share)
            for clock, do in self._hours(desk):
                yield moment(day, clock), do
        yield from ((moment(day, clock), do) for clock, do in self._of_all(number, day))

    def _hours(self, desk: Desk) -> Iterator[tuple[time, Callable[[], object]]]:
        yield time(7, 10), desk.signed
        yield time(7, 40), desk.results
        yield time(9, 0), desk.at_intake
        yield time(10, 0), desk.papers
        yield time(10, 40), desk.endings
        yield time(14, 30), desk.voices_heard
        yield time(15, 0), desk.late_ones
        yield time(16, 0), desk.hand_over
        yield time(16, 40), partial(self._tries_in_vain, desk.hand)
        yield time(17, 5), partial(self._evening, desk.hand)

    def _of_all(self, number: int, day: date) -> Iterator[tuple[time, Callable[[], object]]]:
        if number == 0:
            yield time(6, 50), self._hang_up
            yield time(11, 40), self._join_the_third
        if number in POWER_GONE:
            yield time(6, 50), partial(self._pad, day)
            yield time(15, 40), self._power_is_gone
        if number - 1 in POWER_GONE:
            yield time(7, 30), self._enter_late
        yield time(11, 45), self._portal_moves
        yield time(11, 50), self._exchange
        yield time(11, 55), self._visits
        yield time(17, 40), self._exchange

    # Everybody

    def _exchange(self) -> None:
        for desk in self.desks:
            desk.hand.exchange()

    def _hang_up(self) -> None:
        """What is posted publicly, and the sheet that the scanner is tried with."""
        for desk in self.desks:
            desk.hand.print("scanner_sheet", self.world.clock().date().isoformat())
            desk.hand.print("guide", self.world.chance.choice(list(PROCEDURES)))

    def _join_the_third(self) -> None:
        """Until then it gave provisional numbers."""
        counter = self.desks[2].hand.counter
        counter.enrol(self.world.hub.url, self.world.hub.code(3, UNIT))
        self.desks[2].hand.books.enter("counter.event")

    def _portal_moves(self) -> None:
        """People at the portal decide about what lies at a division."""
        hand = self.world.chance.choice([desk.hand for desk in self.desks if desk.hand.online])
        known = [each for each in self.world.portal.values() if each.home == hand.number]
        waiting = [each for each in known if each.is_open and each.at_division and each.status == "4"]
        untold = {uid for uid, _ in hand.books.told}
        for folder in self.world.some([each for each in waiting if each.uid not in untold], 0.01, turn="decided"):
            self.world.hub.move(folder.uid, Status.FINISHED)
            folder.status = "9"

    def _visits(self) -> None:
        """Two counters that have heard of each other, and hear of each other's doings afterwards."""
        one, other = self.world.chance.sample([desk for desk in self.desks if desk.hand.online], 2)
        if Kind.UNKNOWN not in self.world.differences and not one.lost_slips:
            one, other = other, one
        for hand in (one.hand, other.hand):
            hand.exchange()
        self._visit(one, other)
        for hand in (other.hand, one.hand):
            hand.exchange()

    def _visit(self, one: Desk, other: Desk) -> None:
        """A citizen of one counter goes to the other; a division takes a batch on a program of its own."""
        mine = one.hand.folders(lambda each: each.at_division and each.status == "4")
        for folder in self.world.some(mine, 0.02, 1)[:3]:
            other.hand.print("control_sheet", folder.uid)
            acts.rate(other.hand, folder, 4)
        asked = one.hand.folders(lambda each: each.status == "5" and each.at_division and counts_worked_days(each))
        for folder in asked[:1]:
            acts.bring_papers(other.hand, folder)
            other.hand.print("receipt", folder.uid)
        lost = [sent for sent in one.lost_slips if sent.waiting == sent.folders]
        if lost and self.world.takes("taken elsewhere", 0.5):
            one.lost_slips.remove(lost[0])
            ways.take_elsewhere(other.hand, lost[0], "H52.18-260102-9999")

    # The emergency pad

    def _pad(self, day: date) -> None:
        hand = self.desks[0].hand
        codes = hand.make_pad(6)
        self.written = [(code, moment(day, time(15, 45 + place))) for place, code in enumerate(codes[:3])]
        hand.print("pad", codes[0])

    def _power_is_gone(self) -> None:
        """Dossiers come on paper; the program is back before the evening."""
        self.desks[0].hand.counter.crash()

    def _enter_late(self) -> None:
        hand, chance = self.desks[0].hand, self.world.chance
        for code, written_at in self.written:
            intake = an_intake_of(chance.choice(list(PROCEDURES.values())), self.world.crowd.someone(chance), chance)
            folder = hand.receive_late(intake, Stub(code, written_at, "Mất điện"))
            hand.print("receipt", folder.uid)
        hand.spoil(sorted(hand.books.stubs)[0])
        again = Stub(self.written[0][0], self.written[0][1], "Mất điện")
        hand.refused(
            "pad.used", late_entry.receive_late, hand.counter.desk, intake, again, hand.clerk, hand.world.clock()
        )

    # What must not be, and the evening

    def _tries_in_vain(self, hand: Hand) -> None:
        now, desk, by = self.world.clock(), hand.counter.desk, hand.clerk
        own = [each for each in hand.books.folders.values() if each.home == hand.number and each.code]
        for folder in [each for each in own if each.status == "10"][:1]:
            hand.refused("dossier.status", decide.withdraw, folder.uid, "Đổi ý", (), by, now)
        for folder in [each for each in own if each.at_division and each.status == "4"][:1]:
            hand.refused("dossier.status", custody.return_result, folder.uid, ResultHandedOver(now), by)
            hand.refused("handover.holder", custody.hand_over, desk, [folder.uid], folder.division, by, now)

    def _evening(self, hand: Hand) -> None:
        """The day close is what the books say; then it is signed and printed."""
        now, db, counter = self.world.tick(), hand.counter.db, hand.counter.desk.office.counter
        hand.print("register", now.date().isoformat())
        closing = closings.day_close(db, counter, now.date())
        assert told(closing) == hand.books.evening(), f"{now.date()}, counter {hand.number}"
        day_close.close_day(db, closing, hand.lead, self.world.tick())
        hand.books.enter("counter.event")
        hand.print("day_close", now.date().isoformat())
        hand.print("report", ReportAsked("ii06a", Period(now.date().replace(day=1), now.date())).name)
        self.evenings += 1


@contextmanager
def lived(folder: Path, seed: int, dossiers: int) -> Iterator[Month]:
    """A month of so many dossiers; the office is open until the end of the context."""
    chance = Random(seed)  # made-up days, not secrets
    with open_office(folder) as (clock, hub, counters):
        world = World(clock, hub, chance, Crowd(seed))
        desks = [Desk(Hand(world, counter, number)) for number, counter in enumerate(counters, start=1)]
        month = Month(world, desks)
        month.live(dossiers)
        yield month
