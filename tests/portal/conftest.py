"""The portal double as a fixture, and transports to it that are closed afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.device_key import DeviceKey
from cchc_desktop.portal.transport import Transport
from tests.portal.double import PortalDouble

Connect = Callable[..., Transport]


@pytest.fixture
def portal_double() -> Iterator[PortalDouble]:
    with PortalDouble() as double:
        yield double


@pytest.fixture
def connect(portal_double: PortalDouble) -> Iterator[Connect]:
    """Transports to the double, or to another address; closed in the end."""
    made: list[Transport] = []

    def connect(base_url: str = "", **settings: object) -> Transport:
        transport = Transport(base_url or portal_double.url, "1.2", **{"deadline": 60.0, **settings})
        made.append(transport)
        return transport

    yield connect
    for transport in made:
        transport.close()


@pytest.fixture(scope="session")
def device_key() -> DeviceKey:
    return DeviceKey.generate()


@pytest.fixture
def pauses() -> list[float]:
    """The waits the portal client asked for; none is waited."""
    return []


@pytest.fixture
def portal(connect: Connect, device_key: DeviceKey, pauses: list[float]) -> Portal:
    return Portal(connect(), "client-1", device_key, lambda: datetime.now(UTC), pauses.append)
