"""The whole hub: its own client meets it, eight counters push at once, and no fault tells anything of anybody."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from cchc_desktop.hub import pushing
from cchc_desktop.hub.app import load_catalogue
from cchc_desktop.hub.context import Limits
from cchc_desktop.hub.schema import dossiers, ledger
from cchc_desktop.portal.client import Portal, enrol
from cchc_desktop.portal.device_key import DeviceKey
from cchc_desktop.portal.transport import Transport
from cchc_desktop.wire.contract import EnrolRequest, RangeRequest
from tests.hub.counters import UNIT, Device, Ledger, Site, a_site, numbered, problem_code


def test_the_desktop_s_own_client_spends_a_day_at_it(site: Site) -> None:
    load_catalogue(site.hub.storage, "thu-tuc", [{"code": "1.010803", "name": "Trợ cấp"}], "1", site.clock())
    site.clock.at = datetime.now(UTC)  # the client minds the Date header
    key, book = DeviceKey.generate(), Ledger()
    transport = Transport(f"{site.url}/quay/v1", "1.0")
    device = enrol(transport, EnrolRequest(site.code(), dict(key.jwk()), book.instance))
    portal = Portal(transport, device.clientId, key, lambda: datetime.now(UTC), lambda _: None)

    granted = portal.grant_range(RangeRequest("MaHoSo", UNIT, 1000, book.instance), str(numbered(1).uid))
    op = book.received(numbered(3001))
    batch_id = str(numbered(1).uid)
    pushed = portal.push(book.batch([op], batchId=batch_id), batch_id)

    assert granted.first == 3000
    assert [result.outcome for result in pushed.results] == ["applied"]
    assert portal.session().ledgerHeads[0].hash == op["hash"]
    assert [change.kind for change in portal.changes(None).changes] == ["catalogue", "dossier"]
    found = portal.dossier("H52.18-261005-3001")
    assert found is not None
    assert found["ChuHoSo"] == "Trần Thị Ví Dụ"
    assert [one.hash for one in portal.ledger(book.instance)] == [op["hash"]]
    [entry] = portal.catalogues()
    assert portal.catalogue(entry, bytearray())[0]["code"] == "1.010803"
    portal.close()


def test_eight_counters_push_at_once_and_nothing_is_lost_nor_numbered_twice(site: Site) -> None:
    site.hub.turns.most = 16  # nobody is sent away: what is asked here is what the database does
    devices = [site.device(counter) for counter in range(1, 9)]

    def work(counter: int, device: Device) -> list[str]:
        wish = {"series": "MaHoSo", "MaDonVi": UNIT, "quantity": 1000, "deviceInstanceId": device.ledger.instance}
        first = device.call("POST", "/number-ranges", json=wish).json()["from"]
        outcomes: list[str] = []
        for turn in range(5):
            batch = [device.ledger.received(numbered(first + turn * 20 + place)) for place in range(20)]
            answer = device.push(batch).json()
            outcomes += [result["outcome"] for result in answer["results"]]
        return outcomes

    with ThreadPoolExecutor(8) as pool:
        every = [outcome for outcomes in pool.map(work, range(1, 9), devices) for outcome in outcomes]

    with site.hub.storage.reading() as db:
        journalled = db.execute(select(func.count()).select_from(ledger)).scalar_one()
        held, codes = db.execute(select(func.count(), func.count(dossiers.c.code.distinct()))).one()
    assert every == ["applied"] * 800
    assert (journalled, held, codes) == (800, 800, 800)


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (RuntimeError("Trần Thị Ví Dụ 000190000012"), 500, "LOI_CONG"),
        (OperationalError("insert", {}, Exception("database or disk is full")), 503, "BAN"),
    ],
)
def test_a_bug_tells_neither_client_nor_log_anything_of_anybody(
    site: Site,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    status: int,
    code: str,
) -> None:
    def breaks(*_: object) -> bytes:
        raise error

    device = site.device()
    monkeypatch.setattr(pushing, "push", breaks)
    with caplog.at_level(logging.DEBUG):
        answer = device.push([])

    assert (answer.status_code, problem_code(answer)) == (status, code)
    told = answer.text + caplog.text
    assert type(error).__name__ in caplog.text
    assert "Ví Dụ" not in told
    assert "Traceback" not in told


def test_nothing_of_a_citizen_is_logged_when_all_goes_well(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    device = site.device()
    with caplog.at_level(logging.DEBUG, logger="cchc_desktop"), caplog.at_level(logging.INFO, logger="uvicorn"):
        caplog.clear()  # another test may have set the level for good
        device.push([device.ledger.received(numbered(3001))])
        device.call("GET", "/dossiers/H52.18-261005-3001")

    ours = [record.__dict__ for record in caplog.records if record.name.startswith("cchc_desktop")]
    assert [(one["route"], one["status"]) for one in ours] == [
        ("/quay/v1/op-batches", 200),
        ("/quay/v1/dossiers/{id}", 200),
    ]
    assert not [one for one in ours if "H52.18-261005-3001" in repr(one) or "Ví Dụ" in repr(one)]


@pytest.mark.parametrize(
    ("method", "path", "status", "allow"),
    [
        ("GET", "/quay/v1/nothing", 404, None),
        ("PUT", "/quay/v1/session", 405, {"GET", "HEAD"}),
        ("DELETE", "/quay/v1/number-ranges", 405, {"GET", "HEAD", "POST"}),
    ],
)
def test_unknown_places_and_methods_are_problems_too(
    site: Site, method: str, path: str, status: int, allow: set[str] | None
) -> None:
    answer = requests.request(method, site.url + path, timeout=10)

    assert answer.status_code == status
    assert problem_code(answer)
    assert set(answer.headers["allow"].split(", ")) == allow if allow else "allow" not in answer.headers


def test_outside_the_contract_an_unknown_place_is_plain_text(site: Site) -> None:
    answer = requests.get(f"{site.url}/khong-co", timeout=10)

    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/plain; charset=utf-8")


def test_answers_are_packed_for_who_can_unpack(site: Site) -> None:
    device = site.device()
    device.push([device.ledger.received(numbered(3001 + turn)) for turn in range(5)])

    assert device.call("GET", "/changes").headers["content-encoding"] == "gzip"
    plain = device.call("GET", "/changes", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers


def test_a_named_hub_takes_assertions_for_its_name_alone(tmp_path: Path) -> None:
    with a_site(tmp_path, public_url="https://cong.example.vn/") as site:
        device = Device(site.url, site.clock)
        device.enrol(site.code())

        assert device.ask_token().status_code == 401
        named = device.assertion(aud="https://cong.example.vn/quay/v1/oauth2/token")
        assert device.ask_token(named).status_code == 200


def test_a_small_hub_refuses_what_is_too_large(tmp_path: Path) -> None:
    with a_site(tmp_path, limits=Limits(1, 20_000)) as site:
        device = site.device()
        two = [device.ledger.received(numbered(3001)), device.ledger.received(numbered(3002))]
        many = [device.ledger.received(numbered(3003 + turn)) for turn in range(30)]

        for batch in (two, many):
            answer = device.push(batch)
            assert (answer.status_code, problem_code(answer)) == (413, "QUA_LON")
