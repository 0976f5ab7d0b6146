"""The front of a counter in the month: citizens through the day, letters before reception, papers, endings, apologies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from cchc_desktop.domain.clerk import Approval, Duty
from cchc_desktop.domain.intake import Intake
from cchc_desktop.domain.money import CASH, METHODS
from cchc_desktop.reports import apologies
from tests.journey import month_decisions as acts
from tests.journey.month_books import Folder
from tests.journey.month_calendar import at as moment
from tests.journey.month_citizens import an_intake_of, intakes, someone, without_papers
from tests.journey.month_hand import PROCEDURES, Hand, can_wait

Task = tuple[datetime, Callable[[], object]]


@dataclass(repr=False)
class Front:
    """A counter as citizens see it."""

    hand: Hand

    # Citizens

    def citizens(self, day: date, count: int) -> list[Task]:
        """Parties spread over the day, the first at the opening."""
        hand, chance = self.hand, self.hand.world.chance
        parties = list(intakes(list(PROCEDURES.values()), hand.world.crowd, chance, count))
        minutes = [0, *sorted(chance.randrange(420) for _ in parties[1:])]
        opening, noon = moment(day, time(7, 2)), timedelta(hours=2, minutes=25)
        moments = [opening + timedelta(minutes=m) + (noon if m >= 250 else timedelta()) for m in minutes]
        return [(when, partial(self.serve, party)) for when, party in zip(moments, parties, strict=True)]

    def serve(self, party: list[Intake]) -> None:
        """Received, printed, sometimes paid and labelled."""
        hand, chance = self.hand, self.hand.world.chance
        ends = chance.choices(("first", "failed", "unknown"), (96, 3, 1))[0]
        for intake in party:
            folder = hand.receive(intake)
            hand.print("receipt", folder.uid, ends)
            if ends == "failed":
                hand.print("receipt", folder.uid)
            if folder.owed and hand.world.takes("fee notice", 0.4):
                hand.print("fee_notice", folder.uid)
            if folder.owed and chance.random() < 0.7:
                self.pay(folder)
            if hand.world.takes("label", 0.15):
                hand.print("label", folder.uid)
        if len(party) > 1:
            hand.print("group_receipt", folder.code)

    def pay(self, folder: Folder) -> None:
        """In one of the ways; now and then wrongly."""
        hand, world = self.hand, self.hand.world
        by, amount = world.chance.choice((hand.clerk, hand.lead)), folder.owed
        method = world.next_of("method", list(METHODS))
        fee = acts.collect(hand, folder, amount, method, by)
        if world.takes("wrong fee", 0.15):
            acts.strike_out(hand, folder, fee, amount, method)
            acts.collect(hand, folder, amount, CASH, hand.clerk)

    # Before reception

    def at_intake(self) -> None:
        """One lacks papers, one is not ours; whoever comes again is received, or refused in the end."""
        hand = self.hand
        waiting = [each for each in hand.books.folders.values() if not each.code and each.status == "5"]
        for folder in hand.world.some(waiting, 0.3):
            if hand.world.takes("complete at last", 0.7):
                hand.receive(hand.dossier(folder).intake, folder)
                hand.print("receipt", folder.uid)
            else:
                acts.refuse(hand, folder)
                hand.print("refusal", folder.uid)
        intake = self._someones()
        if hand.world.takes("papers missing", 0.7):
            hand.print("supplement_request", hand.ask_at_intake(intake, "Thiếu bản sao chứng thực").uid)
        if hand.world.takes("not ours", 0.5):
            folder = hand.refuse_at_intake(without_papers(intake), "Không thuộc thẩm quyền giải quyết")
            hand.print("refusal", folder.uid)

    def _someones(self) -> Intake:
        world = self.hand.world
        owner, _ = someone(world.crowd, world.chance)
        return an_intake_of(world.chance.choice(list(PROCEDURES.values())), owner, world.chance)

    # Decisions

    def papers(self) -> None:
        """Some come with what was asked for, some are asked, a few once more."""
        hand, now = self.hand, self.hand.world.clock()
        waiting = hand.folders(lambda each: each.status == "5" and acts.long_ago(each, now, 1))
        for folder in hand.world.some(waiting, 0.4, 1):
            acts.bring_papers(hand, folder)
            hand.print("receipt", folder.uid)
        fit = hand.folders(lambda each: each.status in "24" and not each.requests and can_wait(each, now))
        for folder in hand.world.some(fit, 0.03, 1):
            acts.ask_papers(hand, folder)
            hand.print("supplement_request", folder.uid)
        again = hand.folders(lambda each: each.status == "4" and each.requests == 1 and can_wait(each, now))
        for folder in hand.world.some(again, 0.08, 1)[:2]:
            acts.ask_papers(hand, folder, self._leave())
            hand.print("supplement_request", folder.uid)

    def _leave(self) -> Approval | None:
        """In turn: none, for the lead does it; the lead's; the clerk's own, for no lead is there."""
        alone = self.hand.world.next_of("asked twice", (None, False, True))
        if alone is None:
            return None
        return acts.approval(self.hand, Duty.SECOND_SUPPLEMENT, "Hồ sơ vẫn thiếu", alone=alone)

    def endings(self) -> None:
        """Withdrawn, stopped, voided, corrected: at the counter and after it left."""
        hand, world = self.hand, self.hand.world
        for folder in world.some(hand.folders(lambda each: each.status in "245"), 0.006, turn="withdrawn"):
            acts.withdraw(hand, folder)
            if folder.code:
                hand.print("withdrawal_note", folder.uid)
            if world.takes("stopped after it", 0.5):
                acts.stop(hand, folder)
                hand.print("stop", folder.uid)
        for folder in world.some(hand.folders(lambda each: each.status == "4"), 0.006, turn="stopped"):
            acts.stop(hand, folder)
            hand.print("stop", folder.uid)
        for folder in world.some(hand.folders(lambda each: each.status == "2" and each.here), 0.05, turn="voided"):
            leave = acts.approval(hand, Duty.VOID, "In nhầm số", alone=True) if world.takes("alone", 0.2) else None
            acts.void(hand, folder, leave)
            hand.print("control_sheet", folder.uid)
        for folder in world.some(hand.folders(lambda each: each.status in "249"), 0.02, turn="corrected"):
            alone = folder.left and world.takes("corrected by leave", 0.2)
            leave = acts.approval(hand, Duty.CORRECT_LATER, "Ghi nhầm", alone=False) if alone else None
            acts.correct(hand, folder, leave)
            hand.print("receipt", folder.uid)

    def late_ones(self) -> None:
        """Those the program wants an apology for are those the books know; some get it."""
        hand, now = self.hand, self.hand.world.clock()
        at = hand.counter
        told = {each.dossier.uid: each for each in apologies.to_apologise(at.db, at.desk.calendar, now)}
        until = acts.calendar.worked_after(now.date())
        wanted = {
            each.uid
            for each in hand.books.folders.values()
            if each.is_open and each.due and each.due.date() <= until and each.status not in "59"
            if not each.apologies
        }
        assert set(told) == wanted
        mine = hand.folders(lambda each: each.uid in wanted and not each.here)
        for folder in hand.world.some(mine, 0.25, turn="apology"):
            acts.apologise(hand, folder)
            hand.print("apology", folder.uid)
