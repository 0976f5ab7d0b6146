"""Files to and from the portal (gửi và lấy tệp): tus 1.0 by chunks, Range by pieces, over the portal's own transport.

tuspy was tried: it calls requests by itself (no truststore, no deadline, no size cap), and takes 404, 409 and 460 alike.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import quote, urlsplit

from cchc_desktop.portal.answers import content_range, succeeded
from cchc_desktop.portal.errors import StrangeAnswer
from cchc_desktop.portal.message import Answer, Request

_TUS = {"Tus-Resumable": "1.0.0"}
_CHUNK_TYPE = "application/offset+octet-stream"
_UPLOAD_ID = re.compile(r"[A-Za-z0-9._~-]{1,200}")


class Sending(Enum):
    """What the portal says of an upload, when it is not simply the offset."""

    GONE = auto()  # 404, 410: ask for the blob, then create again
    ELSEWHERE = auto()  # 409, 423: ask for the offset, then go on
    SPOILT = auto()  # 460: send the chunk again
    ANOTHER_FILE = auto()  # 422: the whole arrived as something else; create again


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a portal is told of a file; never what it is called, for that may be a person's name."""

    sha256: str
    length: int
    media_type: str
    dossier_uid: str


class Uploads:
    """The calls for files; `send` is the portal client's, which signs. Every method raises PortalTrouble."""

    def __init__(self, send: Callable[[Request], Answer]) -> None:
        self._send = send

    def is_held(self, sha256: str) -> bool:
        """Whether the portal has the file whole; believed only when the answer names it."""
        answer = self._send(Request("HEAD", f"/blobs/{sha256}", headers=_AS_IT_IS))
        if answer.status == 404:
            return False
        if succeeded(answer).headers.get("etag", "").strip('"').lower() != sha256:
            raise StrangeAnswer("held, and does not say what")
        return True

    def create(self, facts: FileFacts) -> str:
        """A new upload's id; raises TooLarge for a file the portal will never take."""
        said = {"sha256": facts.sha256, "filetype": facts.media_type, "dossierUid": facts.dossier_uid}
        metadata = ",".join(
            f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in said.items() if value
        )
        headers = {**_TUS, "Upload-Length": str(facts.length), "Upload-Metadata": metadata}
        answer = succeeded(self._send(Request("POST", "/uploads", headers=headers)))
        upload_id = urlsplit(answer.headers.get("location", "")).path.rpartition("/uploads/")[2]
        if answer.status != 201 or not _UPLOAD_ID.fullmatch(upload_id):
            raise StrangeAnswer("upload without a place")
        return upload_id

    def offset(self, upload_id: str, length: int) -> int | Sending:
        """How much of it the portal has, or GONE."""
        answer = self._send(Request("HEAD", _path(upload_id), headers=_TUS))
        if answer.status in (404, 410):
            return Sending.GONE
        return _offset(succeeded(answer), length)

    def append(self, upload_id: str, offset: int, chunk: bytes) -> int | Sending:
        """The new offset, once the portal has the chunk; raises TooLarge for a chunk it wants smaller."""
        digest = hashlib.sha1(chunk, usedforsecurity=False).digest()
        headers = {
            **_TUS,
            "Content-Type": _CHUNK_TYPE,
            "Upload-Offset": str(offset),
            "Upload-Checksum": f"sha1 {base64.b64encode(digest).decode()}",
        }
        answer = self._send(Request("PATCH", _path(upload_id), body=chunk, headers=headers))
        if answer.status in _SAID:
            return _SAID[answer.status]
        if answer.status != 204:
            succeeded(answer)
            raise StrangeAnswer("chunk neither taken nor refused")
        reached = _offset(answer, offset + len(chunk))
        if reached != offset + len(chunk):
            raise StrangeAnswer("another offset than sent")
        return reached

    def fetch(self, sha256: str, start: int, size: int) -> tuple[bytes, int]:
        """At most `size` bytes of a file from `start` on, and how long it is whole."""
        headers = {"Range": f"bytes={start}-{start + size - 1}", **_AS_IT_IS}
        answer = succeeded(self._send(Request("GET", f"/blobs/{sha256}", headers=headers)))
        if answer.content_type != "application/octet-stream":
            raise StrangeAnswer("not a file")
        if answer.status == 200 and start == 0:  # short, or a portal without ranges
            return answer.body, len(answer.body)
        told = content_range(answer)
        if answer.status != 206 or told is None or not answer.body or len(answer.body) > size:
            raise StrangeAnswer("piece without its range")
        if told[:2] != (start, start + len(answer.body) - 1):
            raise StrangeAnswer("another piece than asked for")
        return answer.body, told[2]


_AS_IT_IS = {"Accept-Encoding": "identity", "Accept": "application/octet-stream, application/problem+json"}
_SAID = {
    404: Sending.GONE,
    410: Sending.GONE,
    409: Sending.ELSEWHERE,
    423: Sending.ELSEWHERE,
    460: Sending.SPOILT,
    422: Sending.ANOTHER_FILE,
}


def _path(upload_id: str) -> str:
    return f"/uploads/{quote(upload_id, safe='')}"


def _offset(answer: Answer, most: int) -> int:
    text = answer.headers.get("upload-offset", "")
    if "tus-resumable" not in answer.headers or not re.fullmatch(r"[0-9]{1,15}", text) or int(text) > most:
        raise StrangeAnswer("upload without its offset")
    return int(text)
