"""The portal as the counter sees it: one method a call of the contract, answers checked before they are believed."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, TypeVar
from urllib.parse import quote

from cchc_desktop.portal import batches, catalogues
from cchc_desktop.portal.answers import payload, succeeded
from cchc_desktop.portal.errors import CursorExpired, NoRangesHere, PortalRefused, StrangeAnswer
from cchc_desktop.portal.message import Answer, Leave, Request
from cchc_desktop.portal.tokens import Tokens
from cchc_desktop.portal.uploads import Uploads
from cchc_desktop.wire.canonical import canonical
from cchc_desktop.wire.contract import (
    BUNDLE_TYPE,
    CatalogueEntry,
    ChangePage,
    Device,
    EnrolRequest,
    NumberRange,
    Op,
    OpBatch,
    OpBatchResult,
    RangeClose,
    RangeRequest,
    Session,
    SnapshotPage,
)
from cchc_desktop.wire.reconciliation import Request as Comparison
from cchc_desktop.wire.reconciliation import Result as ComparisonResult

if TYPE_CHECKING:
    from cchc_desktop.portal.device_key import DeviceKey
    from cchc_desktop.portal.transport import Transport

T = TypeVar("T")

# Only the kinds this version can read are asked for, so that a newer portal's kinds cannot block the feed.
KINDS = "dossier,result,task,notice,catalogue,range"
_SLOWEST = 2048.0  # bytes a second of a line that is still used for a bundle
_LONGEST_SERVICE = 120.0  # seconds: a thousand operations, and the answer on its way
_PAGE = 200  # of the contract, where no limit is named
_JSON = {"Content-Type": "application/json"}
_ACCEPT = {"Accept": "application/json, application/problem+json"}


def enrol(transport: Transport, request: EnrolRequest) -> Device:
    """Trade the one-time code for this machine's identity; raises PortalRefused for a code used up or too old."""
    answer = transport.send(Request("POST", "/devices/enrol", body=canonical(request), headers={**_JSON, **_ACCEPT}))
    return payload(answer, Device)


