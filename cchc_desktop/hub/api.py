"""The contract's operations (các lời gọi của hợp đồng kết nối), one function each, and where they are found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub import (
    catalogues,
    file_calls,
    identity,
    journal,
    lookup,
    pushing,
    put_back,
    ranges,
    reconciliation,
    succession,
    tokens,
)
from cchc_desktop.hub.answers import once
from cchc_desktop.hub.calls import PREFIX, Call, Operation, resource
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.database import FREE
from cchc_desktop.hub.messages import FORM, JSON, a_day, a_number, a_part, a_uuid, answer, decoded
from cchc_desktop.hub.refusals import Refusal, not_here
from cchc_desktop.hub.schema import instances
from cchc_desktop.wire.canonical import sha256_hex
from cchc_desktop.wire.contract import EnrolRequest, RangeClose, RangeRequest, Session
from cchc_desktop.wire.reconciliation import Request as Comparison

RANGES = "number-ranges"
CAPABILITIES = [RANGES, "client-code", "reception-time", "long-poll"]
FILES = ["tus", "result-files"]  # where it has a folder for them


def _enrol(call: Call) -> Response:
    request = decoded(call.body, EnrolRequest)
    with call.hub.storage.writing() as db:
        device = identity.enrol(db, request, call.hub.now())
    device.bundleKey = _bundle_key(call)
    return answer(device, 201)


def _bundle_key(call: Call) -> str:
    return call.hub.seals.public.text if call.hub.seals else ""


def _token(call: Call) -> Response:
    address = call.hub.public_url.rstrip("/") + PREFIX + "/oauth2/token" if call.hub.public_url else call.url
    with call.hub.storage.writing(FREE) as db:
        return answer(tokens.grant(db, call.body, frozenset({address}), call.hub.now()))


def _session(call: Call) -> Response:
    now, uploads = call.hub.now(), call.hub.uploads
    with call.hub.storage.reading() as db:
        heads = journal.heads(db, call.caller.device_id)
        wanted = put_back.is_awaited(db, call.caller) or identity.is_long_unseen(db, call.caller.device_id, now)
    if wanted:
        with call.hub.storage.writing(FREE) as db:
            identity.touch(db, call.caller.device_id, now)
    return answer(
        Session(
            serverTime=instant_text(now),
            maxOpsPerBatch=call.hub.max_ops,
            ledgerHeads=heads,
            capabilities=_capabilities(call),
            maxUploadBytes=uploads.limits.most_bytes if uploads else 0,
            khoTep=uploads.shelf.name if uploads else "",
            bundleKey=_bundle_key(call),
        )
    )


def _capabilities(call: Call) -> list[str]:
    """What this hub can do, and its unit lets it."""
    with call.hub.storage.reading() as db:
        withheld = call.hub.withheld | (set() if ranges.are_granted(db, call.caller.unit) else {RANGES})
    able = [*CAPABILITIES, *FILES] if call.hub.uploads else CAPABILITIES
    return [each for each in able if each not in withheld]


def _manifest(call: Call) -> Response:
    with call.hub.storage.reading() as db:
        body = msgspec.json.encode(catalogues.manifest(db))
    etag = f'"{sha256_hex(body)}"'
    if _matches(call, etag):
        return Response(status_code=304, headers={"ETag": etag})
    return answer(body, headers={"ETag": etag})


def _matches(call: Call, etag: str) -> bool:
    given = call.headers.get("if-none-match", "")
    return given == "*" or etag in (tag.strip().removeprefix("W/") for tag in given.split(","))


def _catalogue(call: Call) -> Response:
    name = call.path["name"]
    if name not in catalogues.NAMES:
        raise not_here("Không có danh mục tên này.")
    with call.hub.storage.reading() as db:
        entry = catalogues.current(db, name, call.query.get("version", ""))
        body = catalogues.body(db, entry)
    headers = {"ETag": entry.etag, "Digest-SHA256": entry.sha256, "Accept-Ranges": "bytes"}
    if _matches(call, entry.etag):
        return Response(status_code=304, headers=headers)
    part = a_part(call.headers, entry.etag, len(body))
    if part is None:
        return Response(body, 200, headers, "application/x-ndjson")
    headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{len(body)}"
    return Response(body[part.start : part.stop], 206, headers, "application/x-ndjson")


def _grant_range(call: Call) -> Response:
    key, request = call.key, decoded(call.body, RangeRequest)
    instance = a_uuid(request.deviceInstanceId)
    with call.hub.storage.writing(call.caller.unit) as db:
        now = call.hub.now()

        def make() -> tuple[int, bytes]:
            journal.head_of(db, call.caller, instance, now)
            succession.demand_open(db, instance)
            ranges.demand_granted(RANGES in call.hub.withheld)
            put_back.demand_all_heard(db, call.caller.unit)
            return 201, msgspec.json.encode(ranges.grant(db, call.caller, request, now))

        status, body = once(db, call.caller.device_id, key, _fingerprint(call, request), now, make)
    return answer(body, status)


def _fingerprint(call: Call, request: object) -> str:
    """By the path alone: the same wish may come by another name of this hub, or by hand."""
    return sha256_hex(msgspec.json.encode([urlsplit(call.url).path, request]))


def _list_ranges(call: Call) -> Response:
    with call.hub.storage.reading() as db:
        return answer(ranges.held(db, call.caller.device_id))


def _close_range(call: Call) -> Response:
    key, request = call.key, decoded(call.body, RangeClose)
    with call.hub.storage.writing(call.caller.unit) as db:
        now = call.hub.now()

        def make() -> tuple[int, bytes]:
            return 200, msgspec.json.encode(ranges.close(db, call.caller, call.path["rangeId"], request, now))

        status, body = once(db, call.caller.device_id, key, _fingerprint(call, request), now, make)
    return answer(body, status)


def _push(call: Call) -> Response:
    return answer(pushing.push(call.hub, call.caller, call.key, call.body))


def _batch(call: Call) -> Response:
    batch_id = a_uuid(call.path["batchId"])
    with call.hub.storage.reading() as db:
        return answer(pushing.answer_of(db, call.caller, batch_id))


def _ledger(call: Call) -> Response:
    instance = a_uuid(call.query.get("deviceInstanceId", ""))
    after = a_number(call.query.get("afterSeq"), 0, 0, 2**53)
    limit = a_number(call.query.get("limit"), 500, 1, 1000)
    c = instances.c
    with call.hub.storage.reading() as db:
        owner = db.execute(select(c.device_id).where(c.device_instance_id == instance)).scalar()
    if owner is None:
        raise not_here("Cổng không giữ sổ cái này.")
    if owner != call.caller.device_id:
        with call.hub.storage.writing(call.caller.unit) as db:
            identity.inherit(db, call.caller, owner)
    with call.hub.storage.reading() as db:
        return answer(journal.entries_after(db, instance, after, limit))


def _reconcile(call: Call) -> Response:
    key, request = call.key, decoded(call.body, Comparison)
    a_day(request.ngay)
    if request.MaDonVi != call.caller.unit:
        raise Refusal(403, "DON_VI_KHONG_THAM_QUYEN", "Thiết bị này không thuộc đơn vị cần đối soát.")
    with call.hub.storage.writing(call.caller.unit) as db:

        def make() -> tuple[int, bytes]:
            return 200, msgspec.json.encode(reconciliation.reconcile(db, call.caller, request))

        status, body = once(db, call.caller.device_id, key, _fingerprint(call, request), call.hub.now(), make)
    return answer(body, status)


BY_HAND: Mapping[str, Callable[[Call], Response]] = {
    "/session": _session,
    "/op-batches": _push,
    "/ledger": _ledger,
    "/number-ranges": _list_ranges,
    "/number-ranges/close": _close_range,
    "/number-ranges/grant": _grant_range,
    "/changes": lookup.changes_now,
    "/dossiers/{id}": lookup.dossier,
    "/reconciliations": _reconcile,
    "/snapshot": lookup.snapshot,
    "/catalogues": _manifest,
    "/catalogues/{name}": _catalogue,
}  # what a bundle carried by hand may ask for (bundle_calls.py), served as ever


def routes(hub: Hub) -> list[Route]:
    """Every path of the contract."""
    pull, numbers = "quay.pull", "quay.numbers"

    async def changes(request: Request) -> Response:
        return await lookup.changes(hub, request)

    return [
        resource(hub, "/devices/enrol", post=Operation(_enrol, None, JSON)),
        resource(hub, "/oauth2/token", post=Operation(_token, None, FORM)),
        resource(hub, "/session", get=Operation(_session)),
        resource(hub, "/catalogues", get=Operation(_manifest, "quay.catalogue")),
        resource(hub, "/catalogues/{name}", get=Operation(_catalogue, "quay.catalogue")),
        resource(
            hub, "/number-ranges", post=Operation(_grant_range, numbers, JSON), get=Operation(_list_ranges, numbers)
        ),
        resource(hub, "/number-ranges/{rangeId}/close", post=Operation(_close_range, numbers, JSON)),
        resource(hub, "/op-batches", post=Operation(_push, "quay.push", JSON, rings=True)),
        resource(hub, "/op-batches/{batchId}", get=Operation(_batch, "quay.push")),
        resource(hub, "/changes", get=changes),
        resource(hub, "/snapshot", get=Operation(lookup.snapshot, pull)),
        resource(hub, "/dossiers/search", post=Operation(lookup.search, pull, JSON)),
        resource(hub, "/dossiers/{id}", get=Operation(lookup.dossier, pull)),
        resource(hub, "/ledger", get=Operation(_ledger, pull)),
        resource(hub, "/reconciliations", post=Operation(_reconcile, pull, JSON)),
        *file_calls.routes(hub),
    ]
