from __future__ import annotations

import hashlib
import json

import pytest

from cchc_desktop.portal.catalogues import download
from cchc_desktop.portal.errors import PortalUnreachable, Reason, StrangeAnswer
from cchc_desktop.portal.message import Answer
from cchc_desktop.wire.contract import CatalogueEntry

ROWS = [{"MaTTHC": f"1.{number:06}", "TenTTHC": "Đăng ký khai sinh"} for number in range(5000)]
DATA = b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in ROWS)


def entry(data: bytes = DATA, rows: int = 0) -> CatalogueEntry:
    digest = hashlib.sha256(data).hexdigest()
    return CatalogueEntry(name="thu-tuc", version="7", sha256=digest, bytes=len(data), rows=rows)


class Portal:
    """Serves ranges of `data`; the calls in `drops` break."""

    def __init__(self, data: bytes = DATA, drops: tuple[int, ...] = ()) -> None:
        self.data, self.drops, self.calls, self.sent = data, drops, 0, 0

    def __call__(self, request):
        self.calls += 1
        if self.calls in self.drops:
            raise PortalUnreachable(Reason.TIMEOUT)
        first, last = map(int, request.headers["Range"].removeprefix("bytes=").split("-"))
        piece = self.data[first : last + 1]
        self.sent += len(piece)
        told = f"bytes {first}-{first + len(piece) - 1}/{len(self.data)}"
        return Answer(206, {"content-type": "application/x-ndjson", "content-range": told}, piece)


def test_a_catalogue_comes_in_pieces_and_whole():
    portal = Portal()

    assert download(portal, entry(rows=len(ROWS)), bytearray()) == ROWS
    assert portal.calls > 1


def test_a_broken_download_goes_on_where_it_broke():
    portal, part = Portal(drops=(3,)), bytearray()
    with pytest.raises(PortalUnreachable):
        download(portal, entry(), part)
    assert bytes(part) == DATA[: len(part)] != b""

    assert download(portal, entry(), part) == ROWS
    assert portal.sent == len(DATA)


def test_a_portal_without_ranges_gives_the_whole_at_once():
    def whole(_request):
        return Answer(200, {"content-type": "application/x-ndjson"}, DATA)

    assert download(whole, entry(), bytearray(b"stale")) == ROWS


def test_another_digest_is_refused_and_nothing_of_it_kept():
    part = bytearray()

    with pytest.raises(StrangeAnswer, match="another digest"):
        download(Portal(DATA.replace(b"1.000007", b"1.000008")), entry(), part)

    assert part == b""


def test_a_part_left_from_another_version_heals_at_the_next_try():
    part = bytearray(b"x" * (len(DATA) + 5))
    with pytest.raises(StrangeAnswer):
        download(Portal(), entry(), part)

    assert download(Portal(), entry(), part) == ROWS


@pytest.mark.parametrize(
    "answer",
    [
        Answer(206, {"content-type": "application/x-ndjson"}, b"x"),
        Answer(206, {"content-type": "application/x-ndjson", "content-range": "bytes 5-5/9"}, b"x"),
        Answer(206, {"content-type": "application/x-ndjson", "content-range": f"bytes 0-1/{len(DATA)}"}, b"x"),
        Answer(206, {"content-type": "application/x-ndjson", "content-range": f"bytes 0-0/{len(DATA)}"}, b""),
        Answer(200, {"content-type": "application/x-ndjson"}, b"{}"),
        Answer(200, {"content-type": "application/json"}, DATA),
        Answer(304, {}, b""),
    ],
)
def test_a_piece_that_was_not_asked_for_is_strange(answer):
    part = bytearray()

    with pytest.raises(StrangeAnswer):
        download(lambda _request: answer, entry(), part)

    assert part == b""


def test_a_row_that_is_not_an_object_is_strange():
    data = b'{"a": 1}\n[1]\n'

    with pytest.raises(StrangeAnswer, match="other shape"):
        download(Portal(data), entry(data), bytearray())


def test_a_row_missing_is_noticed():
    with pytest.raises(StrangeAnswer, match="number of rows"):
        download(Portal(), entry(rows=len(ROWS) + 1), bytearray())


@pytest.mark.parametrize("size", [0, -1, 10**12])
def test_an_impossible_size_is_not_even_tried(size):
    with pytest.raises(StrangeAnswer, match="impossible size"):
        download(Portal(), CatalogueEntry(name="thu-tuc", version="7", bytes=size), bytearray())
