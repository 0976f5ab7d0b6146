"""A form with a file: read whole, never more than a page may send."""

from __future__ import annotations

from typing import Any

import anyio
import pytest
from starlette.requests import Request

from cchc_desktop.hub import multipart
from cchc_desktop.hub.refusals import Refusal

EDGE = "x-edge"


def part(name: str, value: bytes, filename: str | None = None) -> bytes:
    named = f'; filename="{filename}"' if filename is not None else ""
    return f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'.encode() + value + b"\r\n"


def post(*parts: bytes, length: str | None = None) -> Request:
    body = b"".join(parts) + f"--{EDGE}--\r\n".encode()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    headers = [(b"content-type", f"multipart/form-data; boundary={EDGE}".encode())]
    if length != "":
        headers.append((b"content-length", (length or str(len(body))).encode()))
    return Request({"type": "http", "method": "POST", "headers": headers}, receive)


def test_fields_and_the_file_are_read() -> None:
    async def read() -> None:
        request = post(part("tenGiayTo", "Giấy".encode()), part("tep", b"%PDF-1.7", "a.pdf"))
        assert multipart.is_one(request)
        fields, file = await multipart.read(request)
        assert fields == {"tenGiayTo": "Giấy"}
        assert file is not None
        assert file.file.read() == b"%PDF-1.7"
        await request.close()

    anyio.run(read)


def test_no_file_chosen_is_no_file() -> None:
    async def read() -> None:
        request = post(part("a", b"1"), part("tep", b"", ""))
        assert await multipart.read(request) == ({"a": "1"}, None)
        await request.close()

    anyio.run(read)


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (post(part("a", b"1"), length=""), 411),
        (post(part("a", b"1"), length=str(20 * 1024 * 1024)), 413),
        (post(part("a", b"1"), length="9" * 13), 413),
        (post(*(part(f"a{n}", b"1") for n in range(40))), 400),
        (post(part("a", b"1" * 70_000)), 400),
        (post(part("a", b"1", "a"), part("b", b"1", "b")), 400),
    ],
)
def test_too_much_or_of_unknown_length_is_refused(request_: Request, status: int) -> None:
    with pytest.raises(Refusal) as refused:
        anyio.run(multipart.read, request_)
    assert refused.value.status == status
