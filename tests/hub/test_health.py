"""Who watches the hub is told the truth: alive, ready only with its database, and figures."""

from __future__ import annotations

from typing import NoReturn

import pytest
import requests
from sqlalchemy.exc import OperationalError

from cchc_desktop.hub.health import Health
from tests.hub.counters import Site


def asked(site: Site, path: str) -> tuple[int, str]:
    answer = requests.get(site.url + path, timeout=10)
    return answer.status_code, answer.text


def test_a_hub_that_runs_is_alive_and_ready(site: Site) -> None:
    assert asked(site, "/healthz") == (200, "alive\n")
    assert asked(site, "/readyz") == (200, "ready\n")


def test_without_its_database_it_is_alive_and_not_ready(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_health: Health) -> NoReturn:
        raise OperationalError("select", {}, Exception("no route to host"))

    monkeypatch.setattr(Health, "_reach", gone)

    assert asked(site, "/healthz")[0] == 200
    assert asked(site, "/readyz") == (503, "no database\n")


def test_one_that_stops_is_not_ready_and_takes_nothing_new(site: Site) -> None:
    device = site.device()
    site.hub.turns.stopping = True
    answer = device.push([])

    assert asked(site, "/readyz") == (503, "stopping\n")
    assert (answer.status_code, answer.json()["code"], answer.headers["Connection"]) == (503, "BAN", "close")
    assert answer.headers["Retry-After"]


def test_the_figures_tell_of_connections_and_work(site: Site) -> None:
    status, told = asked(site, "/metrics")

    assert status == 200
    for name in ("hub_work_under_way", "hub_work_most", "hub_long_polls", "hub_database_connections_checkedout"):
        assert f"\n{name} " in told


def test_a_full_hub_answers_429_with_a_time_and_loses_nothing(site: Site) -> None:
    device = site.device()
    site.hub.turns.most = 0
    body = device.ledger.batch([])
    headers = {"Content-Type": "application/json"}
    away = device.call("POST", "/op-batches", data=body, headers=headers)
    site.hub.turns.most = 6

    assert (away.status_code, away.json()["code"]) == (429, "BAN")
    assert 1 <= int(away.headers["Retry-After"]) <= 5
    assert device.call("POST", "/op-batches", data=body, headers=headers).status_code == 200
