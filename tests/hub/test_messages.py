"""Bodies: capped before and after unpacking, strict, and answered without repeating what was sent."""

from __future__ import annotations

import gzip
import zlib
from typing import Any

import anyio
import msgspec
import pytest
from starlette.requests import Request

from cchc_desktop.hub.messages import JSON, a_day, a_number, a_uuid, answer, decoded, is_uuid, read_body, refused
from cchc_desktop.hub.refusals import Refusal, malformed
from cchc_desktop.wire.contract import RangeClose

LIMIT = 1000


def read(body: bytes, *, kind: str = JSON, encoding: str = "", cut: bool = False) -> bytes:
    headers = [(b"content-type", kind.encode())] + ([(b"content-encoding", encoding.encode())] if encoding else [])
    messages: list[dict[str, Any]] = [
        {"type": "http.request", "body": body[i : i + 300], "more_body": True} for i in range(0, len(body), 300)
    ]
    messages.append({"type": "http.disconnect"} if cut else {"type": "http.request", "body": b"", "more_body": False})

    async def receive() -> dict[str, Any]:
        return messages.pop(0)

    async def run() -> bytes:
        return await read_body(Request({"type": "http", "headers": headers}, receive), JSON, LIMIT)

    return anyio.run(run)


@pytest.mark.parametrize("encoding", ["", "identity", "gzip"])
def test_a_body_is_read_whole(encoding: str) -> None:
    body = bytes(range(256)) * 3

    assert read(gzip.compress(body) if encoding == "gzip" else body, encoding=encoding) == body


def refused_with(body: bytes, **how: Any) -> tuple[int, str]:
    with pytest.raises(Refusal) as refusal:
        read(body, **how)
    return refusal.value.status, refusal.value.code


def test_a_body_too_large_is_refused_packed_or_not() -> None:
    assert refused_with(b"0" * 1001) == (413, "QUA_LON")
    assert refused_with(gzip.compress(b"0" * 500_000), encoding="gzip") == (413, "QUA_LON")
    assert refused_with(gzip.compress(b"0" * 1001), encoding="gzip") == (413, "QUA_LON")


@pytest.mark.parametrize(
    "body", [b"", b"{}", gzip.compress(b"{}", mtime=0)[:-3], gzip.compress(b"{}", mtime=0) * 2, zlib.compress(b"{}")]
)
def test_broken_gzip_is_malformed(body: bytes) -> None:
    assert refused_with(body, encoding="gzip") == (400, "PHONG_BI_SAI")


def test_a_connection_cut_short_is_malformed() -> None:
    assert refused_with(b"{}", cut=True) == (400, "PHONG_BI_SAI")


@pytest.mark.parametrize("kind", ["", "text/plain", "application/jsonx", "application/x-www-form-urlencoded"])
def test_another_media_type_is_refused(kind: str) -> None:
    assert refused_with(b"{}", kind=kind)[0] == 415


def test_another_encoding_is_refused() -> None:
    assert refused_with(b"{}", encoding="br")[0] == 415


def test_a_bundle_is_honestly_not_taken() -> None:
    assert refused_with(b"PK", kind="application/vnd.quay.bundle+zip")[0] == 501


def test_parameters_of_the_media_type_do_not_matter() -> None:
    assert read(b"{}", kind="Application/JSON; charset=utf-8") == b"{}"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"NaN",
        b'{"reason": "other"}',
        b'{"reason": "\xff"}',
        b'{"reason": "retired", "x": "\xc3"}',
        b'{"reason": "retired", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ],
)
def test_what_is_not_the_wished_document_is_malformed(body: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        decoded(body, RangeClose)

    assert refusal.value.code == "PHONG_BI_SAI"


def test_unknown_members_pass() -> None:
    assert decoded(b'{"reason": "retired", "new": 1}', RangeClose).reason == "retired"


@pytest.mark.parametrize(("text", "right"), [("0192f7c0-0000-7000-8000-00000000000A", True), ("x", False), ("", False)])
def test_a_uuid_is_told_from_other_text(text: str, right: bool) -> None:
    assert is_uuid(text.lower()) is right
    assert not is_uuid(text)
    if right:
        assert a_uuid(text) == text.lower()
    else:
        with pytest.raises(Refusal):
            a_uuid(text)


@pytest.mark.parametrize("text", ["x", "", "1.5", "-1", "56", "1" * 30, "٣"])
def test_a_number_outside_its_bounds_is_malformed(text: str) -> None:
    with pytest.raises(Refusal, match="PHONG_BI_SAI"):
        a_number(text, 0, 0, 55)


def test_a_number_left_out_has_its_default() -> None:
    assert (a_number(None, 200, 1, 1000), a_number("7", 200, 1, 1000)) == (200, 7)


@pytest.mark.parametrize("text", ["", "x", "2026-13-01", "20261005", "2026-W41-1", "2026-10-05T00:00:00"])
def test_a_day_is_written_one_way(text: str) -> None:
    with pytest.raises(Refusal):
        a_day(text)

    assert a_day("2026-10-05") == "2026-10-05"


def test_answers_are_json_and_refusals_problems() -> None:
    assert answer({"a": 1}).body == answer(b'{"a":1}').body == b'{"a":1}'
    said = refused(malformed())
    assert (said.status_code, said.media_type) == (400, "application/problem+json")
    assert msgspec.json.decode(said.body)["code"] == "PHONG_BI_SAI"
