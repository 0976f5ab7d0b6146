"""The calls for files over HTTP: tus 1.0 as the contract says it, reading for the unit alone, missing files told."""

from __future__ import annotations

import base64
import hashlib
import threading
from pathlib import Path
from typing import Any

import pytest
import requests

from cchc_desktop.domain.events import FileLinked
from cchc_desktop.wire.canonical import sha256_hex
from tests.factories import NOW
from tests.hub.counters import Device, Site, a_site, numbered, problem_code

DATA = b"%PDF-1.7" + bytes(range(256)) * 40
SHA = sha256_hex(DATA)
TUS = {"Tus-Resumable": "1.0.0"}


@pytest.fixture
def device(site: Site) -> Device:
    return site.device()


def metadata(**members: str) -> str:
    return ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in members.items())


def create(device: Device, data: bytes = DATA, **headers: str) -> requests.Response:
    said = {"Upload-Length": str(len(data)), "Upload-Metadata": metadata(sha256=sha256_hex(data), filetype="x/y")}
    return device.call("POST", "/uploads", headers=TUS | said | headers)


def place(answer: requests.Response) -> str:
    return answer.headers["location"].removeprefix("/quay/v1")


def patch(device: Device, path: str, offset: int, chunk: bytes, **headers: str) -> requests.Response:
    digest = base64.b64encode(hashlib.sha1(chunk).digest()).decode()
    said = {"Content-Type": "application/offset+octet-stream", "Upload-Offset": str(offset)}
    return device.call("PATCH", path, data=chunk, headers=TUS | said | {"Upload-Checksum": f"sha1 {digest}"} | headers)


def send(device: Device, data: bytes = DATA) -> str:
    path = place(create(device, data))
    assert patch(device, path, 0, data).status_code == 204
    return sha256_hex(data)


def test_a_file_goes_up_by_chunks_and_is_held_at_the_end(device: Device) -> None:
    assert device.call("HEAD", f"/blobs/{SHA}").status_code == 404
    made = create(device)
    path = place(made)
    assert (made.status_code, made.headers["tus-resumable"]) == (201, "1.0.0")
    assert "GMT" in made.headers["upload-expires"]

    assert patch(device, path, 0, DATA[:4000]).headers["upload-offset"] == "4000"
    asked = device.call("HEAD", path, headers=TUS)
    assert (asked.headers["upload-offset"], asked.headers["upload-length"]) == ("4000", str(len(DATA)))
    assert asked.headers["cache-control"] == "no-store"
    last = patch(device, path, 4000, DATA[4000:])

    assert (last.status_code, last.headers["upload-offset"]) == (204, str(len(DATA)))
    held = device.call("HEAD", f"/blobs/{SHA}")
    assert (held.status_code, held.headers["etag"], held.headers["content-length"]) == (200, f'"{SHA}"', str(len(DATA)))
    assert device.call("GET", f"/blobs/{SHA}").content == DATA
    assert device.call("HEAD", path, headers=TUS).status_code == 404


def test_a_spoilt_chunk_is_to_be_sent_again(device: Device) -> None:
    path = place(create(device))

    answer = patch(device, path, 0, DATA, **{"Upload-Checksum": "sha1 " + base64.b64encode(bytes(20)).decode()})

    assert (answer.status_code, problem_code(answer)) == (460, "DOAN_HONG")
    assert device.call("HEAD", path, headers=TUS).headers["upload-offset"] == "0"
    assert patch(device, path, 0, DATA).status_code == 204


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload-Offset": "7"}, 409),
        ({"Upload-Offset": "x"}, 400),
        ({"Upload-Offset": "-1"}, 400),
        ({"Upload-Checksum": "md5 x"}, 400),
        ({"Content-Type": "application/json"}, 415),
        ({"Tus-Resumable": "0.2.1"}, 412),
    ],
)
def test_a_chunk_that_does_not_fit_changes_nothing(device: Device, headers: dict[str, str], status: int) -> None:
    path = place(create(device))

    assert patch(device, path, 0, DATA, **headers).status_code == status
    assert device.call("HEAD", path, headers=TUS).headers["upload-offset"] == "0"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload-Length": ""}, 400),
        ({"Upload-Length": "1e3"}, 400),
        ({"Upload-Length": str(65 * 1024 * 1024)}, 413),
        ({"Upload-Metadata": ""}, 400),
        ({"Upload-Metadata": "sha256 !"}, 400),
        ({"Upload-Metadata": metadata(sha256="../x")}, 400),
        ({"Upload-Metadata": metadata(sha256=SHA) + "," + "x" * 5000}, 400),
        ({"Tus-Resumable": ""}, 412),
    ],
)
def test_an_upload_that_cannot_be_is_not_created(device: Device, headers: dict[str, str], status: int) -> None:
    assert create(device, **headers).status_code == status


