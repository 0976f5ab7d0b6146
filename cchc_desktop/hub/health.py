"""For who watches the hub (tình trạng cổng): alive, ready, and its figures; nothing here asks who is asking."""

from __future__ import annotations

import asyncio

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.database import deciding
from cchc_desktop.hub.figures import CONTENT_TYPE
from cchc_desktop.hub.schema import settings

_PATIENCE = 3.0  # seconds for the database to say a word
_FRESH = {"Cache-Control": "no-store"}


class Health:
    """Three addresses beside the contract's; a proxy keeps them from the world."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        pool, figures = hub.storage.engine.pool, hub.figures
        figures.watch("hub_work_under_way", "Works on a thread or waiting for one", lambda: hub.turns.under_way)
        figures.watch("hub_work_most", "Works under way from which requests are answered 429", lambda: hub.turns.most)
        figures.watch("hub_long_polls", "Requests that wait for a change", lambda: hub.bell.listeners)
        for name, told in (("checkedout", "in use"), ("checkedin", "idle")):
            figures.watch(f"hub_database_connections_{name}", f"Connections {told}", getattr(pool, name, int))

    def routes(self) -> list[Route]:
        """Every address."""
        return [
            Route("/healthz", self._alive, methods=["GET"]),
            Route("/readyz", self._ready, methods=["GET"]),
            Route("/metrics", self._figures, methods=["GET"]),
        ]

    async def _alive(self, _request: Request) -> Response:
        return PlainTextResponse("alive\n", headers=_FRESH)

    async def _ready(self, _request: Request) -> Response:
        if self._hub.turns.stopping:
            return PlainTextResponse("stopping\n", 503, headers=_FRESH)
        try:  # on a thread beside the turns: a hub with much to do is ready all the same
            await asyncio.wait_for(asyncio.to_thread(deciding, self._reach), _PATIENCE)
        except (SQLAlchemyError, OSError, TimeoutError):
            return PlainTextResponse("no database\n", 503, headers=_FRESH)
        return PlainTextResponse(f"ready\n{self._onward()}", headers=_FRESH)

    def _onward(self) -> str:
        """How the queue to the portal above stands; nothing where there is none: this hub is ready all the same."""
        onward = self._hub.onward
        waiting, refused = onward.standing.waiting, onward.standing.refused
        age = round(onward.oldest_seconds(self._hub.now()))
        return f"upstream: {waiting} waiting, oldest {age} s, {refused} refused\n" if onward.is_open else ""

    def _reach(self) -> None:
        with self._hub.storage.glancing() as db:
            db.execute(select(settings.c.key).limit(1)).first()

    async def _figures(self, _request: Request) -> Response:
        return Response(self._hub.figures.told(), 200, _FRESH, CONTENT_TYPE)
