"""Random histories: counters, a hub, a way that fails, crashes and clocks that jump; and what must hold in the end.

Hub, counter and client are the real ones, the hub called in this process; only the network is played.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from pathlib import Path
from random import Random
from typing import Any

import pytest
from counter_fixtures import DIVISION, Clock, Counter, a_counter
from factories import NOW, a_person, an_intake

from cchc_desktop.acts import at_intake, custody, decide, portal_change, printing, receive, supplement
from cchc_desktop.acts import tasks as answers
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.conflict_rules import changed
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Apologised, ResultHandedOver, ResultPosted, SupplementRequested
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.status import Status
from cchc_desktop.hub import moves, reconciliation
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.kept import Kept
from cchc_desktop.portal.errors import PortalTrouble, PortalUnreachable, Reason
from cchc_desktop.portal.message import Answer, Request
from cchc_desktop.portal.transport import Transport, _not_intercepted
from cchc_desktop.store import deliveries, dossiers, meta, numbers, summaries, tasks, versions
from cchc_desktop.sync import connection
from cchc_desktop.wire import incoming
from tests.sync.hubs import CATALOGUE, InProcess, RunningHub, in_process, new_database

COUNTERS = {1: 10, 2: 46, 3: 18, 4: 8, 5: 5, 6: 5, 7: 4, 8: 4}  # how many work together, and how often of a hundred
RANGE = 20  # numbers a grant: ranges run out, provisional numbers are given
NAMES = ("Trần Thị Ví Dụ", "Đỗ <b>Văn</b> & Con", "Nguye\u0302\u0303n Va\u0306n", "Y\u202e Bdam", 'O\'Brien "X"')


class Wrong(AssertionError):
    """What must hold does not."""


class Crash(BaseException):
    """The counter's process ends here."""


def demand(holds: object, what: str) -> None:
    """Raises Wrong, also where asserts are off."""
    if not holds:
        raise Wrong(what)


# The way, and the twelve fates of a request on it.


@dataclass
class PlayedWay:
    """Carries requests to the hub; each meets the fate that chance gives it."""

    deliver: InProcess
    chance: Random
    trouble: float = 0.0
    trouble_with_numbers: float = 0.0  # already while the counter is enrolled
    late: list[Request] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    met: list[str] = field(default_factory=list)

    def __call__(self, request: Request) -> Answer:
        trouble = self.trouble_with_numbers if request.path == "/number-ranges" else self.trouble
        fate = self.chance.choice(FATES) if self.chance.random() < trouble else through
        self.met.append(fate.__name__)
        return fate(self, request)

    def catch_up(self) -> None:
        """What was late arrives, in any order."""
        self.chance.shuffle(self.late)
        while self.late:
            self.deliver(self.late.pop())


def through(way: PlayedWay, request: Request) -> Answer:
    answer = way.deliver(request)
    if request.path == "/op-batches" and answer.status == 200:
        way.answers.append(answer)
    return answer


def lost(_way: PlayedWay, _request: Request) -> Answer:
    raise PortalUnreachable(Reason.OFFLINE)


def answer_lost(way: PlayedWay, request: Request) -> Answer:
    way.deliver(request)
    raise PortalUnreachable(Reason.TIMEOUT)


