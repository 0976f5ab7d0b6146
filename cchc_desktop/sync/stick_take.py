"""Taking answers in (nhận thư trả lời): what the hub said to a bundle is done here as if it had been said by network.

Only what the hub signed, sealed to this counter, about a bundle that this very store made, is believed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

import msgspec

from cchc_desktop.acts import deliver, fork
from cchc_desktop.acts.record import require
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.portal.answers import problem_of
from cchc_desktop.portal.batches import SentBatch
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.device_key import DeviceKey
from cchc_desktop.portal.errors import LedgerTampered, PortalRefused, PortalTrouble, StrangeAnswer
from cchc_desktop.portal.message import Answer
from cchc_desktop.portal.played_back import NotSaid, PlayedBack
from cchc_desktop.store import abilities, bundles, deliveries, files, forks, ledger, meta, stick, transfers
from cchc_desktop.store.bundles import Made
from cchc_desktop.store.connection import Database
from cchc_desktop.store.errors import StoreTrouble
from cchc_desktop.sync import catalogues, forked, pull, push, reconciling, restored, unsettled
from cchc_desktop.sync.connection import WISH, Clock, ask_for_range
from cchc_desktop.sync.files import mind_store, refuse
from cchc_desktop.sync.moving import Mover
from cchc_desktop.sync.stick_export import Sealer, alone, sealer
from cchc_desktop.wire.bundle import BundleAnswer, Said, unpacked
from cchc_desktop.wire.canonical import is_sha256
from cchc_desktop.wire.contract import ChangePage
from cchc_desktop.wire.sealed import Kind, Unsound, opened, outside_of

NOT_WHOLE = "Thư trả lời bị hỏng, bị sửa hoặc chép dở. Chưa ghi nhận gì từ thư này; đưa USB đi chuyển hộ lại."
NOT_OURS = "Thư này không trả lời gói nào của máy này. Chưa ghi nhận gì; báo quản trị."
APART = "Quầy này có hai bản dữ liệu cùng làm việc. Không mất gì, máy đã đổi số. Xuất gói mới để gửi lại; báo quản trị."
OTHER_HUB = "Thư này của cổng khác. Chưa ghi nhận gì từ thư này."
TOO_MUCH = "Tin của cổng nhiều hơn một lần USB chở hết. Việc quầy gửi không thiếu; máy nhận tin dần từ các lần USB sau."
PUT_BACK = "Cổng vừa lùi về bản cũ nên thiếu việc đã nhận. Xuất lại gói mới để gửi bù; hồ sơ tại máy vẫn đủ."


@dataclass(frozen=True, slots=True)
class Taken:
    """How many answers were taken in, what became of the operations, and what was not believed: (file, sentence).

    `others` are answers to other counters, left alone; `before` were taken in earlier.
    """

    answers: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    before: int = 0
    others: int = 0
    refused: tuple[tuple[str, str], ...] = ()


def take(db: Database, folder: Path, by: Clerk, clock: Clock) -> Taken:
    """Every answer on the stick that is this store's, oldest first; what was taken in goes from the stick.

    Raises Refused, PortalUnreachable(BUSY), StoreTrouble; what the portal refused in one holds no other up.
    """
    require(by, Duty.SYNC)
    who = sealer(db)
    answers, before, others, outcomes, refused = 0, 0, 0, Counter[str](), []
    with alone(db):
        for path in stick.found(folder, stick.ANSWER):
            try:
                read = _read(db, who, stick.read(path))
            except Unsound as why:
                refused.append((path.name, str(why) or NOT_WHOLE))
                continue
            if read is None:
                others += 1
                continue
            made, answer = read
            if made.taken_at is None:
                try:
                    taking = _Taking(db, made, answer, clock)
                    refused += [(path.name, sentence) for sentence in taking.all_done()]
                except PortalTrouble as trouble:  # said and left; the answers after it do not wait for it
                    refused.append((path.name, trouble.sentence))
                    continue
                outcomes += taking.outcomes
                answers += 1
            else:
                before += 1
            _drop(folder, who, made)
    return Taken(answers, outcomes, before, others, tuple(refused))


def _read(db: Database, who: Sealer, data: bytes) -> tuple[Made, BundleAnswer] | None:
    """The bundle and what was answered; None for another counter's. Raises Unsound, its text for the clerk."""
    outside = outside_of(data)
    if outside.kind is not Kind.ANSWER or outside.device != who.device:
        return None
    if outside.hub != who.hub.name:
        raise Unsound(OTHER_HUB)
    answer = unpacked(opened(data, who.hub.signing, who.keys.opening), BundleAnswer)
    made = bundles.get(db, who.maker.instance, outside.seq)
    if (answer.device, answer.seq, answer.bundle) != (who.device, outside.seq, outside.about.hex()):
        raise Unsound(NOT_OURS)
    if answer.deviceInstanceId != who.maker.instance:  # of the store before a restore: its entries go again
        return None
    if made is None or made.sha256 != answer.bundle:
        raise Unsound(NOT_OURS)
    return made, answer


def _drop(folder: Path, who: Sealer, made: Made) -> None:
    """They have done their work; a stick that cannot be written to keeps them, and they are known."""
    with suppress(StoreTrouble):
        for kind in (stick.BUNDLE, stick.ANSWER):
            stick.drop(folder, who.maker.name(made.seq, kind))


