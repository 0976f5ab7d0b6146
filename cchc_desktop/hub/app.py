"""The hub as one ASGI application (ứng dụng cổng): the contract under /quay/v1, the pages beside it."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from cchc_desktop.hub import api, bundle_calls, catalogues, seals
from cchc_desktop.hub.blobs import Shelf, folder_beside
from cchc_desktop.hub.calls import PREFIX
from cchc_desktop.hub.context import Hub, Limits
from cchc_desktop.hub.database import Storage, open_storage
from cchc_desktop.hub.health import Health
from cchc_desktop.hub.messages import refused
from cchc_desktop.hub.observing import Observed, templates
from cchc_desktop.hub.pages import Pages
from cchc_desktop.hub.refusals import Refusal, malformed
from cchc_desktop.hub.sign_in import settle_password
from cchc_desktop.hub.uploads import FileLimits, Uploads
from cchc_desktop.wire.contract import CatalogueEntry

_log = logging.getLogger("cchc_desktop.hub")
_DETAILS = {
    404: "Không tìm thấy nội dung được yêu cầu.",
    405: "Cách gọi này không dùng được ở đây.",
}


def make_app(
    database_url: str,
    *,
    clock: Callable[[], datetime],
    admin_password: str | None = None,
    public_url: str = "",
    files: Path | None = None,
    limits: Limits = Limits(),  # noqa: B008  # a tuple
) -> Starlette:
    """The application over a database, made if there is none; `app.state.hub` is its Hub.

    `files` is the folder of attached files, made if there is none; None: beside a SQLite database, else none are taken.
    `admin_password` opens the pages; None keeps the one of before (without any nobody can sign in; serve() makes one).
    """
    storage = open_storage(database_url)
    if admin_password is not None:
        settle_password(storage, admin_password, PasswordHasher())
    folder = files or folder_beside(storage)
    uploads = Uploads(Shelf(folder), FileLimits()) if folder else None
    hub = Hub(storage, clock, public_url, *limits, uploads=uploads, seals=seals.settled(storage))

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        storage.close()

    routes = [*api.routes(hub), *bundle_calls.routes(hub), *Pages(hub).routes(), *Health(hub).routes()]
    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(Observed, hub.figures, templates(routes)),
            Middleware(_Quiet),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=1),
        ],
        exception_handlers={HTTPException: _http_problem},
        lifespan=lifespan,
    )
    app.state.hub = hub
    return app


def load_catalogue(
    storage: Storage, name: str, rows: Sequence[Mapping[str, Any]], version: str, now: datetime
) -> CatalogueEntry:
    """Fill a catalogue from a file's rows (`catalogues.load`); a device polling the feed hears of it within seconds."""
    with storage.writing() as db:
        return catalogues.load(db, name, rows, version, now)


async def _http_problem(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    detail = _DETAILS.get(status, "Yêu cầu không thực hiện được.")
    if not request.url.path.startswith(PREFIX):
        return PlainTextResponse(detail, status, headers)
    code = "KHONG_TIM_THAY" if status == 404 else "CACH_GOI_SAI"
    return refused(Refusal(status, code, detail, headers=headers))


class _Quiet:
    """The last resort: a bug is answered 500 and logged by its class and place, for its text may hold names."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def noted(message: Any) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception as error:  # noqa: BLE001 - nothing of it may reach the client or the log as text
            _log.error("%s at %s", type(error).__name__, _place(error))
            if not begun:
                await refused(_as_refusal(error))(scope, receive, send)


def _as_refusal(error: Exception) -> Refusal:
    """A locked or full database is a state of the world, to be tried again; anything else is a bug."""
    if isinstance(error, DataError):
        return malformed()  # a text or number that no member of the contract can hold
    if isinstance(error, OperationalError | NoConnection):
        return Refusal(503, "BAN", "Cổng đang bận; máy sẽ thử lại.", headers={"Retry-After": "5"})
    return Refusal(500, "LOI_CONG", "Cổng gặp lỗi; máy sẽ thử lại.")


def _place(error: BaseException) -> str:
    """File and line of the innermost frame, no values."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"