class Portal:
    """For one thread. Every method raises PortalTrouble: PortalUnreachable to try later, PortalRefused to act upon.

    `clock` gives aware datetimes and may be wrong; `pause` waits the given seconds and may be woken early.
    """

    def __init__(
        self,
        transport: Transport,
        client_id: str,
        key: DeviceKey,
        clock: Callable[[], datetime],
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        self._transport = transport
        self._tokens = Tokens(transport, client_id, key, clock)
        self._pause = pause
        self.files = Uploads(self._send)

    def session(self) -> Session:
        """The portal's time and policy; the first call of each exchange."""
        return self._get("/session", Session)

    def push(self, batch: OpBatch | bytes | batches.Parcel, batch_id: str) -> OpBatchResult:
        """Send operations; the answer names our batch and each of our operations once, or StrangeAnswer is raised.

        `batch_id` is the batch's own and the idempotency key: the same batch may be pushed again after any trouble.
        Raises StillWorking when the portal has it but is not done within a few polls, LedgerTampered for a fork.
        """
        if not isinstance(batch, batches.Parcel):
            body = batch if isinstance(batch, bytes) else canonical(batch)
            batch = batches.Parcel(batches.SentBatch.of(body, batch_id), body)
        return batches.pushed(self._send, self._pause, batch)

    def batch_result(self, batch_id: str) -> OpBatchResult | None:
        """What became of an earlier batch; None when the portal never had it."""
        return batches.earlier(self._send, batch_id)

    def changes(
        self, cursor: str | None, limit: int = _PAGE, wait_seconds: int = 0, leave: Leave | None = None
    ) -> ChangePage:
        """What changed since `cursor` (None: from the start), waiting up to 55 s for news; raises CursorExpired, TooLong.

        `leave` ends the waiting from another thread, which raises PortalUnreachable(TIMEOUT).
        """
        query = {"limit": str(limit), "waitSeconds": str(wait_seconds), "types": KINDS}
        if cursor is not None:
            query["cursor"] = cursor
        try:
            asked = Request("GET", "/changes", query, extra_time=float(wait_seconds), leave=leave, whole=limit == 1)
            page = payload(self._send(asked), ChangePage)
        except PortalRefused as refused:
            if refused.problem.status == 410:
                raise CursorExpired(refused.problem) from None
            raise
        if not page.nextCursor or (page.hasMore and page.nextCursor == cursor):
            raise StrangeAnswer("cursor that does not move")
        return page

    def snapshot(self, page_token: str | None = None, limit: int = _PAGE) -> SnapshotPage:
        """One page of the unit's whole state; the last has no `nextPageToken` and carries `cursor`. Raises TooLong."""
        query = {} if page_token is None else {"pageToken": page_token}
        if limit != _PAGE:
            query["limit"] = str(limit)
        page = self._get("/snapshot", SnapshotPage, query, whole=limit == 1)
        if page.nextPageToken is None and not page.cursor:
            raise StrangeAnswer("last page without a cursor")
        if page.nextPageToken is not None and page.nextPageToken == page_token:
            raise StrangeAnswer("page that does not move")
        return page

    def dossier(self, any_id: str, leave: Leave | None = None) -> dict[str, Any] | None:
        """The contract's Dossier by dossierUid, MaHoSo, MaHoSoKhac or SoBienNhan; None when the portal has none."""
        asked = Request("GET", f"/dossiers/{quote(any_id, safe='')}", leave=leave, whole=True)
        try:
            return payload(self._send(asked), dict[str, Any])
        except PortalRefused as refused:
            if refused.problem.status == 404:
                return None
            raise

    def find(
        self,
        *,
        SoDinhDanh: str = "",
        SoDienThoai: str = "",
        hoTen: str = "",
        TrangThaiHoSo: str = "",
        pageToken: str = "",
        leave: Leave | None = None,
    ) -> SnapshotPage:
        """One page of the dossiers that fit all the words given; the values travel in the body, never in an address.

        `leave` ends the call from another thread, which raises PortalUnreachable(TIMEOUT).
        """
        words = {"SoDinhDanh": SoDinhDanh, "SoDienThoai": SoDienThoai, "hoTen": hoTen}
        words |= {"TrangThaiHoSo": TrangThaiHoSo, "pageToken": pageToken}
        body = canonical({name: word for name, word in words.items() if word})
        asked = Request("POST", "/dossiers/search", body=body, headers=_JSON, leave=leave)
        return payload(self._send(asked), SnapshotPage)

    def ranges(self) -> list[NumberRange]:
        """The standing ranges of this device, with the highest numbers seen of each."""
        return self._get("/number-ranges", list[NumberRange])

    def grant_range(self, request: RangeRequest, key: str) -> NumberRange:
        """One more standing range; `key` is a UUID kept across retries. Raises NoRangesHere."""
        try:
            granted = self._post("/number-ranges", NumberRange, request, key)
        except PortalRefused as refused:
            if refused.problem.status == 501:
                raise NoRangesHere(refused.problem) from None
            raise
        asked_for = (request.series, request.MaDonVi, "open")
        if (granted.series, granted.MaDonVi, granted.state) != asked_for or not 0 <= granted.first <= granted.last:
            raise StrangeAnswer("another range than asked for")
        return granted

    def close_range(self, range_id: str, reason: Literal["replaced", "restored", "retired"], key: str) -> NumberRange:
        """Give a range back for good, or burn it; `key` is a UUID kept across retries."""
        path = f"/number-ranges/{quote(range_id, safe='')}/close"
        closed = self._post(path, NumberRange, RangeClose(reason=reason), key)
        if closed.rangeId != range_id or closed.state == "open":
            raise StrangeAnswer("range still open")
        return closed

    def reconcile(self, request: Comparison, key: str) -> ComparisonResult:
        """What the portal holds otherwise than `request` tells; it speaks of those dossiers alone."""
        result = self._post("/reconciliations", ComparisonResult, request, key)
        told = {entry.dossierUid for entry in request.entries}
        if not told.issuperset((*result.missingAtPortal, *(each.dossierUid for each in result.differing))):
            raise StrangeAnswer("compared with other dossiers")
        return result

    def catalogues(self) -> list[CatalogueEntry]:
        """The manifest of every catalogue."""
        return self._get("/catalogues", list[CatalogueEntry])

    def catalogue(self, entry: CatalogueEntry, part: bytearray) -> list[dict[str, Any]]:
        """The rows of one catalogue; `part` keeps what came so far, for a next try after PortalUnreachable."""
        return catalogues.download(self._send, entry, part)

    def ledger(self, instance: str, after: int = 0, limit: int = _PAGE) -> list[Op]:
        """The portal's journal of one instance, in order, without gaps; empty when it knows of no more. Raises TooLong."""
        query = {"deviceInstanceId": instance, "afterSeq": str(after), "limit": str(limit)}
        try:
            entries = self._get("/ledger", list[Op], query, whole=limit == 1)
        except PortalRefused as refused:
            if refused.problem.status == 404:
                return []
            raise
        if [entry.seq for entry in entries] != list(range(after + 1, after + 1 + len(entries))):
            raise StrangeAnswer("journal with a gap")
        return entries

    def carry(self, bundle: bytes) -> bytes:
        """The sealed answer to another counter's sealed bundle; neither can be read here.

        Raises PortalRefused with a code `GOI_…` for what is wrong with the bundle and not with this device.
        """
        headers = {"Content-Type": BUNDLE_TYPE, "Accept": f"{BUNDLE_TYPE}, application/problem+json"}
        slow = len(bundle) / _SLOWEST + _LONGEST_SERVICE
        answer = succeeded(self._send(Request("POST", "/bundles", body=bundle, headers=headers, extra_time=slow)))
        if answer.content_type != BUNDLE_TYPE:
            raise StrangeAnswer("not a sealed answer")
        return answer.body

    def close(self) -> None:
        """Give the connections back."""
        self._transport.close()

    def _get(self, path: str, type_: type[T], query: Mapping[str, str] | None = None, *, whole: bool = False) -> T:
        return payload(self._send(Request("GET", path, query or {}, whole=whole)), type_)

    def _post(self, path: str, type_: type[T], body: Any, key: str | None = None) -> T:
        headers = _JSON if key is None else {**_JSON, "Idempotency-Key": key}
        return payload(self._send(Request("POST", path, body=canonical(body), headers=headers)), type_)

    def _send(self, request: Request) -> Answer:
        """With our token; a refused token is asked for anew once, never in a storm."""
        answer = self._transport.send(self._signed(request))
        if answer.status == 401:
            self._tokens.forget()
            answer = self._transport.send(self._signed(request))
            if answer.status == 401:
                self._tokens.forget()
        return answer

    def _signed(self, request: Request) -> Request:
        bearer = {"Authorization": f"Bearer {self._tokens.bearer()}"}
        return replace(request, headers={**_ACCEPT, **request.headers, **bearer})
