"""The back of a counter in the month: folders to the divisions and back, slips lost and mixed up, results, voices."""

from __future__ import annotations

from dataclasses import dataclass, field

from cchc_desktop.domain.differences import Kind
from cchc_desktop.domain.feedback import State
from cchc_desktop.domain.intake import ReturnChannel
from tests.journey import month_custody as ways
from tests.journey import month_decisions as acts
from tests.journey.month_books import Folder
from tests.journey.month_front import Front

_LAST_STEPS = (State.ACCEPTED, State.FORWARDED, State.ANSWERED, State.PUBLISHED)


@dataclass(repr=False)
class Desk(Front):
    """A whole counter, with what its people remember from day to day."""

    on_the_way: list[ways.Sent] = field(default_factory=list)
    lost_slips: list[ways.Sent] = field(default_factory=list)
    voices: dict[str, tuple[Folder | None, int]] = field(default_factory=dict)

    # Results and voices

    def results(self) -> None:
        """Divisions bring results and send folders back; the post and the owners take them."""
        hand, world, now = self.hand, self.hand.world, self.hand.world.clock()
        away = hand.folders(lambda each: each.at_division and each.status in "49" and acts.long_ago(each, now, 2))
        back = world.some(away, 0.22)
        for start in range(0, len(back), 12):
            ways.take_results(hand, back[start : start + 12], f"Kệ {start // 12 + 1}")
        others = hand.folders(lambda each: each.at_division and each.status == "4")
        for folder in world.some(others, 0.03, turn="sent back"):
            ways.send_back(hand, folder)
            hand.print("control_sheet", folder.uid)
        ended = [each for each in hand.books.folders.values() if each.at_division and each.status in "78"]
        for folder in world.some([each for each in ended if each.home == hand.number], 0.5, turn="given back"):
            ways.send_back(hand, folder)
        shelf = hand.folders(lambda each: each.here and each.status == "9")
        by_post = [each for each in shelf if hand.dossier(each).intake.return_channel is ReturnChannel.POST]
        if by_post:
            number = ways.post_results(hand, by_post[:20])
            hand.print("postal_list", number)
            for folder in world.some(by_post[:20], 0.05, turn="mistyped code")[:1]:
                ways.correct_item(hand, folder)
                hand.print("postal_list", number)
        self._collected([each for each in shelf if each not in by_post])

    def _collected(self, shelf: list[Folder]) -> None:
        hand, world = self.hand, self.hand.world
        for folder in world.some(shelf, 0.6, 1):
            if folder.owed and world.chance.random() < 0.8:
                self.pay(folder)
            ways.give_result(hand, folder, authorised=world.takes("authorised", 0.2))
            if world.takes("result note", 0.3):
                hand.print("result_note", folder.uid)
            if world.takes("result scanned", 0.2):
                acts.scan(hand, folder, "")
            if world.takes("rated", 0.3):
                acts.rate(hand, folder, world.chance.randint(1, 5))

    def voices_heard(self) -> None:
        """A word now and then, each with its steps; scans of what was received; the post brings something."""
        hand, chance = self.hand, self.hand.world.chance
        for uid, (folder, step) in list(self.voices.items()):
            if step < len(_LAST_STEPS) and hand.world.takes(f"step {step}", 0.5):
                acts.answer(hand, uid, folder, _LAST_STEPS[step])
                self.voices[uid] = (folder, step + 1)
        if hand.world.takes("voice", 0.4):
            folder = chance.choice([None, *hand.folders(lambda each: True)][:20])
            self.voices[acts.complain(hand, folder)] = (folder, 0)
        for folder in hand.world.some(hand.folders(lambda each: each.status == "2"), 0.1, turn="scanned"):
            acts.scan(hand, folder, hand.dossier(folder).intake.papers[0].name)
        ways.note_arrival(hand, hand.world.clock().date())

    # Folders

    def hand_over(self) -> None:
        """The piles the program preselects, without what other counters have in hand; a few stay for tomorrow."""
        hand, chance = self.hand, self.hand.world.chance
        for division, pile in ways.piles(hand).items():
            mine = [each for each in pile if each.home == hand.number and chance.random() < 0.95]
            if not mine:
                continue
            owed = Kind.UNKNOWN not in hand.world.differences and not self.lost_slips
            sent = ways.hand_over(hand, division, mine[:2] if owed else mine)  # nothing happens to two by tomorrow
            (self.lost_slips if owed or chance.random() < 0.08 else self.on_the_way).append(sent)
            hand.print("handover", sent.batch.number)
            if hand.world.takes("single slip", 0.3):
                hand.print("handover_single", mine[0].uid)

    def signed(self) -> None:
        """Yesterday's batches come back: signed, scanned, one folder missing, one too many, two mixed up."""
        waiting, self.on_the_way = self.on_the_way, []
        for place, sent in enumerate(waiting):
            if sent.waiting:
                self._comes_back(sent, waiting[place - 1])

    def _comes_back(self, sent: ways.Sent, other: ways.Sent) -> None:
        hand, here = self.hand, list(sent.waiting)
        strangers = [c for c, each in other.folders.items() if each.batch == other.batch.number != sent.batch.number]
        match self._how(len(here) > 1, len(here) > 1 and bool(strangers)):
            case Kind.ENDED:
                acts.withdraw(hand, sent.folders[here[0]])  # its citizen was quicker than the slip
                hand.print("withdrawal_note", sent.folders[here[0]].uid)
                ways.take(hand, sent, here, {(Kind.ENDED, here[0])})
            case Kind.MISSING:
                ways.take(hand, sent, here[1:], {(Kind.MISSING, here[0])})
                self.on_the_way += [sent] if hand.world.takes("found later", 0.5) else []  # else nobody ever finds it
            case Kind.EXTRA:
                ways.take(hand, sent, [*here, strangers[0]], {(Kind.EXTRA, strangers[0])})
            case Kind.SWAPPED:
                mixed = {(Kind.MISSING, here[0]), (Kind.SWAPPED, strangers[0])}
                ways.take(hand, sent, [*here[1:], strangers[0]], mixed)
                self.on_the_way.append(sent)
            case _:
                ways.take(hand, sent, None if hand.world.takes("only signed", 0.6) else here)

    def _how(self, several: bool, beside_another: bool) -> Kind | None:
        """What is wrong with a pile: what none had so far, if it can be, else by the dice."""
        world = self.hand.world
        can = (Kind.ENDED, Kind.MISSING) * several + (Kind.EXTRA, Kind.SWAPPED) * beside_another
        owed = next((kind for kind in can if kind not in world.differences), None)
        (drawn,) = world.chance.choices(_OFTEN, _WEIGHTS)
        return owed or (drawn if drawn in can else None)


_OFTEN = (None, Kind.MISSING, Kind.EXTRA, Kind.SWAPPED)
_WEIGHTS = (0.6, 0.2, 0.1, 0.1)
