"""Exporting to a stick (xuất hộp thư đi): what the portal has not, sealed to it in small files, each whole in itself.

An export holds everything after the last acknowledged entry and every file the portal does not hold, so that a lost
stick loses nothing and the next export needs none of the ones before. Nothing is marked as sent by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import msgspec
from filelock import FileLock, Timeout

from cchc_desktop.acts import restore
from cchc_desktop.acts.record import note_counter, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.domain.problem import Problem
from cchc_desktop.portal.client import KINDS
from cchc_desktop.portal.device_key import DeviceKey
from cchc_desktop.portal.errors import PortalUnreachable, Reason
from cchc_desktop.store import abilities, bundles, deliveries, files, ledger, meta, replay, stick, transfers
from cchc_desktop.store.bundles import Made, Sent
from cchc_desktop.store.connection import Database, folder_of
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.stick import Maker
from cchc_desktop.sync import exchange, forked, pull, push, reconciling, restored, unsettled
from cchc_desktop.sync.connection import BUNDLE_KEY, Clock, may_ask_for_range, wish_for_range
from cchc_desktop.wire.bundle import Batch, Bundle, Feed, Former, Piece, Wish, packed
from cchc_desktop.wire.canonical import canonical, sha256_hex
from cchc_desktop.wire.sealed import Keys, Kind, Outside, PublicKeys, Unsound, seal

_BATCH = 200  # operations; below what any hub takes at once
_MOST_OPS, _MOST_BYTES, _PIECE = 1000, 4 * 1024 * 1024, 1024 * 1024  # of one sealed file; of a file's piece in it
_MOST_WANTED = 50
_PATIENCE = 60.0  # seconds for an exchange that is under way
_ALONE = "Quầy này chưa nối cổng nên chưa có cổng để gửi tới. Chưa xuất gì; quản trị dùng lệnh enrol."
_NO_KEY = "Máy này chưa có khóa của cổng để niêm phong gói. Nối mạng, đồng bộ một lần, rồi xuất lại. Chưa xuất gì."


@dataclass(frozen=True, slots=True)
class Exported:
    """What lies on the stick now: how many sealed files, with how many entries and scans."""

    first: int
    last: int
    entries: int
    files: int

    @property
    def parts(self) -> int:
        """How many sealed files."""
        return self.last - self.first + 1


class Sealer(NamedTuple):
    """Whose bundles, for which hub."""

    maker: Maker
    device: str
    keys: Keys
    hub: PublicKeys


@dataclass(slots=True)
class _Load:
    """What goes into one sealed file."""

    batches: list[Batch] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0

    @property
    def entries(self) -> int:
        return sum(each.last_pos - each.first_pos + 1 for each in self.sent)

    def is_full(self) -> bool:
        return self.length >= _MOST_BYTES or self.entries >= _MOST_OPS


def sealer(db: Database) -> Sealer:
    """Who this counter is to its hub; raises Refused where it was never joined to one, or has no key of it."""
    client, pem = meta.read(db, "client_id"), meta.read(db, "device_key")
    if not (client and pem):
        raise Refused((Problem("", "stick.alone", _ALONE),))
    maker = Maker(meta.read(db, "portal_unit") or "", meta.read(db, "device") or "", ledger.instance(db))
    try:
        hub = PublicKeys.of_text(meta.read(db, BUNDLE_KEY) or "")
    except Unsound:
        raise Refused((Problem("", "stick.key", _NO_KEY),)) from None
    return Sealer(maker, client, DeviceKey.from_pem(pem.encode("ascii")).sealing(), hub)


@contextmanager
def alone(db: Database) -> Iterator[None]:
    """No exchange meanwhile, of the window or of a command; raises PortalUnreachable(BUSY)."""
    try:
        with FileLock(folder_of(db) / exchange.LOCK, timeout=_PATIENCE):
            yield
    except Timeout:
        raise PortalUnreachable(Reason.BUSY) from None


def export(db: Database, folder: Path, by: Clerk, clock: Clock) -> Exported:
    """Writes sealed files to `folder`; bundles of before that this one makes needless go.

    Raises Refused, PortalUnreachable(BUSY), StoreTrouble(NO_STICK, STICK_FULL): then what is whole there is good, and
    the next export stands by itself.
    """
    require(by, Duty.SYNC)
    who = sealer(db)
    stick.found(folder, stick.BUNDLE)  # that it is there, before anything is noted
    with alone(db):
        first = bundles.last(db, who.maker.instance)[0] + 1
        note_counter(db, "stick_export", {"goi": first}, by, clock())
        transfers.gather(db)
        entries, scans, seq = 0, set(), first - 1
        for load, is_last in _with_last(_loads(db, clock)):
            seq += 1
            _write(db, folder, who, (_bundle(db, who, load, (seq, first), clock, is_last=is_last), load))
            entries += load.entries
            scans |= {piece.sha256 for piece in load.pieces}
        _tidy(folder, who.maker, first)
    return Exported(first, seq, entries, len(scans))


def _with_last(loads: Iterator[_Load]) -> Iterator[tuple[_Load, bool]]:
    """Each with whether it is the last; one that is empty when there is nothing: the feed is asked for all the same."""
    before = next(loads, _Load())
    for load in loads:
        yield before, False
        before = load
    yield before, True


def _loads(db: Database, clock: Clock) -> Iterator[_Load]:
    """Operations first, then files; as much in each as a sealed file takes."""
    load = _Load()
    for entries in _entries(db):
        batch = push.envelope(db, entries, clock)
        body, pos = msgspec.json.encode(batch), entries[-1].pos
        load.batches.append(Batch(batch.batchId, body))
        load.sent.append(Sent(batch.batchId, entries[0].pos, pos))
        load.length += len(body)
        if load.is_full():
            yield load
            load = _Load()
    for piece in _pieces(db):
        load.pieces.append(piece)
        load.length += len(piece.data)
        if load.is_full():
            yield load
            load = _Load()
    if load.length:
        yield load


def _entries(db: Database) -> Iterator[list[Entry]]:
    """What the portal has and has to say again what became of it, then what it has not."""
    yield from unsettled.batches(db, _BATCH)
    pos = deliveries.acked(db)
    while entries := push.next_entries(db, pos, _BATCH):
        yield entries
        pos = entries[-1].pos


def _pieces(db: Database) -> Iterator[Piece]:
    for transfer in transfers.unheld(db):
        start = 0
        while transfer.state == "waiting" and (data := files.piece(db, transfer.sha256, start, _PIECE)) is not None:
            yield Piece(transfer.sha256, transfer.total, start, data)
            start += len(data)
            if start >= transfer.total or not data:
                break


def _bundle(db: Database, who: Sealer, load: _Load, place: tuple[int, int], clock: Clock, *, is_last: bool) -> Bundle:
    seq, first = place
    made = Bundle(
        hub=who.hub.name.hex(),
        device=who.device,
        deviceInstanceId=who.maker.instance,
        seq=seq,
        first=first,
        previous=bundles.last(db, who.maker.instance)[1],
        created=instant_text(to_millisecond(clock())),
        answerKey=who.keys.public.sealing.public_bytes_raw(),
        firstPos=load.sent[0].first_pos if load.sent else 0,
        lastPos=load.sent[-1].last_pos if load.sent else 0,
        batches=load.batches,
        files=load.pieces,
    )
    if seq == first:
        made.formers = [Former(uid, replay.end_of(db, uid)[0]) for uid in restore.formers(db)]
        if doubted := forked.asked_of(db):
            made.formers.append(Former(*doubted))
    if is_last:
        made.feed = Feed(pull.PAGE, KINDS, meta.read(db, "cursor"), meta.read(db, "portal_catalogue") or "")
        made.wanted = [each.sha256 for each in transfers.waiting(db, _MOST_WANTED) if each.fetched]
        made.ranges = restored.doubts_ranges(db)
        made.comparison = reconciling.to_carry(db)
        made.wish = _wish(db, meta.read(db, "portal_unit") or "", clock)
    return made


def _wish(db: Database, unit: str, clock: Clock) -> Wish | None:
    """A further range, where an exchange would ask for one."""
    able = not (abilities.lacks(db, abilities.RANGES) or abilities.lacks(db, abilities.CODES))
    if not (able and exchange.numbers_low(db, unit, clock()) and may_ask_for_range(db, clock())):
        return None
    request, key = wish_for_range(db, unit)
    return Wish(key, canonical(request))


def _write(db: Database, folder: Path, who: Sealer, what: tuple[Bundle, _Load]) -> None:
    """Its number and hash are kept before it leaves: a number that was written once is never another file's."""
    bundle, load = what
    outside = Outside(Kind.BUNDLE, who.hub.name, who.device, bundle.seq, bytes.fromhex(bundle.previous))
    sealed = seal(outside, packed(bundle), who.hub.sealing, who.keys.signing)
    made = Made(
        seq=bundle.seq,
        first=bundle.first,
        sha256=sha256_hex(sealed),
        made_at=bundle.created,
        first_pos=bundle.firstPos,
        last_pos=bundle.lastPos,
        acked=deliveries.acked(db),
        batches=tuple(load.sent),
        cursor=meta.read(db, "cursor"),
    )
    bundles.put(db, who.maker.instance, made)
    stick.put(folder, who.maker.name(bundle.seq, stick.BUNDLE), sealed)


def _tidy(folder: Path, maker: Maker, first: int) -> None:
    """Own bundles of exports before; one whose answer is there stays until that was taken in."""
    for path in stick.found(folder, stick.BUNDLE):
        older = path.name.startswith(maker.stem) and path.name < maker.name(first, stick.BUNDLE)
        if older and not (folder / stick.answer_name(path)).exists():
            stick.drop(folder, path.name)
