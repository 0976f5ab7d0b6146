"""How a request of the contract is served (một lời gọi): device first, then body, then the work on its own thread."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import NamedTuple

from starlette.datastructures import Headers, QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cchc_desktop.hub import tokens
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.database import deciding
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.messages import a_uuid, read_body, refused
from cchc_desktop.hub.refusals import Refusal, malformed
from cchc_desktop.wire.contract import API_PATH

PREFIX = API_PATH
NOBODY = Caller("", "", 0, frozenset())
Endpoint = Callable[[Request], Awaitable[Response]]


class Call(NamedTuple):
    """A request once its device is known and its body is read."""

    hub: Hub
    caller: Caller
    body: bytes
    headers: Headers
    query: QueryParams
    path: Mapping[str, str]
    url: str

    @property
    def key(self) -> str:
        """The Idempotency-Key; raises Refusal 400 when there is none."""
        given = self.headers.get("idempotency-key")
        if given is None:
            raise malformed("Thiếu khóa chống trùng (Idempotency-Key).")
        return a_uuid(given)


class Operation(NamedTuple):
    """One method of one path: the work, the scope a token must have (None: no token), the body's media type."""

    work: Callable[[Call], Response]
    scope: str | None = ""
    media_type: str = ""
    rings: bool = False  # whether it may have changed something that a long poll waits for


async def prepare(hub: Hub, request: Request, scope: str | None, media_type: str) -> Call:
    """Who calls and with what; raises Refusal."""
    caller = NOBODY
    if scope is not None:
        caller = await hub.turns.run(
            partial(deciding, partial(_caller, hub, request.headers.get("authorization", ""), scope))
        )
    body = await read_body(request, media_type, hub.max_body_bytes) if media_type else b""
    address = str(request.url.replace(query=None, fragment=None))
    return Call(hub, caller, body, request.headers, request.query_params, request.path_params, address)


def _caller(hub: Hub, authorization: str, scope: str) -> Caller:
    with hub.storage.glancing() as db:
        return tokens.caller(db, authorization, scope, hub.now())


def resource(hub: Hub, path: str, **methods: Operation | Endpoint) -> Route:
    """A route that knows all methods of its path, so that a wrong one is answered 405 with the right Allow."""

    async def serve(request: Request) -> Response:
        operation = methods["get" if request.method == "HEAD" and "head" not in methods else request.method.lower()]
        try:
            await hub.turns.enter(request)
            if not isinstance(operation, Operation):
                return await operation(request)
            call = await prepare(hub, request, operation.scope, operation.media_type)
            hub.turns.ask(begun=True)
            answer = await hub.turns.run(partial(deciding, partial(operation.work, call)))
        except Refusal as refusal:
            return refused(refusal)
        if operation.rings:
            hub.bell.ring(call.caller.unit)
        return answer

    return Route(PREFIX + path, serve, methods=[name.upper() for name in methods])
