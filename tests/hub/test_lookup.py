"""Reading back: pages of the search, and polls that do not wait when there is something."""

from __future__ import annotations

import pytest

from cchc_desktop.hub import lookup, room
from tests.hub.counters import Site, numbered


def test_a_search_goes_on_by_its_token(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "SEARCH_PAGE", 2)
    device = site.device()
    device.push([device.ledger.received(numbered(3001 + turn)) for turn in range(3)])

    first = device.call("POST", "/dossiers/search", json={"hoTen": "vi du"}).json()
    second = device.call(
        "POST", "/dossiers/search", json={"hoTen": "vi du", "pageToken": first["nextPageToken"]}
    ).json()

    assert (len(first["dossiers"]), len(second["dossiers"])) == (2, 1)
    assert "nextPageToken" not in second


def test_a_search_goes_on_where_an_answer_was_full(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "ROOM", 2000)
    device = site.device()
    device.push([device.ledger.received(numbered(3001 + turn)) for turn in range(3)])

    found, token = [], ""
    while token is not None:
        page = device.call("POST", "/dossiers/search", json={"hoTen": "vi du", "pageToken": token}).json()
        assert len(page["dossiers"]) == 1
        found += page["dossiers"]
        token = page.get("nextPageToken")

    assert len({each["dossierUid"] for each in found}) == 3


def test_a_poll_answers_at_once_when_there_is_something(site: Site) -> None:
    device = site.device()
    device.push([device.ledger.received(numbered(3001))])

    page = device.call("GET", "/changes?waitSeconds=55", timeout=40).json()
    assert len(page["changes"]) == 1


def test_a_poll_that_waits_for_nothing_ends(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "LOOK_AGAIN", 0.01)
    page = site.device().call("GET", "/changes?waitSeconds=1", timeout=60).json()

    assert (page["changes"], page["hasMore"]) == ([], False)


def test_a_snapshot_over_http_ends_with_a_cursor_that_works(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "PAGE", 2)
    device = site.device()
    device.push([device.ledger.received(numbered(3001 + turn)) for turn in range(3)])

    first = device.call("GET", "/snapshot").json()
    second = device.call("GET", "/snapshot", params={"pageToken": first["nextPageToken"]}).json()

    assert len(first["dossiers"] + second["dossiers"]) == 3
    assert device.call("GET", "/changes", params={"cursor": second["cursor"]}).json()["changes"] == []
    assert device.call("GET", "/snapshot?receivedFrom=2026-10-06").json().get("dossiers", []) == []
