"""Reading back (tra cứu): the change feed with its long poll, the snapshot, one dossier, the search."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import get_args

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub import dossiers, feed, put_back
from cchc_desktop.hub.calls import Call, prepare
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.database import FREE, deciding
from cchc_desktop.hub.dossiers import Wanted
from cchc_desktop.hub.messages import a_day, a_number, answer, decoded
from cchc_desktop.hub.refusals import malformed, not_here
from cchc_desktop.hub.room import fitting
from cchc_desktop.wire.contract import ChangeKind, ChangePage, SnapshotPage

LONGEST_WAIT = 55
PAGE, LONGEST_PAGE = 200, 1000
SEARCH_PAGE = 50
LOOK_AGAIN = 5.0  # seconds; another process of this hub cannot ring the bell
_KINDS = frozenset(get_args(ChangeKind))


async def changes(hub: Hub, request: Request) -> Response:
    """A page of the feed; an empty one waits for the bell up to waitSeconds."""
    call = await prepare(hub, request, "quay.pull", "")
    loop = asyncio.get_running_loop()
    ends_at = loop.time() + a_number(call.query.get("waitSeconds"), 0, 0, LONGEST_WAIT)
    while True:
        page = await hub.turns.run(partial(deciding, partial(_page, call, hears=True)))
        left = ends_at - loop.time()
        if page.changes or left <= 0 or hub.turns.stopping or await request.is_disconnected():
            return answer(page)
        await hub.bell.heard(min(left, LOOK_AGAIN), call.caller.unit)


def _page(call: Call, *, hears: bool) -> ChangePage:
    """`hears`: what the device had to send came before; see put_back."""
    limit = _limit(call)
    kinds = frozenset(filter(None, call.query.get("types", "").split(",")))
    if not kinds <= _KINDS:
        raise malformed("Tham số types không hợp lệ.")
    hub = call.hub
    cursor = call.query.get("cursor")
    with hub.storage.reading() as db:
        awaited = put_back.is_awaited(db, call.caller)
        ahead = feed.is_ahead(db, (hub.storage.name, hub.storage.epoch), call.caller.unit, cursor)
        found = None if ahead else feed.page(db, hub.storage.epoch, call.caller.unit, cursor, limit, kinds)
    waits = a_number(call.query.get("waitSeconds"), 0, 0, LONGEST_WAIT) > 0
    if ahead or (hears and awaited and not waits):  # who waits for news has not begun anew
        with hub.storage.writing(FREE) as db:
            put_back.pulled(db, call.caller, hub.now(), ahead=ahead)
    if found is None:
        raise feed.expired()
    return feed.page_document(found, instant_text(hub.now()))


def _limit(call: Call) -> int:
    return a_number(call.query.get("limit"), PAGE, 1, LONGEST_PAGE)


def changes_now(call: Call) -> Response:
    """A page of the feed as it is, without waiting; for a bundle, whose maker is heard by what it brings."""
    return answer(_page(call, hears=False))


def snapshot(call: Call) -> Response:
    """A page of the unit's dossiers."""
    token, limit = call.query.get("pageToken"), _limit(call)
    received_from = a_day(call.query["receivedFrom"]) if "receivedFrom" in call.query else ""
    with call.hub.storage.reading() as db:
        epoch = call.hub.storage.epoch  # only now: this connection may have found another history
        now, unit = instant_text(call.hub.now()), call.caller.unit
        pin = feed.pinned(token, epoch) if token else feed.new_pin(db, unit, now, received_from)
        return answer(feed.snapshot(db, epoch, unit, pin, limit))


def dossier(call: Call) -> Response:
    """One dossier by any of its names."""
    with call.hub.storage.reading() as db:
        found = dossiers.find(db, call.caller.unit, call.path["id"])
    if found is None:
        raise not_here("Cổng chưa có hồ sơ này.")
    etag = f'"{found.version}"'
    if call.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers={"ETag": etag})
    return answer(found.data, headers={"ETag": etag})


class SearchRequest(msgspec.Struct):
    """What a counter looks for; personal values travel in the body alone."""

    SoDinhDanh: str = ""
    SoDienThoai: str = ""
    hoTen: str = ""
    TrangThaiHoSo: str = ""
    pageToken: str = ""


def search(call: Call) -> Response:
    """Matches of the caller's unit, newest first; the page token is how many were seen."""
    asked = decoded(call.body, SearchRequest)
    if asked.TrangThaiHoSo and asked.TrangThaiHoSo not in {str(status) for status in range(1, 11)}:
        raise malformed("Trạng thái hồ sơ không hợp lệ.")
    offset = a_number(asked.pageToken or None, 0, 0, 10**6)
    wanted = Wanted(call.caller.unit, asked.TrangThaiHoSo, asked.hoTen, asked.SoDinhDanh, asked.SoDienThoai)
    with call.hub.storage.reading() as db:
        found = dossiers.search(db, wanted, offset, SEARCH_PAGE + 1)
    held = min(SEARCH_PAGE, fitting(len(msgspec.json.encode(kept.data)) for kept in found))
    more = str(offset + held) if len(found) > held else None
    shown = [kept.data for kept in found[:held]]
    return answer(SnapshotPage(asOf=instant_text(call.hub.now()), dossiers=shown, nextPageToken=more))
