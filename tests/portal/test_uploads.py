"""Files at the portal: what is believed, what is asked again, and what never leaves this machine."""

from __future__ import annotations

import base64
import hashlib

import pytest

from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import (
    DeviceRevoked,
    PortalRefused,
    PortalTrouble,
    PortalUnreachable,
    StrangeAnswer,
    TooLarge,
)
from cchc_desktop.portal.uploads import FileFacts, Sending
from tests.portal.double import FAULTS, PortalDouble, problem, reply

DATA = bytes(range(256)) * 100
SHA = hashlib.sha256(DATA).hexdigest()
FACTS = FileFacts(SHA, len(DATA), "application/pdf", "0192f7c0-0000-7000-8000-000000000001")
BLOB, UPLOAD = f"/blobs/{SHA}", "/uploads/u1"
FILE = {"Content-Type": "application/octet-stream"}
TUS = {"Tus-Resumable": "1.0.0"}


def offset(value: object, status: int = 204, **headers: str):
    return reply(status, b"", TUS | {"Upload-Offset": str(value)} | headers)


def test_held_is_believed_when_the_answer_names_the_file(portal: Portal, portal_double: PortalDouble) -> None:
    portal_double.script(BLOB, reply(200, b"", {"ETag": f'"{SHA}"'}), reply(404))

    assert portal.files.is_held(SHA)
    assert not portal.files.is_held(SHA)


@pytest.mark.parametrize("headers", [{}, {"ETag": f'"{"0" * 64}"'}, {"Content-Type": "application/json"}])
def test_a_network_that_says_yes_to_everything_holds_nothing(
    portal: Portal, portal_double: PortalDouble, headers
) -> None:
    portal_double.script(BLOB, reply(200, b"", headers))

    with pytest.raises(StrangeAnswer):
        portal.files.is_held(SHA)


def test_an_upload_is_created_without_a_file_s_name(portal: Portal, portal_double: PortalDouble) -> None:
    portal_double.script("/uploads", reply(201, b"", TUS | {"Location": "/quay/v1/uploads/u1"}))

    assert portal.files.create(FACTS) == "u1"

    (came,) = portal_double.asked("/uploads")
    assert (came.headers["upload-length"], came.headers["tus-resumable"]) == (str(len(DATA)), "1.0.0")
    said = dict(pair.split(" ") for pair in came.headers["upload-metadata"].split(","))
    assert {name: base64.b64decode(value).decode() for name, value in said.items()} == {
        "sha256": SHA,
        "filetype": "application/pdf",
        "dossierUid": FACTS.dossier_uid,
    }


@pytest.mark.parametrize(
    "location", ["", "/uploads/", "/elsewhere/u1", "/quay/v1/uploads/a b", "/uploads/" + "x" * 300]
)
def test_an_upload_without_a_place_is_none(portal: Portal, portal_double: PortalDouble, location: str) -> None:
    portal_double.script("/uploads", reply(201, b"", TUS | {"Location": location}))

    with pytest.raises(StrangeAnswer):
        portal.files.create(FACTS)


def test_nothing_is_sent_to_another_host(portal: Portal, portal_double: PortalDouble) -> None:
    portal_double.script("/uploads", reply(201, b"", TUS | {"Location": "https://elsewhere.example/uploads/u1"}))
    portal_double.script(UPLOAD, offset(5))

    assert portal.files.append(portal.files.create(FACTS), 0, DATA[:5]) == 5
    assert len(portal_double.asked(UPLOAD)) == 1


