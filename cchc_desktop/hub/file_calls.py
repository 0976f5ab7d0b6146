"""The contract's calls for files (gửi và lấy tệp): is it held, fetch it by pieces, send it by chunks (tus 1.0)."""

from __future__ import annotations

import base64
import binascii
import hashlib
from datetime import UTC
from email.utils import format_datetime

from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.hub.calls import PREFIX, Call, Operation, resource
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.messages import a_part
from cchc_desktop.hub.refusals import Refusal, malformed, not_here
from cchc_desktop.hub.uploads import Facts, Uploads
from cchc_desktop.wire.canonical import is_sha256

TUS = "1.0.0"
CHUNK = "application/offset+octet-stream"
BLOB = "application/octet-stream"
_LONGEST_METADATA = 4096


def _uploads(call: Call) -> Uploads:
    """Raises Refusal 501 at a hub that has no folder for files, 412 for another version of tus."""
    uploads = _at(call)
    if call.headers.get("tus-resumable") != TUS:
        detail = "Cách gửi tệp này (phiên bản tus) cổng không biết."
        raise Refusal(412, "PHONG_BI_SAI", detail, headers={"Tus-Version": TUS})
    return uploads


def _at(call: Call) -> Uploads:
    if call.hub.uploads is None:
        raise Refusal(501, "CHUA_HO_TRO", "Cổng này chưa nhận tệp đính kèm; hồ sơ vẫn được nhận đầy đủ.")
    return call.hub.uploads


def _held(call: Call) -> tuple[Uploads, str, int]:
    """A file of the caller's unit and its length; raises Refusal 404, 501."""
    uploads, sha256 = _at(call), call.path["sha256"]
    size = uploads.shelf.size(call.caller.unit, sha256)
    if size is None:
        raise not_here("Cổng chưa có tệp này của đơn vị.")
    return uploads, sha256, size


def _head_blob(call: Call) -> Response:
    _, sha256, size = _held(call)
    return Response(headers=_described(sha256) | {"Content-Length": str(size)}, media_type=BLOB)


def _get_blob(call: Call) -> Response:
    uploads, sha256, size = _held(call)
    headers = _described(sha256)
    part = a_part(call.headers, headers["ETag"], size)
    whole = part is None
    part = range(size) if part is None else part
    headers["Content-Length"] = str(len(part))
    if not whole:
        headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    pieces = uploads.shelf.pieces(call.caller.unit, sha256, part)
    return StreamingResponse(pieces, 200 if whole else 206, headers, BLOB)


def _described(sha256: str) -> dict[str, str]:
    return {"ETag": f'"{sha256}"', "Accept-Ranges": "bytes", "Cache-Control": "no-store"}


def _create(call: Call) -> Response:
    uploads = _uploads(call)
    length = _count(call, "upload-length")
    sha256 = _metadata(call).get("sha256", "")
    if not is_sha256(sha256):
        raise malformed("Thiếu mã SHA-256 của tệp (Upload-Metadata).")
    upload_id, facts = uploads.create(call.caller, sha256, length, call.hub.now())
    return _tus(201, facts, Location=f"{PREFIX}/uploads/{upload_id}")


def _metadata(call: Call) -> dict[str, str]:
    """Upload-Metadata: pairs of a name and base64, joined by commas; what is no text is left out."""
    given = call.headers.get("upload-metadata", "")
    if len(given) > _LONGEST_METADATA:
        raise malformed("Upload-Metadata quá dài.")
    found = {}
    for pair in given.split(","):
        name, _, value = pair.strip().partition(" ")
        try:
            found[name] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            continue
    return found


def _count(call: Call, header: str) -> int:
    text = call.headers.get(header, "")
    if not (text.isascii() and text.isdigit() and len(text) <= 15):
        raise malformed(f"Thiếu hoặc sai {header.title()}.")
    return int(text)


def _head_upload(call: Call) -> Response:
    uploads, upload_id, facts = _mine(call)
    offset = uploads.offset(upload_id)
    return _tus(200, facts, **{"Upload-Offset": str(offset), "Upload-Length": str(facts.length)})


def _mine(call: Call) -> tuple[Uploads, str, Facts]:
    uploads, upload_id = _uploads(call), call.path["uploadId"]
    return uploads, upload_id, uploads.facts(call.caller, upload_id, call.hub.now())


def _patch(call: Call) -> Response:
    uploads, upload_id, facts = _mine(call)
    offset = _count(call, "upload-offset")
    _check(call)
    reached = uploads.append(upload_id, facts, offset, call.body)
    return _tus(204, facts, **{"Upload-Offset": str(reached)})


def _check(call: Call) -> None:
    """The chunk is what was sent: SHA-1, as tus names it; raises Refusal 400 and 460."""
    given = call.headers.get("upload-checksum")
    if given is None:
        return
    algorithm, _, digest = given.partition(" ")
    if algorithm != "sha1":
        raise malformed("Cổng chỉ kiểm tra đoạn tệp bằng sha1.")
    if digest.strip() != base64.b64encode(hashlib.sha1(call.body, usedforsecurity=False).digest()).decode():
        raise Refusal(460, "DOAN_HONG", "Đoạn tệp bị hỏng trên đường truyền; máy sẽ gửi lại đoạn này.")


def _delete(call: Call) -> Response:
    uploads, upload_id, facts = _mine(call)
    uploads.end(upload_id)
    return _tus(204, facts)


def _tus(status: int, facts: Facts, **headers: str) -> Response:
    expires = format_datetime(parse_instant(facts.expires).astimezone(UTC), usegmt=True)
    said = {"Tus-Resumable": TUS, "Upload-Expires": expires, "Cache-Control": "no-store"}
    return Response(status_code=status, headers=said | headers)


def routes(hub: Hub) -> list[Route]:
    """The paths of files."""
    push, pull = "quay.push", "quay.pull"
    return [
        resource(hub, "/blobs/{sha256}", get=Operation(_get_blob, pull), head=Operation(_head_blob, push)),
        resource(hub, "/uploads", post=Operation(_create, push)),
        resource(
            hub,
            "/uploads/{uploadId}",
            head=Operation(_head_upload, push),
            patch=Operation(_patch, push, CHUNK),
            delete=Operation(_delete, push),
        ),
    ]
