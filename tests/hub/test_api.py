"""The contract over HTTP: idempotent posts, resumable catalogues, packed batches, long polls, honest gaps."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from cchc_desktop.hub import api, identity
from cchc_desktop.hub.app import load_catalogue
from cchc_desktop.hub.lookup import LONGEST_WAIT
from tests.hub.counters import UNIT, Device, Site, numbered, problem_code, raw


@pytest.fixture
def device(site: Site) -> Iterator[Device]:
    device = site.device()
    yield device
    device.http.close()


def wish(device: Device, **members: Any) -> dict[str, Any]:
    wanted = {"series": "MaHoSo", "MaDonVi": UNIT, "quantity": 1000, "deviceInstanceId": device.ledger.instance}
    return wanted | members


def test_one_intent_is_granted_one_range(device: Device) -> None:
    key = {"Idempotency-Key": str(uuid4())}
    first = device.call("POST", "/number-ranges", json=wish(device), headers=key)
    again = device.call("POST", "/number-ranges", json=wish(device), headers=key)
    other = device.call("POST", "/number-ranges", json=wish(device, quantity=10), headers=key)

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert (other.status_code, problem_code(other)) == (422, "KHOA_DUNG_LAI")
    assert [one["from"] for one in device.call("GET", "/number-ranges").json()] == [3000]


@pytest.mark.parametrize("key", ["x", ""])
def test_a_key_that_is_no_uuid_is_malformed(device: Device, key: str) -> None:
    answer = device.call("POST", "/number-ranges", json=wish(device), headers={"Idempotency-Key": key})

    assert (answer.status_code, problem_code(answer)) == (400, "PHONG_BI_SAI")


def test_a_range_is_not_granted_to_another_device_s_instance(site: Site, device: Device) -> None:
    stranger = site.device(4)
    answer = device.call("POST", "/number-ranges", json=wish(device, deviceInstanceId=stranger.ledger.instance))

    assert (answer.status_code, problem_code(answer)) == (403, "THIET_BI_KHONG_KHOP")


def test_a_recovering_counter_learns_the_highest_numbers_seen(device: Device) -> None:
    granted = device.call("POST", "/number-ranges", json=wish(device)).json()
    voided = raw("number.voided", rangeId=granted["rangeId"], ngay="2026-10-05", tu=3005, den=3006, lyDo="Mất điện")
    device.push([device.ledger.received(numbered(3001)), device.ledger.entry(voided)])

    assert device.call("GET", "/number-ranges").json()[0]["seen"] == [{"ngay": "2026-10-05", "highest": 3006}]


def test_a_packed_batch_is_taken(device: Device) -> None:
    body = gzip.compress(device.ledger.batch([device.ledger.received(numbered(3001))]), 1)
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}

    assert device.call("POST", "/op-batches", data=body, headers=headers).json()["ackedThrough"] == 1


def test_a_broken_chain_says_where_to_go_on(device: Device) -> None:
    device.ledger.received(numbered(3001))
    answer = device.push([device.ledger.received(numbered(3002))])

    assert (answer.status_code, problem_code(answer)) == (409, "SO_BI_SUA")
    assert answer.json()["ledgerHead"]["deviceInstanceId"] == device.ledger.instance


def test_the_session_tells_policy_and_heads(device: Device) -> None:
    device.push([device.ledger.received(numbered(3001))])
    session = device.call("GET", "/session").json()

    assert session["serverTime"] == "2026-10-05T08:15:00.000+07:00"
    assert session["ledgerHeads"][0] == {
        "deviceInstanceId": device.ledger.instance,
        "seq": 1,
        "hash": device.ledger.hash,
    }
    assert session["capabilities"] == [*api.CAPABILITIES, "tus", "result-files"]
    assert session["khoTep"]
    assert session["maxUploadBytes"] > 20_000_000


def test_a_catalogue_is_fetched_in_parts_and_only_when_it_changed(site: Site, device: Device) -> None:
    rows = [{"code": f"1.{number:06}", "name": "Thủ tục"} for number in range(300)]
    load_catalogue(site.hub.storage, "thu-tuc", rows, "1", site.clock())
    manifest = device.call("GET", "/catalogues")
    whole = device.call("GET", "/catalogues/thu-tuc")
    etag = whole.headers["etag"]

    def part(asked: str, **headers: str) -> Any:
        return device.call("GET", "/catalogues/thu-tuc", headers={"Range": asked, **headers})

    assert (whole.status_code, whole.headers["digest-sha256"]) == (200, manifest.json()[0]["sha256"])
    assert part("bytes=100-199").content == whole.content[100:200]
    assert part("bytes=100-199").headers["content-range"] == f"bytes 100-199/{len(whole.content)}"
    assert part("bytes=100-", **{"If-Range": etag}).content == whole.content[100:]
    assert part("bytes=100-", **{"If-Range": '"old"'}).status_code == 200
    assert part(f"bytes={len(whole.content)}-").status_code == 416
    assert part("lines=1-2").status_code == 200
    again = {"If-None-Match": etag}
    assert device.call("GET", "/catalogues/thu-tuc", headers=again).status_code == 304
    again = {"If-None-Match": manifest.headers["etag"]}
    assert device.call("GET", "/catalogues", headers=again).status_code == 304
    assert device.call("GET", "/catalogues/thu-tuc", params={"version": "9"}).status_code == 404
    assert device.call("GET", "/catalogues/x").status_code == 404


def test_a_dossier_is_found_by_each_of_its_names(site: Site, device: Device) -> None:
    dossier = numbered(3001, provisional="TQ32610050001K")
    device.push([device.ledger.received(dossier)])

    for name in (dossier.uid, dossier.code, dossier.provisional):
        found = device.call("GET", f"/dossiers/{name}")
        assert (found.status_code, found.headers["etag"], found.json()["dossierUid"]) == (200, '"1"', dossier.uid)
    assert device.call("GET", f"/dossiers/{dossier.code}", headers={"If-None-Match": '"1"'}).status_code == 304
    assert site.device(3, "H52.19").call("GET", f"/dossiers/{dossier.code}").status_code == 404


def test_a_long_poll_ends_when_something_comes(site: Site, device: Device) -> None:
    other = site.device(4)
    cursor = device.call("GET", "/changes").json()["nextCursor"]
    answers: list[Any] = []
    waiting = {"cursor": cursor, "waitSeconds": LONGEST_WAIT}
    poll = threading.Thread(target=lambda: answers.append(device.call("GET", "/changes", params=waiting).json()))
    poll.start()

    dossier = numbered(4001)
    other.push([other.ledger.received(dossier)])
    poll.join(LONGEST_WAIT - 5)

    assert [change["id"] for change in answers[0]["changes"]] == [dossier.uid]
    assert not answers[0]["hasMore"]


@pytest.mark.parametrize("query", ["limit=0", "limit=1001", "waitSeconds=56", "types=task,x", "limit=x"])
def test_an_odd_question_for_changes_is_malformed(device: Device, query: str) -> None:
    assert device.call("GET", f"/changes?{query}").status_code == 400


def test_the_feed_can_be_narrowed(site: Site, device: Device) -> None:
    load_catalogue(site.hub.storage, "ly-do", [{"ma": "1"}], "1", site.clock())
    device.push([device.ledger.received(numbered(3001))])

    page = device.call("GET", "/changes?types=catalogue").json()
    assert [change["kind"] for change in page["changes"]] == ["catalogue"]


def test_the_ledger_comes_back_as_it_was_sent(device: Device) -> None:
    ops = [device.ledger.received(numbered(3001)), device.ledger.entry(raw("counter.event", suKien="x"))]
    device.push(ops)
    asked = {"deviceInstanceId": device.ledger.instance, "afterSeq": 1}

    [entry] = device.call("GET", "/ledger", params=asked).json()
    assert entry["hash"] == ops[1]["hash"]
    assert device.call("GET", "/ledger", params={"deviceInstanceId": str(uuid4())}).status_code == 404


def test_another_device_s_ledger_is_told_to_its_heir_alone(site: Site, device: Device) -> None:
    device.push([device.ledger.received(numbered(3001))])
    asked, heir = {"deviceInstanceId": device.ledger.instance}, site.device(3)

    refused = heir.call("GET", "/ledger", params=asked)  # not 404: a restored counter would think that there is nothing
    with site.hub.storage.writing() as db:
        identity.revoke(db, device.client_id, site.clock())

    assert (refused.status_code, problem_code(refused)) == (403, "THIET_BI_KHONG_KHOP")
    assert len(heir.call("GET", "/ledger", params=asked).json()) == 1


def test_a_search_sends_personal_values_in_the_body(device: Device) -> None:
    device.push([device.ledger.received(numbered(3001))])

    def found(**asked: str) -> int:
        return len(device.call("POST", "/dossiers/search", json=asked).json().get("dossiers", []))

    assert found(hoTen="vi du tran") == 1
    assert found(SoDinhDanh="000190000012") == 1
    assert found(SoDienThoai="0912345678", TrangThaiHoSo="2") == 1
    assert found(SoDinhDanh="000190000012", SoDienThoai="0900000000") == 0
    assert found(TrangThaiHoSo="9") == found(hoTen="le") == found(SoDinhDanh="00019000001") == 0
    assert device.call("POST", "/dossiers/search", json={"TrangThaiHoSo": "11"}).status_code == 400


def test_another_unit_is_not_reconciled(device: Device) -> None:
    body = {"MaDonVi": "H01.01", "ngay": "2026-10-05", "entries": []}
    answer = device.call("POST", "/reconciliations", json=body)

    assert (answer.status_code, problem_code(answer)) == (403, "DON_VI_KHONG_THAM_QUYEN")
