"""Catalogues (danh mục) as the portal gives them: whole NDJSON files, in pieces, believed only by their digest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from cchc_desktop.portal.answers import content_range, succeeded
from cchc_desktop.portal.errors import StrangeAnswer
from cchc_desktop.portal.message import Answer, Request
from cchc_desktop.portal.strict_json import decode
from cchc_desktop.wire.contract import CatalogueEntry

_FIRST_PIECE = 64 * 1024  # 16 seconds at 32 kbit/s: passes under the deadline on the slowest line
_LARGEST_PIECE = 512 * 1024
_LARGEST = 64 * 1024 * 1024


def download(send: Callable[[Request], Answer], entry: CatalogueEntry, part: bytearray) -> list[dict[str, Any]]:
    """The rows of the file `entry` describes.

    `part` is what earlier tries brought; it grows in place, so after PortalUnreachable a call with the same
    `part` goes on where the line broke. Raises StrangeAnswer, and empties `part`, when the digest is another.
    """
    if not 0 < entry.bytes <= _LARGEST:
        raise StrangeAnswer("catalogue of impossible size")
    piece = _FIRST_PIECE
    while len(part) < entry.bytes:
        _fetch(send, entry, part, piece)
        piece = min(piece * 2, _LARGEST_PIECE)
    data = bytes(part)
    if hashlib.sha256(data).hexdigest() != entry.sha256.lower():
        part.clear()
        raise StrangeAnswer("catalogue with another digest")
    return _rows(data, entry)


def _fetch(send: Callable[[Request], Answer], entry: CatalogueEntry, part: bytearray, piece: int) -> None:
    start = len(part)
    last = min(start + piece, entry.bytes) - 1
    headers = {"Range": f"bytes={start}-{last}", "Accept": "application/x-ndjson", "Accept-Encoding": "identity"}
    request = Request("GET", f"/catalogues/{quote(entry.name, safe='')}", {"version": entry.version}, headers=headers)
    answer = succeeded(send(request))
    if answer.content_type != "application/x-ndjson":
        raise StrangeAnswer("not NDJSON")
    if answer.status == 206:
        part += _asked_for(answer, start, entry.bytes)
    elif len(answer.body) == entry.bytes:  # a portal without ranges gives the whole at once
        part[:] = answer.body
    else:
        raise StrangeAnswer("catalogue of another size")


def _asked_for(answer: Answer, start: int, whole: int) -> bytes:
    told = content_range(answer)
    if told is None or not answer.body:
        raise StrangeAnswer("piece without its range")
    if told != (start, start + len(answer.body) - 1, whole):
        raise StrangeAnswer("another piece than asked for")
    return answer.body


def _rows(data: bytes, entry: CatalogueEntry) -> list[dict[str, Any]]:
    rows = [decode(line, dict[str, Any]) for line in data.split(b"\n") if line.strip()]
    if entry.rows and entry.rows != len(rows):
        raise StrangeAnswer("catalogue with another number of rows")
    return rows