def answer_garbled(way: PlayedWay, request: Request) -> Answer:
    answer = way.deliver(request)
    return replace(answer, body=answer.body[: len(answer.body) // 2])


def doubled(way: PlayedWay, request: Request) -> Answer:
    way.deliver(request)
    return through(way, request)


def again_later(way: PlayedWay, request: Request) -> Answer:
    way.late.append(request)
    return through(way, request)


def delayed(way: PlayedWay, request: Request) -> Answer:
    way.late.append(request)
    raise PortalUnreachable(Reason.TIMEOUT)


def captive(_way: PlayedWay, _request: Request) -> Answer:
    return Answer(200, {"content-type": "text/html"}, b"<html>")


def some_json(_way: PlayedWay, _request: Request) -> Answer:
    return Answer(200, {"content-type": "application/json"}, b'{"ok": true}')


def stale(way: PlayedWay, request: Request) -> Answer:
    return way.chance.choice(way.answers) if way.answers else lost(way, request)


def busy(way: PlayedWay, request: Request) -> Answer:
    status = way.chance.choice([429, 500, 502, 503])
    if way.chance.random() < 0.5:
        way.deliver(request)  # the gateway broke after the hub was done
    return Answer(status, {"retry-after": "7"}, b"")


def refused(way: PlayedWay, _request: Request) -> Answer:
    status, code = way.chance.choice([(401, "TOKEN_HET_HAN"), (413, "QUA_LON")])
    body = f'{{"type": "x", "title": "x", "status": {status}, "code": "{code}"}}'
    return Answer(status, {"content-type": "application/problem+json"}, body.encode())


def crash(way: PlayedWay, request: Request) -> Answer:
    if way.chance.random() < 0.5:
        way.deliver(request)
    raise Crash


FATES = (
    *(lost, answer_lost, answer_garbled, doubled, again_later, delayed),
    *(captive, some_json, stale, busy, refused, crash),
)


# The world, and the steps it may take.


@dataclass
class World:
    """One unit at the hub and its counters; `seen` is what clerks were shown as saved."""

    hub: RunningHub
    unit: str
    way: PlayedWay
    chance: Random
    counters: list[Counter] = field(default_factory=list)
    seen: dict[str, tuple[Counter, Dossier]] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)  # by the portal's people
    log: list[str] = field(default_factory=list)

    def play(self, steps: int, among: dict[Step, int] | None = None) -> None:
        """So many random steps, over a way that fails."""
        weights = among or STEPS
        for _ in range(steps):
            counter = self.chance.choice(self.counters)
            step = self.chance.choices(list(weights), list(weights.values()))[0]
            self.log.append(f"{step.__name__} {counter.desk.office.counter}")
            try:
                step(self, counter)
            except Refused:
                self.log.append("  refused")
            except Crash:
                self.log.append("  crash")
                counter.crash()

    def drain(self) -> None:
        """The way is mended: late requests arrive, then counters exchange in turn until none has anything to say."""
        self.way.trouble = self.way.trouble_with_numbers = 0.0
        self.way.catch_up()
        quiet = 0
        for counter in self.counters * 6:
            report = counter.exchange()
            quiet = quiet + 1 if report.waiting == report.pushed == report.pulled == 0 else 0
            if quiet == len(self.counters):
                return
        raise Wrong("the counters never come to rest")


def receives(world: World, counter: Counter) -> None:
    name, chance = world.chance.choice(NAMES), world.chance
    number = f"0001900{chance.randrange(10**5):05}"
    dossier = counter.receive(owner=a_person(name=name, number=number), note=str(chance.randrange(10**6)))
    world.seen[dossier.uid] = (counter, dossier)


def some(world: World, counter: Counter, own: bool = True) -> str:
    """The uid of a dossier the counter knows; Refused when there is none."""
    mine = [uid for uid, (at, _) in world.seen.items() if at is counter]
    others = [uid for uid in world.seen if uid not in mine and dossiers.get(counter.db, uid)]
    wished = mine if own or not others else others
    if not wished:
        raise Refused(())
    return world.chance.choice(wished)


def hands_over(world: World, counter: Counter) -> None:
    custody.hand_over(counter.db, counter.desk, [some(world, counter)], DIVISION, counter.clerk, counter.now)


def hands_over_a_pile(world: World, counter: Counter) -> None:
    here = [uid for uid, (at, _) in world.seen.items() if at is counter]
    custody.hand_over(counter.db, counter.desk, here[-4:], DIVISION, counter.clerk, counter.now)


def prints(world: World, counter: Counter) -> None:
    asked = printing.ask(counter.db, some(world, counter), printing.RECEIPT, counter.clerk, counter.now)
    state = world.chance.choice([printing.HANDED_OVER, printing.FAILED, ""])
    if state:
        printing.note(counter.db, asked, state, "P", "", (counter.clerk, counter.now))


def asks_for_papers(world: World, counter: Counter) -> None:
    request = SupplementRequested(counter.now, "Căn cước", approval_reason="Giấy nộp sai")
    supplement.request_supplement(counter.db, counter.desk, some(world, counter), request, counter.lead)


def takes_papers(world: World, counter: Counter) -> None:
    uid = some(world, counter)
    papers = (Paper("Căn cước", photocopy=1),)
    supplement.receive_supplement(counter.db, counter.desk, uid, papers, counter.clerk, counter.now)


def gives_a_letter(world: World, counter: Counter) -> None:
    """Somebody comes with half the papers, or to the wrong office."""
    number = f"0001900{world.chance.randrange(10**5):05}"
    intake = an_intake(owner=a_person(name=world.chance.choice(NAMES), number=number))
    if world.chance.random() < 0.3:
        at_intake.refuse_intake(counter.db, counter.desk, intake, "Sai nơi nộp", counter.clerk, counter.now)
        return
    request = SupplementRequested(counter.now, "Căn cước")
    at_intake.request_at_intake(counter.db, counter.desk, intake, request, counter.clerk)


def completes(world: World, counter: Counter) -> None:
    """Who had a letter comes back."""
    waiting = [known.uid for known in summaries.newest(counter.db) if known.own and known.received_at is None]
    if not waiting:
        raise Refused(())
    uid = world.chance.choice(waiting)
    intake = counter.dossier(uid).intake
    dossier = receive.receive(counter.db, counter.desk, intake, counter.clerk, counter.now, uid)
    world.seen[dossier.uid] = (counter, dossier)


def apologises(world: World, counter: Counter) -> None:
    uid = some(world, counter)
    day = counter.desk.calendar.worked_after((counter.dossier(uid).due_at or counter.now).date(), 2)
    apology = Apologised(counter.now, "Chờ xác minh", datetime.combine(day, time(9), VN))
    decide.apologise(counter.db, counter.desk, uid, apology, counter.clerk)


def corrects(world: World, counter: Counter) -> None:
    uid = some(world, counter)
    intake, said = counter.dossier(uid).intake, str(world.chance.randrange(10**6))
    if world.chance.random() < 0.5:
        intake = replace(intake, owner=replace(intake.owner, phone=f"0900{said:0>6}"))
    else:
        intake = replace(intake, note=said)
    decide.amend(counter.db, uid, intake, "Ghi nhầm", (counter.lead, counter.now, None))


def leads_answer(world: World) -> int:
    """Whatever two versions there are to choose between, somebody chooses; how many there were."""
    chosen = 0
    for counter in world.counters:
        for task in tasks.still_open(counter.db, 10_000):
            both = versions.of_task(counter.db, task)
            if both is not None:
                choice = world.chance.choice(both.answers)
                answers.answer(counter.db, task.id, choice, counter.lead, counter.now)
                chosen += 1
    return chosen


def takes_the_result(world: World, counter: Counter) -> None:
    custody.take_result(counter.db, some(world, counter), "Quyết định", counter.clerk, counter.now)


def returns(world: World, counter: Counter) -> None:
    given = world.chance.choice([ResultHandedOver(counter.now), ResultPosted(counter.now, "E1")])
    custody.return_result(counter.db, some(world, counter), given, counter.clerk)


def withdraws(world: World, counter: Counter) -> None:
    decide.withdraw(counter.db, some(world, counter), "Tự nguyện", None, counter.clerk, counter.now)


def acts_on_another_s(world: World, counter: Counter) -> None:
    uid = some(world, counter, own=False)
    act = world.chance.choice(["hand over", "print", "take"])
    if act == "hand over":
        custody.hand_over(counter.db, counter.desk, [uid], DIVISION, counter.clerk, counter.now)
    elif act == "print":
        printing.ask(counter.db, uid, printing.RECEIPT, counter.clerk, counter.now)
    else:
        custody.take_result(counter.db, uid, "Quyết định", counter.clerk, counter.now)


def exchanges(world: World, counter: Counter) -> None:
    try:
        counter.exchange()
    except PortalTrouble as trouble:
        world.log.append(f"  {type(trouble).__name__} {trouble}")
    never_called_sent_too_early(world, counter)


def never_called_sent_too_early(world: World, counter: Counter) -> None:
    """I5: what the counter calls journalled, the hub has."""
    held = len(world.hub.journal_of(counter))
    acked = deliveries.acked(counter.db)
    demand(acked <= held, f"{acked} entries called sent, {held} at the hub")


def the_portal_moves(world: World, _counter: Counter) -> None:
    kept = world.hub.dossiers(world.unit)
    open_ones = sorted(uid for uid, dossier in kept.items() if not moves.closed(dossier))
    if open_ones:
        uid = world.chance.choice(open_ones)
        world.hub.move(
            uid, world.chance.choice([Status.PROCESSING, Status.SUPPLEMENT, Status.STOPPED, Status.FINISHED])
        )
        world.moved.add(uid)


def crashes(_world: World, counter: Counter) -> None:
    counter.crash()


def dies_while_taking_a_page(world: World, counter: Counter) -> None:
    """The process ends in the middle of a page of changes."""
    whole, left = portal_change.accept, [world.chance.randint(1, 3)]

    def accept(*given: Any) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Crash
        whole(*given)

    portal_change.accept = accept
    try:
        exchanges(world, counter)
    finally:
        portal_change.accept = whole


def the_clock_jumps(world: World, counter: Counter) -> None:
    counter.clock.forward(
        **world.chance.choice([{"minutes": 5}, {"hours": -3}, {"days": 1}, {"days": 400}, {"days": -2}])
    )


def late_ones_arrive(world: World, _counter: Counter) -> None:
    world.way.catch_up()


Step = Callable[[World, Counter], None]
STEPS: dict[Step, int] = {
    receives: 14,
    hands_over: 5,
    hands_over_a_pile: 2,
    prints: 4,
    asks_for_papers: 2,
    takes_papers: 2,
    gives_a_letter: 2,
    completes: 2,
    apologises: 1,
    corrects: 3,
    takes_the_result: 3,
    returns: 3,
    withdraws: 2,
    acts_on_another_s: 2,
    exchanges: 20,
    the_portal_moves: 5,
    crashes: 2,
    dies_while_taking_a_page: 2,
    the_clock_jumps: 1,
    late_ones_arrive: 2,
}


# What must hold once all is said.

REFUSED = frozenset({"conflict", "rejected"})
BOTH_DECIDED = REFUSED | {"decision_exists", "XUNG_DOT"}


def check(world: World) -> None:
    """I1 to I4 and I7 of reliability.md, after a drain."""
    kept = world.hub.dossiers(world.unit)
    alone = by_one_counter_alone(world)
    for counter in world.counters:
        demand(counter.is_sound(), "a store that does not verify")
        demand(world.hub.holds_all_of(counter), "journal and ledger differ")
        demand(world.hub.ranges_of(counter) == granted(counter), "a range granted that the counter does not know")
    demand(set(kept) == set(world.seen), "a dossier is missing at the hub, or one too many is there")
    for uid, (counter, shown) in world.seen.items():
        here = counter.dossier(uid)
        demand((here.code, here.provisional) == (shown.code, shown.provisional), "a printed number changed")
        demand(replace(here.intake.owner, phone=shown.intake.owner.phone) == shown.intake.owner, "an owner changed")
        same_at_the_hub(world, here, kept[uid], uid in alone)
    no_number_twice(world)
    reconciled(world, alone)


def by_one_counter_alone(world: World) -> set[str]:
    """Dossiers only their own counter acted on."""
    actors: dict[str, set[str]] = {}
    for counter in world.counters:
        for entry in counter.entries():
            if entry.dossier_uid and entry.type not in ("portal.changed", "slip.printed"):
                actors.setdefault(entry.dossier_uid, set()).add(counter.desk.office.counter)
    return {uid for uid, who in actors.items() if len(who) == 1}


def granted(counter: Counter) -> set[str]:
    return {known.range_id for known in numbers.ranges(counter.db)} - {"tam"}


def same_at_the_hub(world: World, here: Dossier, kept: Kept, alone: bool) -> None:
    there = incoming.dossier(incoming.read_document(kept.data))
    demand(there.provisional == here.provisional, "another provisional number at the hub")
    demand(there.code in (here.code, here.alias), "the hub's code finds nothing at the counter")
    demand(there.received_at == here.received_at, "received at another moment")
    if alone:
        demand(there.intake == here.intake, "the hub's intake is another")
        demand(there.supplements == here.supplements, "history differs")
        demand((there.reissues, there.apologies) == (here.reissues, here.apologies), "versions differ")
        demand(there.due_at == here.due_at, "another date at the hub")
    both_stand = "ketThucKhac" in kept.data  # two ends of one dossier, each as it was entered
    if not both_stand and not needs_a_person(world, here.uid, REFUSED):
        for counter in world.counters:
            told = counter.dossier(here.uid).added
            demand(told == there.added, f"money, voiding or counts: {told} at a counter, {there.added} at the hub")
    if not both_stand and not needs_a_person(world, here.uid):
        one_holder(world, there)
        demand(not alone or there.paused_at == here.paused_at, "the clock stands on one side only")
        demand(not changed(there.intake, here.intake), "another intake at the hub, and nobody told")
        demand(there.status is here.status, f"{here.status} here, {there.status} at the hub, and nobody told")
        for counter in world.counters:
            mirror = dossiers.get(counter.db, here.uid)
            demand(mirror is not None, "another counter never heard of it")
            demand(mirror and mirror.status is there.status, "another counter shows another status")
            demand(mirror and not changed(there.intake, mirror.intake), "another counter shows another intake")


def one_holder(world: World, there: Dossier) -> None:
    """Everybody who acted on it says who has its folder as the hub does, and one of them counts it."""
    known = [dossier for counter in world.counters if (dossier := acted_on(counter, there.uid)) is not None]
    for dossier in known:
        held = (dossier.holder.kind, dossier.holder.name)
        demand(held == (there.holder.kind, there.holder.name), "two holders of one folder")
    if not there.status.ended:
        demand(sum(not dossier.holder.is_counted_elsewhere for dossier in known) == 1, "counted twice, or by nobody")


def acted_on(counter: Counter, uid: str) -> Dossier | None:
    return counter.dossier(uid) if dossiers.is_own(counter.db, uid) else None


def needs_a_person(world: World, uid: str, kinds: frozenset[str] = BOTH_DECIDED) -> bool:
    """Whether somebody was told that both sides decided."""
    return any(
        task.dossier_uid == uid and task.kind in kinds
        for counter in world.counters
        for task in tasks.still_open(counter.db, 10_000)
    )


def no_number_twice(world: World) -> None:
    shown = [dossier.printed_code for _, dossier in world.seen.values()]
    demand(len(set(shown)) == len(shown), "a number twice")
    for counter in world.counters:
        ops = [entry.op_id for entry in counter.entries()]
        demand(len(set(ops)) == len(ops), "an operation id twice")


def reconciled(world: World, alone: set[str]) -> None:
    """The hub's own end-of-day comparison finds no difference."""
    for counter in world.counters:
        own = [dossier for uid, dossier in dossiers.own_states(counter.db) if uid in alone]
        first = {entry.dossier_uid: entry for entry in counter.entries() if entry.type == "dossier.received"}
        told = [
            reconciliation.Held(
                dossier.uid,
                MaHoSo=dossier.code,
                TrangThaiHoSo=None if needs_a_person(world, dossier.uid) else dossier.status.value,
                tongTienDaThu=dossier.paid,
                daHuy=dossier.voided,
                contentHash=first[dossier.uid].payload_sha256,
            )
            for dossier in own
            if dossier.uid in first
        ]
        caller = Caller(meta.read(counter.db, "client_id") or "", world.unit, 0, frozenset())
        with world.hub.hub.storage.reading() as db:
            found = reconciliation.reconcile(
                db, caller, reconciliation.Request(world.unit, NOW.date().isoformat(), told)
            )
        demand(not found.missingAtPortal, "missing at the portal")
        demand(not found.differing, "differing")


@contextmanager
def a_hub(folder: Path) -> Iterator[tuple[RunningHub, InProcess]]:
    """A hub for many histories, each of a unit of its own."""
    with in_process(new_database(folder)) as made:
        yield made


@contextmanager
def a_world(at: tuple[RunningHub, InProcess], folder: Path, seed: int, shape: tuple[int, float]) -> Iterator[World]:
    """A new unit with so many counters, enrolled, and how often a request meets trouble."""
    counters, trouble = shape
    (hub, deliver), chance = at, Random(seed)
    hub.clock.at = NOW
    way = PlayedWay(deliver, chance, trouble_with_numbers=trouble)

    class Played(Transport):
        """The counter's transport, its line being the way."""

        def send(self, request: Request) -> Answer:
            return _not_intercepted(way(self._packed(request)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "Transport", Played)
        patch.setattr(connection, "RANGE_SIZE", RANGE)
        world = World(hub, f"H{seed % 90 + 10}.{seed // 90 % 900 + 100}.{seed // 81_000 % 900 + 100}", way, chance)
        try:
            for number in range(1, counters + 1):
                world.counters.append(enrolled(world, folder / str(number), number))
            way.trouble = trouble
            yield world
        finally:
            for counter in world.counters:
                counter.close()


def enrolled(world: World, folder: Path, number: int) -> Counter:
    counter = a_counter(folder, Clock(), unit=world.unit, number=number, hasty=True)
    meta.write(counter.db, "portal_catalogue", CATALOGUE)
    try:
        counter.enrol(world.hub.url, world.hub.code(number, world.unit))
    except Crash:
        counter.crash()
    return counter


def one_history(at: tuple[RunningHub, InProcess], folder: Path, seed: int) -> World:
    """Plays one whole history and checks it; raises Wrong."""
    shape = Random(seed ^ 0x5EED)
    (counters,) = shape.choices(list(COUNTERS), list(COUNTERS.values()))
    steps, trouble = shape.randint(5, 50), shape.choice([0.0, 0.1, 0.3, 0.6])
    with a_world(at, folder, seed, (counters, trouble)) as world:
        world.play(steps)
        world.drain()
        check(world)
        if leads_answer(world):
            world.drain()
            check(world)
        return world
