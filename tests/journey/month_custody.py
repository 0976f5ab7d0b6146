"""Folders on their way in the month: batches given, signed, scanned, lost and mixed up; results back, given and posted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from factories import an_item

from cchc_desktop.acts import custody, post
from cchc_desktop.domain.batch import Batch
from cchc_desktop.domain.differences import Difference, Kind
from cchc_desktop.domain.events import ResultHandedOver
from cchc_desktop.reports import handover
from tests.journey.month_books import DESK, Folder
from tests.journey.month_hand import Hand

Told = set[tuple[Kind, str]]


@dataclass
class Sent:
    """A batch on its way, with the folders in it."""

    batch: Batch
    folders: dict[str, Folder] = field(default_factory=dict)  # by code

    @property
    def waiting(self) -> dict[str, Folder]:
        """What nobody has taken, and that has not ended or gone elsewhere meanwhile."""
        number = self.batch.number
        return {
            code: each for code, each in self.folders.items() if each.is_open and each.given and each.batch == number
        }


def hand_over(hand: Hand, division: str, folders: Sequence[Folder]) -> Sent:
    """One act for the pile of a division."""
    now, at = hand.world.tick(), hand.counter
    batch = custody.hand_over(at.db, at.desk, [each.uid for each in folders], division, hand.clerk, now)
    assert batch.codes == tuple(sorted(each.code for each in folders))
    for folder in folders:
        status = "4" if folder.status in ("1", "2") else folder.status
        changes = {"status": status, "at": division, "given": True, "batch": batch.number, "since": now, "left": True}
        hand.books.act(folder.uid, "custody.handedOver", **changes)
    return Sent(batch, {each.code: each for each in folders})


def piles(hand: Hand) -> dict[str, list[Folder]]:
    """What the program preselects for each division, which is what the books say is ready."""
    at = hand.counter
    told = handover.piles(at.db, at.desk.office, at.desk.calendar, hand.world.clock())
    found = {pile.division: [hand.books.folders[each.dossier.uid] for each in pile.folders] for pile in told}
    ready = [each for each in hand.books.folders.values() if each.is_open and each.here and each.status in "246"]
    ready = [each for each in ready if each.charge == hand.number]
    assert {each.uid for pile in found.values() for each in pile} == {each.uid for each in ready}
    assert all(each.division == division for division, pile in found.items() for each in pile)
    return found


def take(hand: Hand, sent: Sent, codes: Sequence[str] | None, expected: Told | None = None) -> None:
    """The receiving side takes what it scanned, or signs for all; `expected` differences are told, and no others."""
    now, db = hand.world.tick(), hand.counter.db
    bars = sent.batch.bars if codes is not None else sent.batch.number
    taking = custody.take_batch(db, bars, codes, "Lò Văn Nhận", hand.clerk, now)
    here = sent.waiting
    wanted = {code for code in here if codes is None or code in codes}
    assert {dossier.printed_code for dossier in taking.taken} == wanted
    assert differences(hand, taking.differences) == (expected or set())
    for code in wanted:
        hand.books.act(here[code].uid, "custody.taken", given=False, since=now)
    if wanted:
        hand.books.begun.add(sent.batch.number)


def take_elsewhere(other: Hand, sent: Sent, strange: str) -> None:
    """A division's own program, which has no list of the batch, takes it by scanning; one folder is not known there."""
    now = other.world.tick()
    number, db = sent.batch.number, other.counter.db
    typed = custody.take_batch(db, number, sent.batch.codes, "Cà Thị Nhận", other.clerk, now)
    assert typed.taken == ()
    assert differences(other, typed.differences) == {(Kind.UNCHECKED, ""), (Kind.NOT_TAKEN, "")}
    codes = [*sent.batch.codes, strange]
    taking = custody.take_batch(db, sent.batch.bars, codes, "Cà Thị Nhận", other.clerk, now)
    assert {dossier.uid for dossier in taking.taken} == {each.uid for each in sent.folders.values()}
    assert differences(other, taking.differences) == {(Kind.UNPROVED, ""), (Kind.UNKNOWN, strange)}
    for folder in sent.folders.values():
        other.books.act(folder.uid, "custody.taken", given=False)


def differences(hand: Hand, told: Sequence[Difference]) -> Told:
    """Kind and code; each can be said."""
    assert all(each.words for each in told)
    hand.world.differences |= {each.kind for each in told}
    return {(each.kind, each.code) for each in told}


def send_back(hand: Hand, folder: Folder) -> None:
    now = hand.world.tick()
    custody.send_back(hand.counter.db, folder.uid, "Thiếu chữ ký ở đơn", hand.clerk, now)
    hand.books.act(folder.uid, "custody.sentBack", at=DESK, given=False, since=now)


def take_results(hand: Hand, folders: Sequence[Folder], shelf: str) -> None:
    """Many come back in one act."""
    now = hand.world.tick()
    uids = [each.uid for each in folders]
    custody.take_results(hand.counter.db, uids, shelf, hand.clerk, now, "Quyết định giải quyết")
    for folder in folders:
        changes = {"status": "9", "at": DESK, "given": False, "paused": None, "since": now}
        hand.books.act(folder.uid, "result.arrived", **changes)


def give_result(hand: Hand, folder: Folder, authorised: bool = False) -> None:
    """To the owner, or to somebody with a paper."""
    now = hand.world.tick()
    event = ResultHandedOver(now, folder.owner)
    if authorised:
        event = ResultHandedOver(now, "Vàng A Ví Dụ", True, "000090000077", "Giấy ủy quyền ngày 02/02/2026")
    custody.return_result(hand.counter.db, folder.uid, event, hand.clerk)
    hand.books.act(folder.uid, "result.handedOver", status="10", at="collector", given=False, since=now)


def post_results(hand: Hand, folders: Sequence[Folder]) -> str:
    """One list; returns its number."""
    now, at = hand.world.tick(), hand.counter
    first = hand.world.chance.randrange(10_000_000, 90_000_000)
    items = [(each.uid, an_item(first + place)) for place, each in enumerate(folders)]
    listed = post.post_results(at.db, at.desk, items, hand.clerk, now)
    hand.books.enter("counter.event")
    for folder in folders:
        hand.books.act(folder.uid, "result.posted", status="10", at="post", given=False, since=now)
    return listed.number


def correct_item(hand: Hand, folder: Folder) -> None:
    """The code of the envelope was mistyped."""
    code = an_item(hand.world.chance.randrange(90_000_000, 99_000_000))
    by_when = (hand.clerk, hand.world.tick(), None)
    post.correct_item(hand.counter.db, folder.uid, (code, "Gõ nhầm số"), by_when)
    hand.books.act(folder.uid, "result.itemCorrected")


def note_arrival(hand: Hand, arrived_on: date) -> None:
    item = an_item(hand.world.chance.randrange(10_000_000, 90_000_000))
    post.note_arrival(hand.counter.db, item, arrived_on, hand.clerk, hand.world.tick())
    hand.books.enter("counter.event")