def test_an_empty_file_needs_no_chunk(device: Device) -> None:
    assert create(device, b"").status_code == 201
    assert device.call("GET", f"/blobs/{sha256_hex(b'')}").content == b""


def test_parts_of_a_file_are_fetched(device: Device) -> None:
    send(device)

    def part(asked: str, **headers: str) -> requests.Response:
        return device.call("GET", f"/blobs/{SHA}", headers={"Range": asked} | headers)

    answer = part("bytes=100-199")
    assert (answer.status_code, answer.content) == (206, DATA[100:200])
    assert answer.headers["content-range"] == f"bytes 100-199/{len(DATA)}"
    assert part("bytes=100-").content == DATA[100:]
    assert part("bytes=100-199", **{"If-Range": '"another"'}).content == DATA
    assert problem_code(part(f"bytes={len(DATA)}-")) == "DOAN_SAI"


def test_another_counter_of_the_unit_reads_it_and_another_unit_does_not(site: Site, device: Device) -> None:
    send(device)

    assert site.device(4).call("GET", f"/blobs/{SHA}").content == DATA
    stranger = site.device(1, "H01.01")
    assert [stranger.call(method, f"/blobs/{SHA}").status_code for method in ("HEAD", "GET")] == [404, 404]
    assert requests.get(f"{site.url}/quay/v1/blobs/{SHA}", timeout=10).status_code == 401


def test_a_revoked_device_reads_and_sends_nothing(site: Site, device: Device) -> None:
    from cchc_desktop.hub import identity

    send(device)
    path = place(create(device, b"%PDF-2"))
    with site.hub.storage.writing() as db:
        identity.revoke(db, device.client_id, site.clock())

    assert device.call("GET", f"/blobs/{SHA}").status_code == 403
    assert patch(device, path, 0, b"%PDF-2").status_code == 403


def test_an_upload_given_up_is_gone(device: Device) -> None:
    path = place(create(device))

    assert device.call("DELETE", path, headers=TUS).status_code == 204
    assert [device.call(method, path, headers=TUS).status_code for method in ("DELETE", "HEAD")] == [404, 404]


def test_two_counters_send_the_same_file_at_once(site: Site, device: Device) -> None:
    other = site.device(4)
    first, second = place(create(device)), place(create(other))
    assert patch(device, first, 0, DATA[:4000]).status_code == 204

    assert patch(other, second, 0, DATA).status_code == 204
    assert patch(device, first, 4000, DATA[4000:]).status_code == 204
    assert device.call("GET", f"/blobs/{SHA}").content == DATA


def test_the_same_chunk_from_two_lines_is_taken_once(device: Device) -> None:
    path, codes = place(create(device)), []
    lines = [
        threading.Thread(target=lambda: codes.append(patch(device, path, 0, DATA[:4000]).status_code)) for _ in "ab"
    ]
    for line in lines:
        line.start()
    for line in lines:
        line.join()

    assert sorted(codes) in ([204, 409], [204, 423])
    assert device.call("HEAD", path, headers=TUS).headers["upload-offset"] == "4000"


def test_an_operation_is_told_which_files_are_still_to_come(device: Device) -> None:
    dossier = numbered(3001)
    ops = [device.ledger.received(dossier), device.ledger.event(linked(DATA), dossier)]
    assert missing(device.push(ops)) == [[], [SHA]]
    send(device)

    assert missing(device.push(ops)) == [[], []]
    again = device.ledger.event(linked(DATA), dossier), device.ledger.event(linked(b"%PDF-3"), dossier)
    assert missing(device.push(again)) == [[], [sha256_hex(b"%PDF-3")]]


def linked(data: bytes) -> FileLinked:
    return FileLinked(NOW, sha256_hex(data), len(data), "application/pdf", "Đơn")


def missing(answer: requests.Response) -> list[list[str]]:
    return [result.get("missingFiles", []) for result in answer.json()["results"]]


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/blobs/" + "0" * 64), ("POST", "/uploads"), ("PATCH", "/uploads/1"), ("DELETE", "/uploads/1")],
)
def test_a_hub_without_a_folder_for_files_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str, path: str
) -> None:
    monkeypatch.setattr("cchc_desktop.hub.app.folder_beside", lambda _storage: None)
    with a_site(tmp_path) as site:
        device = site.device()
        headers: dict[str, Any] = TUS | {"Content-Type": "application/offset+octet-stream"}
        answer = device.call(method, path, headers=headers)

        assert (answer.status_code, problem_code(answer)) == (501, "CHUA_HO_TRO")
        assert "tus" not in device.call("GET", "/session").json()["capabilities"]
        dossier = numbered(3001)
        ops = [device.ledger.received(dossier), device.ledger.event(linked(DATA), dossier)]
        assert missing(device.push(ops)) == [[], []]