class _Taking:
    """One answer: the client's own checks, the acts of an exchange, in the order of one."""

    def __init__(self, db: Database, made: Made, answer: BundleAnswer, clock: Clock) -> None:
        self._db, self._made, self._answer, self._clock = db, made, answer, clock
        client, pem = meta.read(db, "client_id") or "", meta.read(db, "device_key") or ""
        self._portal = Portal(PlayedBack(answer.said), client, DeviceKey.from_pem(pem.encode("ascii")), clock)
        self._session = self._portal.session()
        self.outcomes = Counter[str]()

    def all_done(self) -> Iterable[str]:
        """Everything that was said; sentences about what is left. Cut off anywhere it is done again."""
        sentences = [*self._operations(), *self._feed()]
        with suppress(NotSaid):  # said only to a bundle that was made in doubt
            restored.mind_ranges(self._db, self._portal)
        if self._is_up_to_date():
            with suppress(NotSaid):
                catalogues.refresh(self._db, self._portal, self._clock)
        self._files()
        sentences += self._numbers()
        if not sentences and self._is_up_to_date():  # else the portal is compared with what it did not know yet
            reconciling.take_carried(self._db, self._answer.said, self._clock)
        now = to_millisecond(self._clock())
        bundles.note_taken(self._db, self._answer.deviceInstanceId, self._made.seq, instant_text(now))
        return sentences

    def _operations(self) -> list[str]:
        """Whether the portal was put back is asked only while nothing was acknowledged since the bundle was made."""
        if deliveries.acked(self._db) == self._made.acked:
            abilities.note(self._db, self._session.capabilities)
            mind_store(self._db, self._session)
            if self._goes_apart():
                return [APART]
            if push.mind_heads(self._db, self._session):
                return [PUT_BACK]
        with suppress(NotSaid):
            restored.catch_up(self._db, self._portal, self._clock)
        for sent in self._made.batches:
            places = ledger.after(self._db, sent.first_pos - 1, sent.last_pos - sent.first_pos + 1)
            entries = forks.as_sent(self._db, places)
            ours = SentBatch(sent.batch_id, tuple(entry.op_id for entry in entries))
            try:
                result = self._portal.batch_result(sent.batch_id)
            except NotSaid:  # the one before was refused
                break
            except LedgerTampered:
                if deliveries.acked(self._db) < sent.first_pos - 1:  # a gap, by what the part before has told
                    return [PUT_BACK]
                raise
            if result is None or not deliver.take_answer(
                self._db, entries, ours.believed(result), self._clock(), late=True
            ):
                raise StrangeAnswer("nothing was journalled")
            self.outcomes.update(each.outcome for each in result.results)
            if sent.last_pos <= self._made.acked:
                unsettled.answered(self._db, sent.last_pos)
        restored.part_from_twin(self._db, self._session, self._clock)
        return []

    def _goes_apart(self) -> bool:
        """Whether the portal has another history: this bundle was made without knowing it, the next one asks for it."""
        try:
            if not forked.mind(self._db, self._portal, self._session, self._clock):
                return False
        except NotSaid:
            fork.tell(self._db, fork.FORKED, self._clock())
            return True
        with suppress(NotSaid):
            restored.catch_up(self._db, self._portal, self._clock)
        return True

    def _feed(self) -> list[str]:
        """Where a snapshot was called for and is too much for a stick, the feed is read from its start, trip by trip."""
        try:
            pull.pull(self._db, self._portal, self._clock)
        except NotSaid:
            told = {each.query.get("cursor"): each.status for each in self._answer.said if each.path == "/changes"}
            if told.get(meta.read(self._db, "cursor")) == HTTPStatus.GONE:
                meta.remove(self._db, "cursor")
                return [TOO_MUCH]
        return []

    def _is_up_to_date(self) -> bool:
        """Whether this answer's feed was read to its end: an older answer's catalogue would be a step back."""
        pages = [each for each in self._answer.said if each.path == "/changes" and each.status == 200]
        return (
            bool(pages)
            and meta.read(self._db, "cursor") == msgspec.json.decode(pages[-1].body, type=ChangePage).nextCursor
        )

    def _files(self) -> None:
        mover = Mover(self._db, self._portal.files, self._session, self._clock, lambda: True)
        for said in self._answer.said:
            sha256 = said.query.get("sha256") or said.path.rpartition("/")[2]
            transfer = transfers.get(self._db, sha256) if is_sha256(sha256) else None
            if transfer is None or transfer.state == "held":
                continue
            match said.method, said.path.split("/")[1], transfer.fetched:
                case "HEAD", "blobs", False if self._portal.files.is_held(transfer.sha256):
                    transfers.note(
                        self._db, transfer._replace(state="held", upload_id="", done=transfer.total, said="")
                    )
                case "POST", "uploads", False:
                    _too_large(mover, transfer, said)
                case "GET", "blobs", True:
                    if files.parts(self._db, transfer.sha256):  # half of it came by network: here it is whole
                        files.drop_parts(self._db, transfer.sha256)
                    mover.move(transfer)

    def _numbers(self) -> list[str]:
        wish, unit = meta.read(self._db, WISH), meta.read(self._db, "portal_unit") or ""
        granted = [each for each in self._answer.said if (each.method, each.path) == ("POST", "/number-ranges")]
        if not granted or granted[0].headers.get("idempotency-key") != wish:
            return []
        try:
            ask_for_range(self._db, self._portal, unit, self._clock)
        except PortalRefused as refused:
            return [refused.sentence]
        return []


def _too_large(mover: Mover, transfer: transfers.Transfer, said: Said) -> None:
    """For good; what was refused for want of room is sent again by the next bundle."""
    if said.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        problem = problem_of(Answer(said.status, said.headers, said.body))
        refuse(mover, transfer, "file_refused", msgspec.json.encode(problem))
