"""What is noted of each request (theo dõi lượt gọi): its route's template, status and time; no address, no body."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from typing import Any

from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from cchc_desktop.hub.figures import Figures

_log = logging.getLogger("cchc_desktop.hub.requests")
_METHODS = frozenset({"GET", "HEAD", "POST", "PATCH", "DELETE", "PUT", "OPTIONS"})
_NOT_TOLD = frozenset({"/healthz", "/readyz", "/metrics"})  # asked every few seconds


def templates(routes: Sequence[BaseRoute]) -> dict[Callable[..., Any], str]:
    """Each endpoint's path as it was written, `/dossiers/{id}`."""
    return {route.endpoint: route.path for route in routes if isinstance(route, Route)}


class Observed:
    """Counts and logs; what matches no route is one line, whatever its path says."""

    def __init__(self, app: ASGIApp, figures: Figures, templates: dict[Callable[..., Any], str]) -> None:
        self._app, self._figures, self._templates = app, figures, templates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def noted(message: Any) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            self._note(scope, status, time.perf_counter() - began)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = self._templates.get(scope.get("endpoint", _none), "none")
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self._figures.request(route, method, status, seconds)
        if route not in _NOT_TOLD:
            said = {"route": route, "method": method, "status": status, "ms": round(seconds * 1000, 1)}
            _log.info("request", extra=said)


def _none() -> None:
    """Stands for an endpoint that there is not."""
