"""What is noted of a request: the template of its route, never what stood in its place."""

from __future__ import annotations

import logging
import time

import pytest
import requests

from tests.hub.counters import Site, numbered
from tests.hub.test_figures import values


def test_a_route_is_its_template_and_whatever_matches_none_is_one(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    device = site.device()
    device.push([device.ledger.received(numbered(3001))])
    with caplog.at_level(logging.INFO, logger="cchc_desktop"):
        caplog.clear()  # another test may have set the level for good
        for path in ("/dossiers/H52.18-261005-3001", "/dossiers/H52.18-261005-3002", "/Trần-Thị-Ví-Dụ"):
            device.call("GET", path)
        requests.request("TRANTHIVIDU", site.url, timeout=10)
        requests.get(f"{site.url}/healthz", timeout=10)

        ends = time.monotonic() + 60
        while not routes(site) >= {"/quay/v1/op-batches", "/quay/v1/dossiers/{id}", "none", "/healthz"}:
            assert time.monotonic() < ends  # it is noted once the answer is out
            time.sleep(0.01)

    noted = [(one.__dict__["route"], one.__dict__["status"]) for one in caplog.records]
    said = [one for one in noted if one[0] != "/quay/v1/op-batches"]
    assert said[:3] == [("/quay/v1/dossiers/{id}", 200), ("/quay/v1/dossiers/{id}", 404), ("none", 404)]
    assert "/healthz" not in {route for route, _ in noted}
    told = site.hub.figures.told().decode()
    assert "261005" not in told
    assert "TRANTHIVIDU" not in told


def routes(site: Site) -> set[str]:
    """Every value of a label of the requests."""
    return {part for labels in values(site.hub.figures, "hub_requests_total") for part in labels}


def test_batches_of_a_real_push_are_counted(site: Site) -> None:
    device = site.device()
    device.push([device.ledger.received(numbered(3001)), device.ledger.received(numbered(3002))])

    assert sum(values(site.hub.figures, "hub_operations_total").values()) == 2