def test_a_chunk_goes_as_it_is_with_its_sha1(portal: Portal, portal_double: PortalDouble) -> None:
    portal_double.script(UPLOAD, offset(100 + 20_000))

    assert portal.files.append("u1", 100, DATA[100:20_100]) == 20_100

    (came,) = portal_double.asked(UPLOAD)
    assert (came.method, came.body, came.packed) == ("PATCH", DATA[100:20_100], False)
    assert came.headers["upload-offset"] == "100"
    digest = base64.b64encode(hashlib.sha1(DATA[100:20_100]).digest()).decode()
    assert came.headers["upload-checksum"] == f"sha1 {digest}"
    assert came.headers["content-type"] == "application/offset+octet-stream"


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (404, Sending.GONE),
        (410, Sending.GONE),
        (409, Sending.ELSEWHERE),
        (423, Sending.ELSEWHERE),
        (460, Sending.SPOILT),
        (422, Sending.ANOTHER_FILE),
    ],
)
def test_what_the_portal_says_of_a_chunk(
    portal: Portal, portal_double: PortalDouble, status: int, told: Sending
) -> None:
    portal_double.script(UPLOAD, problem(status))
    assert portal.files.append("u1", 0, DATA) is told


@pytest.mark.parametrize(
    "answer", [reply(204), offset(7), offset(len(DATA) + 1), offset("x"), reply(200), offset(5, 201)]
)
def test_a_chunk_is_sent_when_the_offset_says_so_and_not_before(portal: Portal, portal_double, answer) -> None:
    portal_double.script(UPLOAD, answer)

    with pytest.raises(StrangeAnswer):
        portal.files.append("u1", 0, DATA)


def test_where_an_upload_stands(portal: Portal, portal_double: PortalDouble) -> None:
    portal_double.script(UPLOAD, offset(77, 200), reply(404), reply(410), offset(len(DATA) + 1, 200), reply(200))

    told = [portal.files.offset("u1", len(DATA)) for _ in range(3)]
    assert told == [77, Sending.GONE, Sending.GONE]
    for _ in range(2):
        with pytest.raises(StrangeAnswer):
            portal.files.offset("u1", len(DATA))


def test_refusals_are_told_apart(portal: Portal, portal_double: PortalDouble) -> None:
    portal_double.script(
        "/uploads", problem(413), problem(403, "THIET_BI_BI_THU_HOI"), problem(400), problem(503, "BAN")
    )

    for kind in (TooLarge, DeviceRevoked, PortalRefused, PortalUnreachable):
        with pytest.raises(kind):
            portal.files.create(FACTS)


@pytest.mark.parametrize("fault", [name for name in FAULTS if not FAULTS[name].silent])
def test_no_trouble_is_anything_but_trouble(portal: Portal, portal_double: PortalDouble, fault: str) -> None:
    portal_double.script("*", FAULTS[fault].reply)

    for call in (
        lambda: portal.files.is_held(SHA),
        lambda: portal.files.create(FACTS),
        lambda: portal.files.append("u1", 0, DATA),
        lambda: portal.files.fetch(SHA, 0, 10),
    ):
        try:
            assert call() in (False, *Sending), "nothing is taken for done"
        except PortalTrouble:
            continue


def test_a_piece_is_fetched_with_its_place(portal: Portal, portal_double: PortalDouble) -> None:
    portal_double.script(BLOB, reply(206, DATA[10:30], FILE | {"Content-Range": f"bytes 10-29/{len(DATA)}"}))

    assert portal.files.fetch(SHA, 10, 20) == (DATA[10:30], len(DATA))
    assert portal_double.asked(BLOB)[0].headers["range"] == "bytes=10-29"


def test_a_portal_without_ranges_gives_the_whole(portal: Portal, portal_double: PortalDouble) -> None:
    portal_double.script(BLOB, reply(200, DATA, FILE))

    assert portal.files.fetch(SHA, 0, 20) == (DATA, len(DATA))
    with pytest.raises(StrangeAnswer):
        portal.files.fetch(SHA, 20, 20)


@pytest.mark.parametrize("told", ["", "bytes 0-19/900", "bytes 10-28/900", "bytes */900", "x"])
def test_another_piece_is_not_taken(portal: Portal, portal_double: PortalDouble, told: str) -> None:
    portal_double.script(BLOB, reply(206, DATA[10:30], FILE | {"Content-Range": told}))

    with pytest.raises(StrangeAnswer):
        portal.files.fetch(SHA, 10, 20)
