"""POST /bundles (nhận gói chép tay): the calls inside are served as if they had come by network; the answer is sealed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from starlette.datastructures import Headers, QueryParams
from starlette.responses import Response
from starlette.routing import Route

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub import bundles, catalogues, put_back
from cchc_desktop.hub.api import BY_HAND
from cchc_desktop.hub.blobs import Shelf
from cchc_desktop.hub.bundles import Sender
from cchc_desktop.hub.calls import PREFIX, Call, Operation, resource
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.database import FREE
from cchc_desktop.hub.feed import is_of
from cchc_desktop.hub.file_calls import BLOB
from cchc_desktop.hub.messages import refused
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.hub.uploads import Uploads
from cchc_desktop.wire.bundle import Batch, BundleAnswer, Comparison, Feed, Former, Said, packed
from cchc_desktop.wire.canonical import is_sha256
from cchc_desktop.wire.contract import BUNDLE_TYPE, ChangePage, NumberRange, RangeClose, SnapshotPage
from cchc_desktop.wire.reconciliation import Result
from cchc_desktop.wire.sealed import LARGEST_INSIDE, Kind, Outside, seal

_MOST = 32 * 1024 * 1024  # of the feed's pages in one answer; the next bundle goes on
_MOST_SNAPSHOT = LARGEST_INSIDE - 2 * _MOST
_MOST_JOURNAL = _MOST // 2  # of what a restored counter lacks
_LEDGER_PAGE = "500"
_LOOKED_INTO = 50  # dossiers that differ, whose documents go along


def _carry(call: Call) -> Response:
    """Whoever brings it sees nothing of it, nor of the answer."""
    hub, keys = call.hub, call.hub.seals
    if keys is None:
        raise Refusal(501, "CHUA_HO_TRO", "Cổng này chưa nhận gói chép tay; hãy gửi qua mạng.")
    sender = bundles.read(hub, keys, call.body)
    in_turn, service = bundles.is_in_turn(hub, sender), _Service(hub, sender)
    said = service.all_said() if in_turn else service.standing()
    now = hub.now()
    if in_turn:
        bundles.note_taken(hub, sender, now)
    bundle = sender.bundle
    who = (bundle.hub, bundle.device, bundle.deviceInstanceId, bundle.seq)
    inside = packed(BundleAnswer(*who, sender.sha256, instant_text(now), said))
    outside = Outside(Kind.ANSWER, sender.outside.hub, bundle.device, bundle.seq, bytes.fromhex(sender.sha256))
    sealed = seal(outside, inside, X25519PublicKey.from_public_bytes(bundle.answerKey), keys.signing)
    return Response(sealed, 200, {"Cache-Control": "no-store"}, BUNDLE_TYPE)


class _Asked(NamedTuple):
    """One call: `path` as the counter would write it ("": the name), `parts` of it, the idempotency key."""

    method: str = "GET"
    path: str = ""
    query: Mapping[str, str] = {}
    parts: Mapping[str, str] = {}
    key: str = ""
    body: bytes = b""


class _Service:
    """Serves one bundle's calls to the device that made it, and keeps what was said."""

    def __init__(self, hub: Hub, sender: Sender) -> None:
        self._hub, self._caller, self._bundle = hub, sender.caller, sender.bundle
        self._said: list[Said] = []

    def all_said(self) -> list[Said]:
        """Everything in the order of an exchange: session, what a restore lacks, operations, files, feed, numbers, comparison."""
        bundle = self._bundle
        self.standing()
        pushed = all(map(self._pushed, bundle.batches))  # after a refused one the others wait
        if self._hub.uploads:
            self._files(self._hub.uploads)
        if bundle.feed:
            self._heard(bundle.feed, pushed=pushed)
            self._feed(bundle.feed)
        if bundle.ranges:
            self._ask("/number-ranges")
        if bundle.wish:
            self._ask(
                "/number-ranges/grant", _Asked("POST", "/number-ranges", key=bundle.wish.key, body=bundle.wish.body)
            )
        if bundle.comparison and pushed:
            self._compare(bundle.comparison)
        return self._said

    def standing(self) -> list[Said]:
        """What the hub holds of this counter; all that a copy hears whose number another copy's bundle has taken."""
        self._ask("/session")
        if self._bundle.formers:
            self._formers(self._bundle.formers)
        return self._said

    def _ask(self, name: str, asked: _Asked = _Asked()) -> Said:  # noqa: B008  # a tuple
        path = asked.path or name
        headers = Headers({"idempotency-key": asked.key} if asked.key else {})
        query = QueryParams(dict(asked.query))
        call = Call(self._hub, self._caller, asked.body, headers, query, asked.parts, PREFIX + path)
        said = _kept(asked.method, path, asked.query, _served(BY_HAND[name], call))
        said.headers.update(headers)
        self._said.append(said)
        return said

    def _pushed(self, batch: Batch) -> bool:
        """Kept under the batch's own address, where a counter asks for an answer that it lost."""
        path = f"/op-batches/{batch.batchId}"
        return self._ask("/op-batches", _Asked("GET", path, key=batch.batchId, body=batch.body)).status == 200

    def _compare(self, asked: Comparison) -> None:
        """Page after page, then the documents of what differs; `query` tells the counter what it was about."""
        apart: list[str] = []
        for number, body in enumerate(asked.pages):
            query = {"ngay": asked.day, "viTri": str(asked.pos), "trang": str(number)}
            key = str(uuid5(NAMESPACE_URL, f"{self._bundle.deviceInstanceId} {self._bundle.seq} {number}"))
            said = self._ask("/reconciliations", _Asked("POST", "/reconciliations", query, key=key, body=body))
            if said.status != 200:
                return
            result = msgspec.json.decode(said.body, type=Result)
            apart += [*(each.dossierUid for each in result.differing), *result.missingAtCounter]
        for uid in apart[:_LOOKED_INTO]:
            self._ask("/dossiers/{id}", _Asked(path=f"/dossiers/{uid}", parts={"id": uid}))

    def _formers(self, formers: list[Former]) -> None:
        """The journals a restored counter lacks, as far as an answer may be long: the next bundle asks for the rest.

        Then every range of before is burned, by a key that is always the same.
        """
        length = 0
        for former in formers:
            after = former.afterSeq
            while length <= _MOST_JOURNAL:
                query = {"deviceInstanceId": former.deviceInstanceId, "afterSeq": str(after), "limit": _LEDGER_PAGE}
                said = self._ask("/ledger", _Asked(query=query))
                entries = msgspec.json.decode(said.body, type=list[msgspec.Raw]) if said.status == 200 else []
                after, length = after + len(entries), length + len(said.body)
                if not entries:
                    break
        for held in msgspec.json.decode(self._ask("/number-ranges").body, type=list[NumberRange]):
            if held.state == "open":
                path = f"/number-ranges/{quote(held.rangeId, safe='')}/close"
                key = str(uuid5(NAMESPACE_URL, f"{self._bundle.deviceInstanceId} {held.rangeId}"))
                body = msgspec.json.encode(RangeClose("restored"))
                self._ask("/number-ranges/close", _Asked("POST", path, {}, {"rangeId": held.rangeId}, key, body))

    def _files(self, uploads: Uploads) -> None:
        told, now = set(), self._hub.now()
        for piece in self._bundle.files:
            try:
                if is_sha256(piece.sha256):
                    uploads.take_piece(self._caller, piece, now)
            except Refusal as refusal:
                self._said.append(_kept("POST", "/uploads", {"sha256": piece.sha256}, refused(refusal)))
            told.add(piece.sha256)
        for sha256 in sorted(told):
            held = uploads.shelf.size(self._caller.unit, sha256) is not None
            self._said.append(
                Said("HEAD", f"/blobs/{sha256}", 200 if held else 404, headers=_named(sha256) if held else {})
            )
        for sha256 in self._bundle.wanted:
            self._wanted(uploads.shelf, sha256)

    def _wanted(self, shelf: Shelf, sha256: str) -> None:
        size = shelf.size(self._caller.unit, sha256)
        if size is not None and size + sum(len(said.body) for said in self._said) <= _MOST:
            body = b"".join(shelf.pieces(self._caller.unit, sha256, range(size)))
            self._said.append(Said("GET", f"/blobs/{sha256}", 200, {}, _named(sha256) | {"content-type": BLOB}, body))

    def _heard(self, feed: Feed, *, pushed: bool) -> None:
        """Only with a cursor of today's history is it sure that all which the counter has came along; see put_back."""
        storage = self._hub.storage
        with storage.reading() as db:
            known = pushed and put_back.is_awaited(db, self._caller) and is_of(storage.epoch, feed.cursor)
        if known:
            with storage.writing(FREE) as db:
                put_back.carried(db, self._caller, self._bundle.created, self._hub.now())

    def _feed(self, feed: Feed) -> None:
        """Page after page as far as an answer may be long; for a cursor of before a restore the snapshot first."""
        cursor, asked = feed.cursor, {"limit": str(feed.limit), "waitSeconds": "0", "types": feed.types}
        length, renewed = 0, False
        while True:
            said = self._ask("/changes", _Asked(query=asked | ({} if cursor is None else {"cursor": cursor})))
            length += len(said.body)
            if said.status == 410 and not renewed and (found := self._snapshot()):
                cursor, renewed = found, True
                continue
            if said.status != 200:
                break
            page = msgspec.json.decode(said.body, type=ChangePage)
            cursor = page.nextCursor
            if not page.hasMore or length > _MOST:
                break
        self._catalogue(feed)

    def _snapshot(self) -> str | None:
        """Whole, or left out: half of one could never be gone on from. The cursor it ends with."""
        begun, length, token = len(self._said), 0, None
        while True:
            said = self._ask("/snapshot", _Asked(query={} if token is None else {"pageToken": token}))
            length += len(said.body)
            if said.status != 200 or length > _MOST_SNAPSHOT:
                del self._said[begun:]
                return None
            page = msgspec.json.decode(said.body, type=SnapshotPage)
            token = page.nextPageToken
            if token is None:
                return page.cursor

    def _catalogue(self, feed: Feed) -> None:
        with self._hub.storage.reading() as db:
            newest = {entry.name: entry for entry in catalogues.manifest(db)}
        self._ask("/catalogues")
        entry = newest.get(catalogues.PROCEDURES)
        if entry and entry.version != feed.catalogue:
            path = f"/catalogues/{entry.name}"
            self._ask("/catalogues/{name}", _Asked("GET", path, {"version": entry.version}, {"name": entry.name}))


def _served(work: Callable[[Call], Response], call: Call) -> Response:
    try:
        return work(call)
    except Refusal as refusal:
        return refused(refusal)


def _kept(method: str, path: str, query: Mapping[str, str], answer: Response) -> Said:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return Said(method, path, answer.status_code, dict(query), headers, bytes(answer.body))


def _named(sha256: str) -> dict[str, str]:
    return {"etag": f'"{sha256}"'}


def routes(hub: Hub) -> list[Route]:
    """The one path of bundles."""
    return [resource(hub, "/bundles", post=Operation(_carry, "quay.push", BUNDLE_TYPE))]
