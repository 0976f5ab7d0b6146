"""Bodies in and out (nội dung gói tin): size caps, gzip, strict JSON, and answers as bytes."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from cchc_desktop.hub.refusals import MEDIA_TYPE, Refusal, malformed, too_large

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
BUNDLE = "application/vnd.quay.bundle+zip"

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE | re.ASCII)
_BYTES = re.compile(r"bytes=([0-9]{1,15})-([0-9]{0,15})", re.ASCII)
_T = TypeVar("_T")


async def read_body(request: Request, media_type: str, limit: int) -> bytes:
    """The whole body, unpacked, at most `limit` bytes before and after; raises Refusal 400, 413, 415 or 501."""
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given == BUNDLE:
        raise Refusal(501, "CHUA_HO_TRO", "Cổng nhận gói chép tay ở /bundles, không nhận tệp nén.")
    if given != media_type:
        raise Refusal(415, "KIEU_NOI_DUNG", f"Nội dung gửi lên phải là {media_type}.")
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > limit:
                raise too_large()
    except ClientDisconnect as error:
        raise malformed() from error
    return _unpacked(bytes(body), request.headers.get("content-encoding", "identity").strip().lower(), limit)


def _unpacked(body: bytes, encoding: str, limit: int) -> bytes:
    if encoding in ("", "identity"):
        return body
    if encoding != "gzip":
        raise Refusal(
            415, "KIEU_NOI_DUNG", "Cổng chỉ nhận nội dung nén kiểu gzip.", headers={"Accept-Encoding": "gzip"}
        )
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        plain = unpacker.decompress(body, limit)
    except zlib.error as error:
        raise malformed() from error
    if unpacker.unconsumed_tail:
        raise too_large()
    if not unpacker.eof or unpacker.unused_data:
        raise malformed()
    return plain


def decoded(body: bytes, kind: type[_T]) -> _T:
    """The body as `kind`; raises Refusal 400 for anything else, without repeating what was sent."""
    try:
        body.decode()  # a payload kept raw is only skipped over by the parser
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise malformed() from error


def a_uuid(text: str) -> str:
    """`text` in lower case if it is a UUID; raises Refusal 400."""
    if not _UUID.fullmatch(text):
        raise malformed("Mã định danh gửi lên không đúng dạng UUID.")
    return text.lower()


def is_uuid(text: str) -> bool:
    """Whether `text` is a UUID in lower case, as the chain of hashes writes them."""
    return _UUID.fullmatch(text) is not None and text == text.lower()


def a_number(text: str | None, default: int, least: int, most: int) -> int:
    """A whole number of the query; raises Refusal 400 when it is none or outside `least`..`most`."""
    if text is None:
        return default
    if not re.fullmatch(r"-?[0-9]{1,18}", text, re.ASCII) or not least <= int(text) <= most:
        raise malformed("Tham số trên đường dẫn không hợp lệ.")
    return int(text)


def a_day(text: str) -> str:
    """A date, YYYY-MM-DD; raises Refusal 400."""
    try:
        day = date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise malformed("Ngày gửi lên không hợp lệ.") from error
    if day != text:  # a week date, or one without dashes
        raise malformed("Ngày gửi lên không hợp lệ.")
    return day


def a_part(headers: Mapping[str, str], etag: str, size: int) -> range | None:
    """The one range asked for; None for the whole, also when the file changed since (If-Range). Raises Refusal 416."""
    asked = _BYTES.fullmatch(headers.get("range", "").strip())
    if asked is None or headers.get("if-range", etag) != etag:
        return None
    first, last = int(asked[1]), min(int(asked[2]) if asked[2] else size - 1, size - 1)
    if first > last:
        detail = "Đoạn cần tải nằm ngoài tệp."
        raise Refusal(416, "DOAN_SAI", detail, headers={"Content-Range": f"bytes */{size}"})
    return range(first, last + 1)


def answer(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """`value` as JSON; bytes are taken to be JSON already."""
    body = value if isinstance(value, bytes) else msgspec.json.encode(value)
    return Response(body, status, {"Cache-Control": "no-store", **(headers or {})}, JSON)


def refused(refusal: Refusal) -> Response:
    """A refusal as problem+json."""
    return Response(refusal.body(), refusal.status, {"Cache-Control": "no-store", **refusal.headers}, MEDIA_TYPE)
